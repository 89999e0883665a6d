// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What clients have to get from each scenario of `sgauge help serve`.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

// Asks the server: GET without a body, POST with one. The answer is JSON.
export async function control(server, call, body) {
    const response = await fetch(`${server.origin}/.streamgauge/${call}`,
                                 body && { method: "POST", body: JSON.stringify(body) });
    assert.equal(response.status, 200);
    return response.json();
}

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
export const presets = {
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
                             ["hello", ...Array(4).fill(["order", "sensor"]).flat()]);
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
export const posts = {
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
