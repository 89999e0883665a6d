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

async function control(server, call, body) {
    const response = await fetch(`${server.origin}/.streamgauge/${call}`,
                                 body && { method: "POST", body: JSON.stringify(body) });
    assert.equal(response.status, 200);
    return response.json();
}

// ---- what each of them says -----------------------------------------------------------------------

const data = events => events.map(([, text]) => text);
const json = events => data(events).map(text => JSON.parse(text));
const ids = events => events.map(([, , id]) => id);
const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
const later = count => [`reconnect-delay ${count}`, `last-event-id ${count}`];

const torture = [
    ["bom", "the byte order mark at the start is gone", ""],
    ["cr", "one line, ended by CR", ""],
    ["crlf", "one line, ended by CRLF", ""],
    ["mixed", "three lines,\neach ended\nin its own way", ""],
    ["cut", "a CRLF\nin two packets", ""],
    ["next", "the LF before me belongs to the CR before it", ""],
    ["comments", "two lines\nwith comments between", ""],
    ["shape", "no blank after the colon", ""],
    ["shape", " one blank of two is left", ""],
    ["shape", "", ""],
    ["shape", "\nthe first of these two lines is empty", ""],
    ["shape", "a: b: c — only the first colon counts", ""],
    ["second", "the last type counts: second", ""],
    ["message", "an empty type makes a message", ""],
    ["unknown", "unknown fields are passed over", ""],
    ["id", "the last event id is 水/1", "水/1"],
    ["id", "an id with NUL is ignored, it is still 水/1", "水/1"],
    ["id", "a block without data sets it too, it is 2", "2"],
    ["id", "it stays 2", "2"],
    ["id", "now it is empty", ""],
    ["utf8", "水 and 🌊 came in pieces", ""],
    ["utf8", "one U+FFFD: \uFFFD; three: \uFFFD\uFFFD\uFFFD; one: \uFFFD!", ""],
    ["utf8", "a NUL is data: \0.", ""],
    ["utf8", "U+2028 \u2028 and U+0085 \u0085 end no line", ""],
];

// For an EventSource: the types of events, after how many of them to stop (else when it gives up),
// what they are, which verdicts there are ("rule attempt"; none of them failed), and what is done
// meanwhile. For curl: the beginning of the body, and the exit code if the stream ends.
const presets = {
    await: {
        types: ["step"],
        async meanwhile(server) {
            for (const name of ["approve", "finish"]) {
                while (!(await control(server, "signal", { name })).released)
                    await pause(20);
            }
        },
        check: ({ events }) => assert.deepEqual(json(events).map(({ step, state }) => `${step} ${state}`),
            ["build done", "deploy waiting for approval", "deploy running", "deploy done"]),
        verdicts: [...later(2), "last-event 2"],
        curl: ['event: step\ndata: {"step":"build"', 0],
    },
    buffering: {
        types: ["bye"],
        check({ events }) {
            assert.deepEqual(ids(events), [...numbers(1, 20), "20"]);
            assert.deepEqual(json(events.slice(0, 20)).map(({ n }) => String(n)), numbers(1, 20));
            assert.equal(events[20][0], "bye");
        },
        verdicts: [...later(2), "last-event 2"],
        curl: ['id: 1\ndata: {"n":1', 0],
    },
    chat: {
        types: ["join", "typing", "line", "leave"],
        stopAt: 6,
        check({ events }) {
            assert.deepEqual(events.map(([type]) => type), ["join", "typing", "line", "line", "line", "leave"]);
            assert.deepEqual(json(events).map(({ who }) => who), ["Ada", "Ada", "Ada", "小明", "Zoë", "Ada"]);
            assert.deepEqual(ids(events), ["1", "1", "2", "3", "4", "5"]);
        },
        verdicts: [],
        curl: ["event: join\nid: 1\nretry: 1500\ndata: {"],
    },
    demo: {
        types: ["hello", "order", "sensor", "notice"],
        stopAt: 9,
        check({ events }) {
            assert.deepEqual(events.map(([type]) => type),
                             ["hello", ...["order", "sensor", "order", "sensor"], ...["order", "sensor", "order", "sensor"]]);
            assert.deepEqual(ids(events), numbers(1000, 1008));
            assert.equal(json(events)[0].service, "streamgauge-demo");
        },
        verdicts: [],
        curl: [": welcome to the demo stream\nretry: 3000\n\nevent: hello\nid: 1000\n"],
    },
    flaky: {
        types: ["bye"],
        check({ events, opens, errors }) {
            assert.deepEqual(ids(events), ["1", "2", "3", "4"]);
            assert.deepEqual(json(events), [{ attempt: 1, n: 1 }, { attempt: 1, n: 2 }, { attempt: 1, n: 3 },
                                            { attempt: 2, n: 1 }]);
            assert.deepEqual([opens, errors], [2, 3]); // then 503, where an EventSource gives up
        },
        verdicts: [...later(2), ...later(3)],
        curl: ['retry: 800\n\nid: 1\ndata: {"attempt":1,"n":1}\n\n', 56],
    },
    flood: {
        types: ["done"],
        digest: ({ events }) => ({
            count: events.length,
            firstWrong: events.findIndex(([, text, id], i) => i < 200000 && id !== String(i + 1)),
            last: events.at(-1),
        }),
        check: result => assert.deepEqual(
            result, { count: 200001, firstWrong: -1, last: ["done", '{"sent":200000}', "200000"] }),
        verdicts: [...later(2), "last-event 2"],
        curl: ['id: 1\ndata: {"n":1,', 0],
    },
    hello: {
        types: ["foo"],
        stopAt: 5,
        check({ events }) {
            assert.deepEqual(events.map(([type, , id]) => `${type} ${id}`),
                             ["message ", "message ", "message ", "foo foo", "message foo"]);
            assert.equal(JSON.parse(events[4][1]).message, "close");
        },
        verdicts: [],
        curl: ['data: {"message":"HelloWorld","timestamp":', 0],
    },
    huge: {
        types: ["small", "line", "four", "lines", "id", "text"],
        digest: ({ events }) => events.map(
            ([type, text, id]) => [type, text.length, text.split("\n").length, id.length]),
        check(rows) {
            const text = rows[5].splice(1, 1)[0];
            assert.ok(text > 300_000, `${text}`);
            const lines = rows[3].splice(1, 1)[0];
            assert.ok(lines > 200_000, `${lines}`);
            assert.deepEqual(rows, [["small", 24, 1, 0], ["line", 1048576, 1, 0], ["four", 4 * 1048576 + 3, 4, 0],
                ["lines", 10000, 0], ["id", 26, 1, 4000], ["text", 1, 4000], ["small", 12, 1, 4000]]);
        },
        verdicts: [...later(2), "last-event 2"],
        curl: ["event: small\ndata: The next ones are large.\n\n", 0],
    },
    orders: {
        types: ["order", "bye"],
        check({ events, opens, errors }) {
            assert.deepEqual(events.map(([type, , id]) => `${type} ${id}`), ["order 1", "order 2"]);
            assert.deepEqual(json(events).map(order => Object.keys(order)), [["at", "qty"], ["at", "qty"]]);
            assert.deepEqual([opens, errors], [1, 2]);
        },
        verdicts: later(2),
        curl: ['retry: 1000\n\nid: 1\nevent: order\ndata: {"at":"', 56],
    },
    progress: {
        types: ["start", "progress", "done"],
        check({ events }) {
            assert.equal(events.length, 202);
            const percent = json(events.slice(1, -1)).map(({ phase, percent }) => `${phase} ${percent}`);
            assert.deepEqual(percent, ["upload", "check"].flatMap(phase => numbers(1, 100).map(n => `${phase} ${n}`)));
            assert.equal(events.at(-1)[0], "done");
        },
        verdicts: [...later(2), "last-event 2"],
        curl: ['event: start\ndata: {"job":"backup"', 0],
    },
    random: {
        types: [],
        stopAt: 3,
        check: ({ events }) => data(events).forEach(text => assert.match(text, /^[0-9a-f]{16}$/)),
        verdicts: [],
        curl: ["data: "],
    },
    resume: {
        types: [],
        check({ events, opens, errors }) {
            assert.deepEqual(events, ["one", "two", "three", "four", "five", "six, and that is all"]
                .map((text, i) => ["message", text, String(i + 1)]));
            assert.deepEqual([opens, errors], [2, 3]);
        },
        verdicts: [...later(2), ...later(3), "last-event 3"],
        curl: ["retry: 500\n\nid: 1\ndata: one\n\n", 56],
    },
    slide: {
        types: ["slide"],
        stopAt: 5,
        check({ events }) {
            assert.deepEqual(new Set(data(events)), new Set(["7"]));
            ids(events).forEach(id => assert.match(id, /^\d{13}$/));
        },
        verdicts: [],
        curl: ["event: slide\nid: "],
    },
    ticker: {
        types: ["price", "halt"],
        stopAt: 16,
        check({ events }) {
            assert.deepEqual(events.map(([type]) => type), [...Array(14).fill("price"), "halt", "price"]);
            assert.deepEqual(ids(events), numbers(1, 16));
        },
        verdicts: [],
        curl: ["event: price\nid: 1\ndata: {"],
    },
    torture: {
        types: [...new Set(torture.map(([type]) => type)), "first", "never"].filter(type => type !== "message"),
        check: ({ events }) => assert.deepEqual(events, torture),
        // In it the id goes away, and comes without an event.
        checkWithoutIds: ({ events }) => assert.deepEqual(events.map(event => event.slice(0, 2)),
                                                          torture.map(event => event.slice(0, 2))),
        verdicts: [...later(2), "last-event 2"],
        curl: ["\uFEFF: a comment before anything else\n:\n:without a blank\n: @with-an-at", 0],
    },
};

// For those that are asked with POST: the path, and what the events, [type, data], have to be.
const posts = {
    "anthropic": {
        path: "/v1/messages",
        check(events) {
            const all = json(events);
            assert.deepEqual(events.map(([type]) => type), all.map(({ type }) => type));
            assert.equal(all[0].type, "message_start");
            assert.equal(all[0].message.model, "river-1");
            assert.equal(all.at(-1).type, "message_stop");
            JSON.parse(all.map(({ delta }) => delta?.partial_json ?? "").join(""));
        },
    },
    "gemini": {
        path: "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse",
        lineEnd: "\r\n",
        check(events) {
            const all = json(events);
            assert.deepEqual(all.map(({ candidates: [{ finishReason }] }) => finishReason ?? ""),
                             [...Array(all.length - 1).fill(""), "STOP"]);
            assert.ok(all.some(({ candidates: [{ content }] }) => content.parts[0].functionCall));
        },
    },
    "mcp": {
        path: "/mcp",
        check(events) {
            const all = json(events);
            assert.deepEqual(all.slice(1, -1).map(({ params }) => [params.progressToken, params.progress]),
                             [[7, 1], [7, 2], [7, 3], [7, 4], [7, 5]]);
            assert.equal(all.at(-1).id, 7);
            assert.match(all.at(-1).result.content[0].text, /All five gauges/);
        },
    },
    "openai-chat": {
        path: "/v1/chat/completions",
        check(events) {
            assert.equal(events.at(-1)[1], "[DONE]");
            const all = json(events.slice(0, -1));
            assert.ok(all.every(({ model }) => model === "river-1"));
            const deltas = all.flatMap(({ choices }) => choices).map(({ delta }) => delta);
            assert.ok(deltas.map(({ content }) => content ?? "").join("").startsWith("Let"));
            JSON.parse(deltas.flatMap(delta => delta.tool_calls ?? [])
                .map(call => call.function.arguments ?? "").join(""));
            assert.ok(all.at(-1).usage.total_tokens > 0);
        },
    },
    "openai-responses": {
        path: "/v1/responses",
        check(events) {
            const all = json(events);
            assert.deepEqual(events.map(([type]) => type), all.map(({ type }) => type));
            assert.deepEqual(all.map(event => event.sequence_number), all.map((_, i) => i));
            assert.equal(all.at(-1).type, "response.completed");
            assert.equal(all.at(-1).response.model, "river-1");
        },
    },
};

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
                super(url, { fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...headers } }) });
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
            const clients = ["one", "two", "three"].map(client => curl(t, server.url, "--cookie", `streamgauge=${client}`));
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
        assert.deepEqual((await verdictsOf("many")).map(({ rule, outcome, attempt }) => `${rule} ${outcome} ${attempt}`),
                         ["connection-limit noted 7"]);
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
