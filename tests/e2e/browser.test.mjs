// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Chromium's own EventSource, on the page that `sgauge serve` shows, with each scenario.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Chromium, findChromium, requireBrowser } from "./chromium.mjs";
import { scenarios, serve } from "./programs.mjs";

const command = findChromium();
requireBrowser(command);

// What the page shows, by JavaScript.
const state = wanted => `document.querySelector("#state[data-state=${wanted}]") !== null`;
const rows = "[...document.querySelectorAll('#log li.event')].reverse()"
    + ".map(row => [row.querySelector('.type').textContent, row.querySelector('.data').textContent])";
const atLeast = count => `(rows => rows.length >= ${count} && rows)(${rows})`;
const changes = "[...document.querySelectorAll('#log li.change')].reverse()"
    + ".map(row => row.lastChild.textContent)";
const lastId = "document.getElementById('lastid').textContent";

describe("Chromium's EventSource", { concurrency: true }, () => {
    let browser;
    before(() => { browser = new Chromium(command); });
    after(() => browser.close());

    test("demo", async t => {
        const server = await serve(t, "demo");
        const page = await browser.open(server.origin);
        await page.until(state("open"));
        const events = await page.until(atLeast(9));
        assert.equal(events[0][0], "hello");
        assert.equal(JSON.parse(events[0][1]).service, "streamgauge-demo");
        assert.ok(events.some(([type]) => type === "order"));
        assert.match(await page.evaluate(lastId), /^10\d\d$/);
        assert.match(server.stderr, /asked GET \/demo \(attempt 1\): 200 OK/);
    });

    test("random, and the server goes away", async t => {
        const server = await serve(t, "random");
        const page = await browser.open(server.origin);
        const events = await page.until(atLeast(2));
        for (const [type, data] of events) {
            assert.equal(type, "message");
            assert.match(data, /^[0-9a-f]{16}$/);
        }
        assert.equal(await page.evaluate(state("open")), true);
        await server.stop();
        await page.until(state("reconnecting"));
        assert.deepEqual(await page.evaluate(changes),
                         ["open", "error: connection lost, reconnecting"]);
    });

    test("slide", async t => {
        const server = await serve(t, "slide");
        const page = await browser.open(server.origin);
        await page.until(state("open"));
        const events = await page.until(atLeast(2));
        assert.deepEqual(events, [["slide", "7"], ["slide", "7"]]);
        assert.match(await page.evaluate(lastId), /^\d{13}$/);
    });

    const messages = ([type, data]) => type === "foo" ? data : JSON.parse(data).message;
    const hello = ["HelloWorld", "HelloWorld", "HelloWorld", "{ message: 'foo' }", "close"];

    test("hello, once through", async t => {
        const server = await serve(t, "hello");
        const page = await browser.open(server.origin);
        await page.until(state("open"));
        const events = await page.until(atLeast(5));
        assert.deepEqual(events.map(messages), hello);
        await page.until(state("reconnecting"));
        assert.equal(await page.evaluate(lastId), "foo");
        assert.match(server.stderr, /The stream to .* has ended/);
    });

    test("hello, and back again with Last-Event-ID", async t => {
        const folder = mkdtempSync(join(tmpdir(), "sgauge-"));
        t.after(() => rmSync(folder, { recursive: true }));
        const original = readFileSync(join(scenarios, "hello.sse"), "utf8");
        const quick = original.replace("retry: 10000", "retry: 300").replaceAll("wait 1s", "wait 50ms");
        assert.notEqual(quick, original);
        writeFileSync(join(folder, "hello.sse"), quick);
        const server = await serve(t, join(folder, "hello.sse"));
        const page = await browser.open(server.origin);
        const events = await page.until(atLeast(10));
        assert.deepEqual(events.slice(0, 10).map(messages), [...hello, ...hello]);
        await server.until(
            () => /\(attempt 2\): 200 OK, Last-Event-ID foo$/m.test(server.stderr), "Last-Event-ID");
        assert.deepEqual((await page.evaluate(changes)).slice(0, 3),
                         ["open", "error: connection lost, reconnecting", "open"]);
    });

    test("a page of one's own, beside the stream and from elsewhere", async t => {
        const folder = mkdtempSync(join(tmpdir(), "sgauge-"));
        t.after(() => rmSync(folder, { recursive: true }));
        writeFileSync(join(folder, "index.html"), `<!doctype html><title>mine</title><ul></ul><script>
            const source = new EventSource(new URLSearchParams(location.search).get("from") ?? "/sse");
            source.onmessage = event => document.querySelector("ul").append(event.data + "\\n");
        </script>`);
        const server = await serve(t, "random", "--static", folder);
        const other = await serve(t, "random");
        const got = /^[0-9a-f]{16}\n/;
        for (const query of ["", `?from=${encodeURIComponent(other.url)}`]) {
            const page = await browser.open(`${server.origin}/${query}`);
            assert.match(await page.until("document.querySelector('ul').textContent"), got);
            assert.equal(await page.evaluate("document.title"), "mine");
        }
        assert.match(other.stderr, /asked GET \/sse \(attempt 1\): 200 OK/);
    });
});
