// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a conformance harness finds out about EventSource, by sse-contract-service.

import assert from "node:assert/strict";
import { setImmediate as turn, setTimeout as delay } from "node:timers/promises";
import { test } from "node:test";
import { Stream, StreamServer, comment, error, event, openStream, startService, streamHead }
    from "./harness.mjs";
import { freePort } from "./programs.mjs";

const bom = "\uFEFF";
const id = (data, value) => event(data, { id: value });
const typed = (data, type) => event(data, { type });
const bytes = text => Buffer.from(text, "latin1");

// What stands in the stream, and what must be told of it; also when the stream comes once more.
const parsing = {
    "one line": ["data: one\n\n", event("one")],
    "two events": ["data: one\n\ndata: two\n\n", event("one"), event("two")],
    "many lines": ["data: one\ndata:two\ndata:\ndata: four\n\n", event("one\ntwo\n\nfour")],
    "empty data": ["data:\n\ndata: \n\n", event(""), event("")],
    "a field without a colon": ["data\n\ndata\ndata\n\nevent\nid\ndata: x\n\n",
                                event(""), event("\n"), event("x")],
    "no data, no event": ["event: a\n\nid: 1\n\nretry: 10\n\n\n\ndata: x\n\n", id("x", "1")],
    "one blank is taken off": ["data:  a\nevent:  b\nid:  c\n\n",
                               event(" a", { type: " b", id: " c" })],
    "only a blank is": ["data:\tx \n\n", event("\tx ")],
    "colons in the value": ["data: a:b: c\nevent: :\n\n", typed("a:b: c", ":")],
    "a type": ["event: greeting\ndata: x\n\ndata: y\n\n", typed("x", "greeting"), event("y")],
    "the last type counts": ["event: a\nevent: b\ndata: x\n\nevent: a\nevent:\ndata: y\n\n",
                             typed("x", "b"), event("y")],
    "any order": ["data: x\nid: 1\nevent: a\n\n", event("x", { type: "a", id: "1" })],
    "names are literal": ["Data: a\n data: b\ndata : c\nDATA\nfoo: d\n\ndata: e\n\n", event("e")],
    "an id stays": ["id: 1\ndata: x\n\ndata: y\n\n", id("x", "1"), id("y", "1")],
    "an id of a block without data": ["id: 1\n\ndata: y\n\n", id("y", "1")],
    "an empty id": ["id: 1\ndata: x\n\nid\ndata: y\n\n", id("x", "1"), event("y")],
    "an id with NUL": ["id: 1\ndata: x\n\nid: 2\0\ndata: y\n\n", id("x", "1"), id("y", "1")],
    "NUL elsewhere": ["event: a\0b\ndata: x\0y\n\n", typed("x\0y", "a\0b")],
    "comments": [":one\n: two\n:\n::\n\ndata: x\n: in it\ndata: y\n\n:three\n",
                 comment("one"), comment(" two"), comment(""), comment(":"), comment(" in it"),
                 event("x\ny"), comment("three")],
    "a comment before the event ends": ["data: x\n: now\n", comment(" now")],
    "other line separators": ["data: a\u000bb\u000cc\u0085d\u2028e\u2029f\n\n",
                              event("a\u000bb\u000cc\u0085d\u2028e\u2029f")],
    "LF CR": ["data: x\n\r\n", event("x")],
    "mixed line ends": ["data: a\rdata: b\ndata: c\r\n\r\ndata: d\r\r:e\r\ndata: f\n\r",
                        event("a\nb\nc"), event("d"), comment("e"), event("f")],
    "a byte order mark": [`${bom}data: x\n\n`, event("x")],
    "a byte order mark and a comment": [`${bom}:x\n`, comment("x")],
    "a byte order mark further on": [`${bom}${bom}data: x\n\n${bom}data: y\n\ndata: ${bom}z\n\n`,
                                     event(`${bom}z`)],
    "half a byte order mark": [Buffer.concat([bytes("\xEF\xBB"), bytes("data: x\n\ndata: y\n\n")]),
                               event("y")],
    "characters of all lengths": ["event: ü\nid: é\ndata: aé水😀\n: 水\n\n", comment(" 水"),
                                  event("aé水😀", { type: "ü", id: "é" })],
    "ill-formed UTF-8": [bytes("data: \xFFa\xC0\xAFb\xE6\xB0c\xF0\x9F\x98d\xED\xA0\x80\n"
                               + "event: \xE6\n:\x80\n\n"), comment("\uFFFD"),
                         typed("\uFFFDa\uFFFD\uFFFDb\uFFFDc\uFFFDd\uFFFD\uFFFD\uFFFD", "\uFFFD")],
    "an unfinished character at the end of a line": [bytes("data: \xF0\x9F\ndata: \x98\x80\n\n"),
                                                     event("\uFFFD\n\uFFFD\uFFFD")],
};

for (const [name, end] of [["LF", "\n"], ["CR", "\r"], ["CRLF", "\r\n"]]) {
    const lines = ["data: one", "", "", "", "data:", "data: two", "data: three", "", ":four",
                   "id: 5", "data", "", "id", "", ""];
    parsing[`line ends ${name}`] = [lines.join(end), event("one"), event("\ntwo\nthree"),
                                    comment("four"), id("", "5")];
}

// Whole, byte by byte, and cut in two at each position.
function* cuts(input) {
    const all = Buffer.from(input);
    yield [all];
    yield [...all].map(byte => Buffer.from([byte]));
    for (let i = 1; i < all.length; ++i)
        yield [all.subarray(0, i), all.subarray(i)];
}

test("parses", async t => {
    const service = await startService(t);
    for (const [name, [input, ...expected]] of Object.entries(parsing)) {
        await t.test(name, async t => {
            const server = await StreamServer.start(t);
            const stream = await Stream.create(t, service, { streamUrl: server.url });
            let attempt = 0;
            for (const pieces of cuts(input)) {
                const connection = await server.request(attempt++);
                connection.begin();
                await connection.send(...pieces, ":end\n");
                await stream.expectOnly(...expected, comment("end"));
                await stream.restart();
            }
        });
    }
});

test("asks as the standard says", async t => {
    const service = await startService(t);
    const { connection } = await openStream(t, service);
    assert.equal(connection.method, "GET");
    assert.deepEqual(connection.header("accept"), ["text/event-stream"]);
    assert.deepEqual(connection.header("cache-control"), ["no-cache"]);
    assert.deepEqual(connection.header("last-event-id"), []);
    assert.deepEqual(connection.header("content-type"), []);
    assert.equal(connection.body.length, 0);
});

test("asks as it is told", async t => {
    const service = await startService(t);
    const open = async parameters => (await openStream(t, service, parameters)).connection;

    const withHeaders = await open({ headers: { "x-one": "1", "X-Two": "a: b, c",
                                                authorization: "Bearer 水" } });
    assert.deepEqual(withHeaders.header("x-one"), ["1"]);
    assert.deepEqual(withHeaders.header("x-two"), ["a: b, c"]);
    assert.ok(withHeaders.bytes.includes("uthorization: Bearer 水\r\n"), `${withHeaders.bytes}`);

    const { stream, connection: withId } = await openStream(t, service, { lastEventId: "é 水" });
    assert.ok(withId.bytes.includes("\r\nLast-Event-ID: é 水\r\n"), `${withId.bytes}`);
    await withId.send("data: x\n\n");
    await stream.expectOnly(id("x", "é 水"));
    assert.deepEqual((await open({ lastEventId: "" })).header("last-event-id"), []);

    const large = "水".repeat(1_000_000);
    for (const method of ["POST", "REPORT", "PUT", "MyMethod"]) {
        for (const type of [undefined, "application/json; charset=utf-8"]) {
            const headers = type && { "content-type": type };
            const connection = await open({ method, headers, body: "{\"a\": \"水\"}" });
            assert.equal(connection.method, method);
            assert.deepEqual(connection.header("content-type"), type ? [type] : [], method);
            assert.equal(connection.body.toString(), "{\"a\": \"水\"}");
        }
    }
    const withLarge = await open({ method: "POST", body: large });
    assert.ok(withLarge.body.equals(Buffer.from(large)));
});

function createStream(t, service, server, initialDelayMs) {
    return Stream.create(t, service, { streamUrl: server.url, initialDelayMs });
}

test("takes any spelling of the type, and nothing else", async t => {
    const service = await startService(t);
    const server = await StreamServer.start(t);
    let attempt = 0;
    const answered = async type => {
        const stream = await createStream(t, service, server, 0);
        const connection = await server.request(attempt++);
        const line = type === undefined ? "" : `Content-Type: ${type}\r\n`;
        connection.answer(`HTTP/1.1 200 OK\r\n${line}Content-Length: 9\r\n\r\ndata: x\n\n`);
        return stream;
    };
    for (const type of [undefined, "", "text/plain", "text/event-streams", "application/json",
                        "text/event-stream-x; charset=utf-8", "charset=text/event-stream"]) {
        const stream = await answered(type);
        await stream.expect(error);
        await stream.restart(); // it would be told of another attempt before this one
        const connection = await server.request(attempt++);
        connection.begin();
        await connection.send(":restarted\n");
        await stream.expectOnly(comment("restarted"));
        await stream.close();
    }
    for (const type of ["text/event-stream", "TEXT/Event-Stream",
                        "text/event-stream;charset=utf-16", "text/event-stream ; x=\"y\""]) {
        const stream = await answered(type);
        await stream.expect(event("x"), error); // of the end of the body
        await server.request(attempt++);
        await stream.close();
    }
});

// Servers that want no further attempt: what is counted is what comes until others have come back
// many times.
test("ends with any status but 200", async t => {
    const service = await startService(t);
    const statuses = [201, 202, 204, 205, 300, 304, 400, 401, 403, 404, 410, 429, 500, 502, 503];
    const ended = await Promise.all(statuses.map(async status => {
        const server = await StreamServer.start(t);
        const stream = await createStream(t, service, server, 0);
        (await server.request(0)).answerStatus(status, "Content-Type: text/event-stream");
        await stream.expect(error);
        return { status, server, stream };
    }));
    await comeBack(t, service, 10);
    for (const { status, server, stream } of ended) {
        assert.equal(server.requests.length, 1, `${status}`);
        await stream.expectOnly();
    }
});

// A stream that is lost, and comes back, that many times.
async function comeBack(t, service, times) {
    const server = await StreamServer.start(t);
    const stream = await createStream(t, service, server, 0);
    for (let i = 0; i < times; ++i) {
        const connection = await server.request(i);
        connection.begin();
        await connection.send("data: x\n\n");
        await stream.expectOnly(event("x"));
        connection.cut();
        await stream.expectOnly(error);
    }
    await stream.close();
}

test("follows redirects without a word", async t => {
    const service = await startService(t);
    for (const status of [301, 302, 303, 307, 308]) {
        const { server, stream, connection, target } = await redirect(t, service, status, {});
        assert.equal(connection.method, "GET");
        await connection.send("id: 水\ndata: x\n\n");
        await stream.expectOnly(event("x", { id: "水" }));
        connection.cut();
        await stream.expect(error);
        // The last URL is the one that is asked again.
        const again = await target.request(1);
        assert.ok(again.bytes.includes("\r\nLast-Event-ID: 水\r\n"), `${again.bytes}`);
        assert.equal(server.requests.length, 1);
        await stream.close();
    }
});

// A stream whose server sends it on, also by a relative URL, to another.
async function redirect(t, service, status, parameters) {
    const server = await StreamServer.start(t);
    const target = await StreamServer.start(t);
    const stream = await Stream.create(t, service,
                                       { streamUrl: server.url, initialDelayMs: 0, ...parameters });
    (await server.request(0)).answerStatus(status, `Location: ${target.url}a/b?c`);
    (await target.request(0)).answerStatus(status, "Location: ../d#e");
    const connection = await target.request(1);
    assert.equal(connection.target, "/d");
    connection.begin();
    target.requests.shift();
    return { server, stream, connection, target };
}

test("keeps or drops what it sends with a redirect", async t => {
    const service = await startService(t);
    const headers = { "content-type": "text/x", authorization: "Basic x", "x-one": "1" };
    for (const method of ["POST", "REPORT"]) {
        for (const status of [301, 302, 303, 307, 308]) {
            const { connection, stream } = await redirect(t, service, status,
                                                          { method, headers, body: "body" });
            const isKept = status > 303 || (method === "REPORT" && status < 303);
            assert.equal(connection.method, isKept ? method : "GET", `${method} ${status}`);
            assert.equal(connection.body.toString(), isKept ? "body" : "");
            assert.deepEqual(connection.header("content-type"), isKept ? ["text/x"] : []);
            assert.deepEqual(connection.header("authorization"), [], "this is another origin");
            assert.deepEqual(connection.header("x-one"), ["1"]);
            await stream.close();
        }
    }
});

test("ends with a redirect that leads nowhere", async t => {
    const service = await startService(t);
    const answers = [[], ["Location: "], ["Location: ftp://127.0.0.1/"], ["Location: http://"],
                     ["Location: /"]]; // for ever
    for (const status of [301, 302, 303, 307, 308]) {
        for (const headers of answers) {
            const server = await StreamServer.start(t);
            const stream = await createStream(t, service, server, 0);
            const attempts = headers[0] === "Location: /" ? 21 : 1;
            for (let i = 0; i < attempts; ++i)
                (await server.request(i)).answerStatus(status, ...headers);
            await stream.expectOnly(error);
            await stream.close();
            assert.equal(server.requests.length, attempts, `${status} ${headers}`);
        }
    }
});

test("comes back with the last event id and the same request", async t => {
    const service = await startService(t);
    const parameters = { method: "POST", body: "水", headers: { "content-type": "text/x" },
                         initialDelayMs: 0, lastEventId: "first" };
    const { server, stream, connection } = await openStream(t, service, parameters);
    const ids = ["id: a\ndata: x\n\n", "data: y\n\n", "id: é水\n\n", "id: cut off\ndata: z\n",
                 "id\ndata: x\n\n"];
    const told = [["first"], ["a"], ["a"], ["é水"], ["é水"], []];
    const expected = [[id("x", "a")], [id("y", "a")], [], [], [event("x")]];
    let current = connection;
    for (let i = 0; ; ++i) {
        const sent = current.header("last-event-id").map(value => bytes(value).toString());
        assert.deepEqual(sent, told[i], `attempt ${i + 1}`);
        assert.equal(current.method, "POST");
        assert.equal(current.body.toString(), "水");
        assert.deepEqual(current.header("content-type"), ["text/x"]);
        if (i > 0)
            current.begin();
        if (i === ids.length)
            break;
        await current.send(`:\n${ids[i]}:\n`);
        await stream.expectOnly(comment(""), ...expected[i], comment(""));
        current.cut();
        await stream.expectOnly(error);
        current = await server.request(i + 1);
    }
    await current.send("data: z\n\n");
    await stream.expectOnly(event("z"));
});

test("has one error for each connection that is lost", async t => {
    const service = await startService(t);
    const { server, stream, connection } = await openStream(t, service, { initialDelayMs: 0 });
    const ends = [
        [lost => lost.end(), error],
        [async lost => { await lost.send("data: x"); lost.end(); }, error],
        [lost => lost.cut(), error], // without the last chunk
        [lost => lost.socket.resetAndDestroy(), error],
        [lost => lost.socket.end("10\r\ndata: x\n\n"), event("x"), error], // of 16 bytes
        [lost => lost.answer("xyz\r\n\r\n"), error], // instead of a chunk
    ];
    let current = connection;
    for (const [i, [end, ...expected]] of ends.entries()) {
        await current.send(`:${i}\n`);
        await stream.expectOnly(comment(`${i}`));
        await end(current);
        await stream.expect(...expected);
        current = await server.request(i + 1);
        current.begin();
    }
    await current.send("data: y\n\n");
    await stream.expectOnly(event("y"));
});

test("notices each cut, also right after data in small packets", async t => {
    const service = await startService(t);
    const server = await StreamServer.start(t);
    const stream = await createStream(t, service, server, 0);
    const line = "data: xxxxxxxxxxxxxxxxxxxxxx\n\n";
    for (let i = 0; i < 60; ++i) {
        const { socket } = await server.request(i);
        socket.write(streamHead);
        await turn();
        for (const piece of [`${(1000 * line.length).toString(16)}\r\n`, line.repeat(1000), "\r\n"])
            socket.write(piece);
        await turn();
        socket.destroy();
    }
    await server.request(60);
    await stream.close();
});

test("comes back where nobody listens, or nobody answers", async t => {
    const service = await startService(t);
    const nobody = `http://127.0.0.1:${await freePort()}/`;
    const refused = await Stream.create(t, service, { streamUrl: nobody, initialDelayMs: 0 });
    await refused.expect(error, error, error);
    await refused.close();

    const server = await StreamServer.start(t);
    const stream = await createStream(t, service, server, 60_000);
    await server.request(0);
    await stream.restart();
    (await server.request(1)).begin();
    await (await server.request(1)).send("data: x\n\n");
    await stream.expectOnly(event("x"));
});

test("waits as long as it is told", async t => {
    const service = await startService(t);
    for (const [first, field, least] of [[0, "", 0], [400, "", 395], [60_000, "retry: 0\n", 0],
                                         [0, "retry: 300\n", 295],
                                         [300, "retry: 1e9\nretry:\nretry: -1\n", 295],
                                         [undefined, "", 2990]]) {
        const parameters = { initialDelayMs: first };
        const { server, stream, connection } = await openStream(t, service, parameters);
        await connection.send(`${field}data: x\n\n`);
        await stream.expect(event("x"));
        const lost = performance.now();
        connection.cut();
        const { time } = await server.request(1);
        assert.ok(time - lost >= least, `${first} ${field}: ${time - lost} ms`);
        await stream.close();
    }
    const { server, stream, connection } = await openStream(t, service);
    await connection.send("retry: 99999999999999999999\n\n:\n");
    await stream.expect(comment(""));
    connection.cut();
    await stream.expect(error);
    await comeBack(t, service, 10);
    assert.equal(server.requests.length, 1, "a huge time is no short one");
});

test("restarts in any state, without a word", async t => {
    const service = await startService(t);
    const { server, stream, connection } = await openStream(t, service, { initialDelayMs: 60_000 });
    await connection.send("id: 1\ndata: x\n\ndata: cut");
    await stream.expectOnly(id("x", "1"));
    await stream.restart();
    await connection.closed;
    const second = await server.request(1);
    assert.deepEqual(second.header("last-event-id"), ["1"]);
    await stream.restart(); // while it connects
    const third = await server.request(2);
    third.answer(streamHead);
    third.cut();
    await stream.expectOnly(error);
    await stream.restart(); // while it waits
    const fourth = await server.request(3);
    fourth.answerStatus(204);
    await stream.expectOnly(error);
    await stream.restart(); // when it is over
    const fifth = await server.request(4);
    fifth.begin();
    await fifth.send("data: y\n\n");
    await stream.expectOnly(id("y", "1"));
});

test("gives up a connection that is silent for too long", async t => {
    const service = await startService(t);
    const readTimeoutMs = 600;
    const parameters = { initialDelayMs: 0, readTimeoutMs };
    const { server, stream, connection } = await openStream(t, service, parameters);
    await connection.send("id: 1\ndata: x\n\n");
    const silent = performance.now();
    await stream.expect(id("x", "1"), error);
    const silence = performance.now() - silent;
    assert.ok(silence >= readTimeoutMs - 20 && silence < 4000, `${silence} ms`);
    assert.match(stream.messages.at(-1).error, /0\.6 s/);
    const second = await server.request(1);
    assert.deepEqual(second.header("last-event-id"), ["1"]);
    await stream.expect(error); // also when there is no answer
    await connection.closed;

    // Any byte counts. Where the machine makes too long pauses, it is tried again.
    for (let attempt = 2; ; ++attempt) {
        const current = await server.request(attempt);
        current.begin();
        const longest = await drip(current, 15, 100);
        await current.send("\n");
        if (longest < readTimeoutMs / 2) {
            await stream.expect(comment("x".repeat(14)));
            break;
        }
    }
});

// Sends a comment byte by byte, but for its end; resolves to the longest pause in ms.
async function drip(connection, count, interval) {
    let longest = 0;
    let last = performance.now();
    for (let i = 0; i < count; ++i) {
        await connection.send(i === 0 ? ":" : "x");
        await delay(interval);
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
    }
    return longest;
}

test("takes data of any size at once", async t => {
    const service = await startService(t);
    const { stream, connection } = await openStream(t, service);
    const expected = [];
    for (const size of [1, 128, 1023, 1024, 1025, 4090, 4096, 4098, 8186, 8192, 8200, 16_384,
                        65_530, 65_536, 70_000, 262_144, 1_048_576, 3_000_001]) {
        const data = "abcdefg".repeat(size / 7 + 1).slice(0, size);
        await connection.send(`data: ${data}\n\n`);
        await stream.expectOnly(event(data));
        expected.push(data);
    }
    assert.equal(stream.messages.length, expected.length);
});
