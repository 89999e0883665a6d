// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each scenario of `sgauge help serve` against clients that others have written: Chromium's
// EventSource, npm's eventsource, curl, fetch. Each gets what the file says, and the server's
// verdicts on it are right. Clients that do wrong are caught.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Chromium, findChromium, requireBrowser } from "./chromium.mjs";
import { control, posts, presets } from "./presets.mjs";
import { here, patience, Program, run, serve } from "./programs.mjs";
import { RawClient } from "./rawclient.mjs";

const command = findChromium();
requireBrowser(command);

// `./dev test` installs it there.
const modules = process.env.STREAMGAUGE_NODE_MODULES ?? join(here, "../../build/npm/node_modules");
const { EventSource } = createRequire(join(modules, "here.cjs"))("eventsource");

const folder = mkdtempSync(join(tmpdir(), "sgauge-presets-"));
after(() => rmSync(folder, { recursive: true }));

const speed = ["--speed", "20"];
const aLot = 4 * patience; // for what takes its time on a slow machine

// ---- the clients ----------------------------------------------------------------------------------

// Runs in the page, too.
function follow(Source, url, types, stopAt) {
    const result = { events: [], opens: 0, errors: 0, isOver: false };
    const source = new Source(url);
    const take = ({ type, data, lastEventId }) => {
        if (result.isOver)
            return; // not all stop at close() if more has come already
        result.events.push([type, data, lastEventId]);
        if (result.events.length !== stopAt)
            return;
        source.close();
        result.isOver = true;
    };
    for (const type of ["message", ...types])
        source.addEventListener(type, take);
    source.onopen = () => { ++result.opens; };
    source.onerror = () => {
        ++result.errors;
        result.isOver = source.readyState === 2;
    };
    return result;
}

const whole = result => result;
let browser;

// All clients have the same address; their cookies tell the server who is who.
const eventSources = {
    async Chromium(server, { types, stopAt, digest = whole }) {
        const page = await browser.open(`${server.origin}/favicon.ico`);
        try {
            await page.until("location.host && document.readyState === 'complete'");
            await page.evaluate('document.cookie = "streamgauge=Chromium"');
            const given = [`"${server.url}"`, JSON.stringify(types), stopAt].join();
            await page.evaluate(`void (result = (${follow})(EventSource, ${given}))`);
            await page.until("result.isOver", aLot);
            return JSON.parse(await page.evaluate(`JSON.stringify((${digest})(result))`));
        } finally {
            await page.close();
        }
    },
    async eventsource(server, { types, stopAt, digest = whole }) {
        class Source extends EventSource {
            constructor(url) {
                const headers = { Cookie: "streamgauge=eventsource" };
                const ask = (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...headers } });
                super(url, { fetch: ask });
            }
        }
        const result = follow(Source, server.url, types, stopAt);
        // Its lastEventId is that of the event alone; by the standard it is the last one of all.
        for (const end = performance.now() + aLot; !result.isOver; await pause(20))
            assert.ok(performance.now() < end, `never over: ${JSON.stringify(result).slice(-500)}`);
        let last = "";
        for (const event of result.events)
            last = event[2] ||= last;
        return digest(result);
    },
};

const curl = (t, url, ...args) =>
    new Program(t, "curl", ["--silent", "--show-error", "--no-buffer", "--cookie", "streamgauge=curl", ...args, url]);

// A large body goes into a file, one without end is looked at as it comes.
async function checkCurl(t, server, { curl: [beginning, code], meanwhile }) {
    const file = join(folder, new URL(server.url).port);
    const client = curl(t, server.url, ...(code === undefined ? [] : ["--output", file]));
    await meanwhile?.(server);
    if (code === undefined) {
        await client.until(() => client.stdout.startsWith(beginning), "the beginning");
        return;
    }
    await client.until(() => client.code !== undefined, "the end", aLot);
    assert.equal(client.code, code, client.stderr);
    const body = readFileSync(file, "utf8");
    assert.ok(body.startsWith(beginning), body.slice(0, 1000));
}

// What the server makes of a client: "rule attempt", those that failed, and those that are noted.
async function verdictsOn(server, name) {
    const { verdicts } = await control(server, "verdicts");
    const its = verdicts.filter(({ client }) => client === `127.0.0.1 ${name}`);
    assert.equal(its.length, verdicts.length, JSON.stringify(verdicts));
    return its;
}

const brief = ({ rule, attempt }) => `${rule} ${attempt}`;
const withOutcome = (verdicts, wanted) => verdicts.filter(({ outcome }) => outcome === wanted).map(brief);

// ---- the tests --------------------------------------------------------------------------------------

test("all presets are here", async t => {
    const { stdout } = await run(t, "help", "serve");
    const [list] = /(?<=^Built-in scenarios:\n)(?: {2}\S.*\n)+/m.exec(stdout);
    const names = list.trimEnd().split("\n").map(line => line.trim().split(" ")[0]);
    assert.deepEqual(names.sort(), [...Object.keys(presets), ...Object.keys(posts)].sort());
});

describe("an EventSource, and curl", { concurrency: 8 }, () => {
    before(() => { browser = new Chromium(command); });
    after(() => browser.close());

    for (const [name, preset] of Object.entries(presets)) {
        test(name, async t => {
            const server = await serve(t, name, ...speed);
            for (const [client, play] of Object.entries(eventSources)) {
                const [result] = await Promise.all([play(server, preset), preset.meanwhile?.(server)]);
                if (client === "eventsource" && preset.checkWithoutIds)
                    preset.checkWithoutIds(result);
                else
                    preset.check(result);
                const verdicts = await verdictsOn(server, client);
                assert.deepEqual(withOutcome(verdicts, "failed"), [], JSON.stringify(verdicts));
                // Staying away is praised after a while only.
                const others = verdicts.filter(({ rule }) => !["caching", "no-content", "fatal-answer"].includes(rule));
                assert.deepEqual(others.map(brief), preset.verdicts, `${client}: ${JSON.stringify(verdicts)}`);
                await control(server, "reset", {});
            }
            await checkCurl(t, server, preset);
            assert.deepEqual(withOutcome(await verdictsOn(server, "curl"), "failed"), []);
        });
    }
});

describe("POST with curl and fetch", { concurrency: 8 }, () => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 7, model: "river-1", stream: true, messages: [] });

    function parse(text, lineEnd = "\n") {
        assert.ok(text.endsWith(lineEnd + lineEnd));
        return text.split(lineEnd + lineEnd).slice(0, -1).map(block => {
            const fields = block.split(lineEnd).filter(Boolean).map(line => /^([^:]*): ?(.*)$/s.exec(line).slice(1));
            const valuesOf = wanted => fields.filter(([name]) => name === wanted).map(([, value]) => value);
            return [valuesOf("event").at(-1) ?? "message", valuesOf("data").join("\n")];
        }).filter(([, text]) => text);
    }

    for (const [name, { path, lineEnd, check }] of Object.entries(posts)) {
        test(name, async t => {
            const server = await serve(t, name, ...speed);
            const url = new URL(path, server.origin).href;
            const client = await curl(t, url, "--json", body).end();
            assert.equal(client.code, 0, client.stderr);
            check(parse(client.stdout, lineEnd));
            const headers = { Cookie: "streamgauge=curl", "Content-Type": "application/json" };
            const response = await fetch(url, { method: "POST", body, headers });
            assert.equal(response.headers.get("content-type"), "text/event-stream");
            check(parse(await response.text(), lineEnd));
            const { verdicts } = await control(server, "verdicts");
            assert.deepEqual(withOutcome(verdicts, "failed"), []);
            const asked = await fetch(url);
            assert.deepEqual([asked.status, asked.headers.get("allow")], [405, "POST, OPTIONS"]);
        });
    }
});

describe("shared streams", () => {
    for (const name of ["ticker", "chat"]) {
        test(`${name}: all get the same`, async t => {
            const server = await serve(t, name, ...speed);
            const clients = ["one", "two", "three"]
                .map(client => curl(t, server.url, "--cookie", `streamgauge=${client}`));
            const events = client => [...client.stdout.matchAll(/^id: (\d+)\n(?:retry: .*\n)?data: (.*)\n\n/gm)]
                .map(([, id, text]) => [Number(id), text]);
            for (const client of clients)
                await client.until(() => events(client).length >= 12, "twelve events");
            const known = new Map(events(clients[0]));
            for (const client of clients.slice(1)) {
                const both = events(client).filter(([id]) => known.has(id));
                assert.ok(both.length > 0);
                assert.deepEqual(both, both.map(([id]) => [id, known.get(id)]));
            }
        });
    }
});

describe("clients that do wrong", { concurrency: true }, () => {
    // Whoever does not wait here has been hasty, however slow the machine.
    const patient = join(folder, "patient.sse");
    let server;
    let stop;
    before(async () => {
        writeFileSync(patient, ": @streamgauge 1\n: @route GET /patient\nretry: 60000\n\nid: 3\ndata: x\n\n: @drop\n");
        server = await serve({ after: kill => { stop = kill; } }, "resume", "await", patient, "--speed", "max");
    });
    after(() => stop?.());

    // The scenario says "retry: 500". The first attempt gets ids up to 3 and is dropped, the second
    // gets the rest, the third 204.
    const inTime = () => pause(510);
    const clients = {
        good: {
            async go(ask) { await ask(); await inTime(); await ask("3"); await inTime(); await ask("6"); },
            failed: [],
        },
        hasty: { route: "/patient", async go(ask) { await ask(); await ask("3"); }, failed: ["reconnect-delay 2"] },
        forgetful: { async go(ask) { await ask(); await inTime(); await ask(); }, failed: ["last-event-id 2"] },
        confused: { async go(ask) { await ask(); await inTime(); await ask("4"); }, failed: ["last-event-id 2"] },
        hastyAndForgetful: {
            route: "/patient",
            async go(ask) { await ask(); await ask(); },
            failed: ["reconnect-delay 2", "last-event-id 2"],
        },
        stubborn: {
            async go(ask) { await clients.good.go(ask); await inTime(); await ask("6"); },
            failed: ["no-content 4"],
        },
        // It has to come back, in 500 ms or a little later.
        absent: { async go(ask) { await ask(); await pause(1600); }, failed: ["reconnection 1"] },
    };
    const verdictsOf = async name =>
        (await control(server, "verdicts")).verdicts.filter(({ client }) => client === `127.0.0.1 ${name}`);
    const asker = (t, name, url, ...headers) => async id => {
        const client = new RawClient(t, url).ask(`Cookie: streamgauge=${name}`, "Accept: text/event-stream",
            "Cache-Control: no-cache", "Connection: close", ...(id ? [`Last-Event-ID: ${id}`] : []), ...headers);
        await client.end();
        client.socket.destroy();
    };

    for (const [name, { route = "/resume", go, failed }] of Object.entries(clients)) {
        test(`${name}: ${failed.join(", ") || "nothing"}`, async t => {
            await go(asker(t, name, server.origin + route));
            assert.deepEqual(withOutcome(await verdictsOf(name), "failed"), failed);
        });
    }

    test("seven connections at once are noted, six are not", async t => {
        const open = Array.from({ length: 7 }, () => new RawClient(t, `${server.origin}/await`));
        for (const client of open) {
            client.ask("Cookie: streamgauge=many", "Cache-Control: no-cache");
            await client.until(() => client.body.includes("event: step"), "the stream");
        }
        const verdicts = await verdictsOf("many");
        assert.deepEqual(verdicts.map(({ rule, outcome, attempt }) => [rule, outcome, attempt]),
                         [["connection-limit", "noted", 7]]);
    });

    test("they are told at the end, too: exit code, text, JUnit, JSON", async t => {
        for (const [name, pattern] of [["-", /^ *FAILED .*Came back .* before the 60.* retry asked for/m],
            ["verdicts.txt", /^ *FAILED .*reconnect-delay/m], ["verdicts.json", /"failed": ?1\b/],
            ["verdicts.xml", /<failure [^>]*reconnect-delay/]]) {
            const file = name === "-" ? name : join(folder, name);
            const broken = await serve(t, patient, "--verdicts", file);
            const ask = asker(t, "hasty", broken.url);
            await ask();
            await ask("3");
            await broken.stop("SIGINT");
            assert.equal(broken.code, 1, broken.stderr);
            assert.match(name === "-" ? broken.stdout : readFileSync(file, "utf8"), pattern);
        }
    });
});
