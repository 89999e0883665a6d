// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How to test a page that shows a stream: `sgauge serve` plays the server, and the test tells it by
// its control API what to do, when the page is ready for it. So there is nothing to sleep for.
//
// With Playwright, `page` is Playwright's, `page.until(...)` becomes `expect(...)` or
// `page.waitForFunction(...)`, and the rest stays as it is.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { Chromium, findChromium, requireBrowser } from "./chromium.mjs";
import { serve } from "./programs.mjs";

const command = findChromium();
requireBrowser(command);

// What is tested: a page that lists orders, and tells whether it is connected.
const page = `<!doctype html><title>Orders</title><p></p><ul></ul><script>
    const source = new EventSource("/orders");
    const say = text => { document.querySelector("p").textContent = text; };
    let times = 0;
    source.onopen = () => say(++times === 1 ? "connected" : "connected again");
    source.onerror = () => say(source.readyState === EventSource.CLOSED ? "gave up" : "reconnecting");
    source.addEventListener("order", event => {
        document.querySelector("ul").append(Object.assign(document.createElement("li"),
                                                          { textContent: JSON.parse(event.data).item }));
    });
    source.addEventListener("end", () => { source.close(); say("done"); });
</script>`;

// What the server plays. At @await it waits for the test, and so it does in @hang, for ever.
const scenario = `: @streamgauge 1
: @route GET /orders
: @resume
retry: 200

: @await opening
id: 1
event: order
data: {"item":"tea"}

: @wait 2h
id: 2
event: order
data: {"item":"milk"}

: @hang
`;

// Asks the server: GET without a body, POST with one. The answer is JSON.
async function control(call, body) {
    const response = await fetch(`${server.origin}/.streamgauge/${call}`,
                                 body && { method: "POST", body: JSON.stringify(body) });
    const answer = await response.json();
    assert.equal(response.status, 200, answer.error);
    return answer;
}

let folder;
let server;
let stopServer;
let browser;
let tab;

// Once: the server and the browser.
before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sgauge-control-"));
    writeFileSync(join(folder, "index.html"), page);
    writeFileSync(join(folder, "orders.sse"), scenario);
    // Port 0 takes a free one; the first line on stdout is the URL.
    server = await serve({ after: stop => { stopServer = stop; } }, join(folder, "orders.sse"), "--static", folder);
    browser = new Chromium(command);
});

after(async () => {
    await browser?.close();
    stopServer?.();
    rmSync(folder, { recursive: true });
});

// For each test: a server that has never seen anybody, and a fresh page.
beforeEach(async () => {
    await control("reset", {});
    tab = await browser.open(server.origin);
    await shows("connected");
});

afterEach(() => tab.close());

const shows = text => tab.until(`document.querySelector("p").textContent === ${JSON.stringify(text)}`);
const lists = (...items) =>
    tab.until(`[...document.querySelectorAll("li")].map(item => item.textContent).join() === "${items}"`);

test("an order that is pushed appears", async () => {
    // "data" that is not a string goes out as JSON. The answer says how many got it.
    const { clients } = await control("push", { event: "order", data: { item: "<b>coffee</b>" } });
    assert.equal(clients, 1);
    await lists("<b>coffee</b>");
});

test("the opening hour comes when the test says so, and the night is skipped", async () => {
    assert.deepEqual((await control("clients")).clients.map(({ awaits }) => awaits), ["opening"]);
    await lists();
    await control("signal", { name: "opening" });
    await lists("tea");
    // The clock of the server can be put forward, stopped, and made faster.
    await control("clock", { forward: "2h" });
    await lists("tea", "milk");
});

test("a lost connection is told, and no order is lost or comes twice", async () => {
    await control("signal", { name: "opening" });
    await lists("tea");
    await control("clock", { step: true }); // to the next event, however far
    await lists("tea", "milk");
    await control("faults", { kind: "drop" });
    await shows("connected again");
    await control("push", { event: "order", data: { item: "sugar" }, id: "3" });
    await lists("tea", "milk", "sugar");
});

test("a server that is overloaded makes the page give up, and it says so", async () => {
    await control("faults", { kind: "refuse", status: 503, count: 1 }); // the next attempt
    await control("faults", { kind: "close" });                        // this one ends
    await shows("gave up");
});

test("at the end the page closes, and has done all as the standard wants", async () => {
    await control("faults", { kind: "truncate" });
    await shows("connected again");
    await control("push", { event: "end", data: "" });
    await shows("done");
    const { failed, verdicts } = await control("verdicts");
    assert.equal(failed, 0, JSON.stringify(verdicts));
    const [delay] = verdicts.filter(({ rule }) => rule === "reconnect-delay");
    assert.match(delay.sentence, /^Came back .* retry asked for 200 ms\.$/);
});
