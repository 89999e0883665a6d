// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `sgauge tail` against servers written in Node.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Program, httpServer, run, sgauge, start, startNodeServer, withPatience }
    from "./programs.mjs";

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

// Answers every request with these bytes as an event stream.
function streamServer(t, body, { end = false } = {}) {
    return httpServer(t, (request, response) => {
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        response.write(body);
        if (end)
            response.end();
    });
}

test("shows the slides of a Node server as JSON", async t => {
    const server = await startNodeServer(t, "slide.mjs", "--interval", "50");
    const before = Date.now();
    const tail = await run(t, "tail", "--json", "--count", "5", server.url);
    assert.equal(tail.code, 0, tail.stderr);
    assert.equal(tail.stderr, "");

    const [open] = tail.objects("open");
    assert.deepEqual(Object.keys(open), ["kind", "url", "status", "httpVersion", "contentType",
                                         "attempt", "lastEventId", "time"]);
    assert.equal(open.url, server.url);
    assert.equal(open.status, 200);
    assert.equal(open.contentType, "text/event-stream");
    assert.equal(open.attempt, 1);

    const events = tail.objects("event");
    assert.equal(events.length, 5);
    for (const event of events) {
        assert.deepEqual(Object.keys(event),
                         ["kind", "type", "data", "lastEventId", "origin", "time"]);
        assert.equal(event.type, "slide");
        assert.equal(event.data, "7");
        assert.equal(event.origin, new URL(server.url).origin);
        assert.match(event.lastEventId, /^\d{13}$/);
        assert.ok(Number(event.lastEventId) >= before);
        assert.match(event.time, isoTime);
        assert.ok(Date.parse(event.time) >= before && Date.parse(event.time) <= Date.now());
    }
    assert.deepEqual(tail.objects("retry").map(retry => retry.ms), Array(5).fill(10000));
    assert.deepEqual(tail.objects("comment").map(comment => comment.text), [" "]);
    const kinds = tail.objects().map(object => object.kind);
    assert.equal(kinds[0], "open");
    assert.equal(kinds.lastIndexOf("event"), kinds.length - 1, "it stops after the last event");
});

test("shows each line at once", async t => {
    const server = await startNodeServer(t, "slide.mjs", "--interval", "50");
    const tail = start(t, "tail", server.url);
    assert.match(await tail.line(0), /^\d\d:\d\d:\d\d\.\d{3}  open http:.* \(200, HTTP\/1\.1\)$/);
    assert.match(await tail.line(1), /retry 10 s$/);
    assert.match(await tail.line(2), /#1  slide +id \d{13}  7$/);
    assert.equal(tail.code, undefined, "and goes on");
});

test("comes back with Last-Event-ID after the time in retry", async t => {
    const server = await startNodeServer(t, "hello.mjs", "--interval", "50", "--retry", "400");
    const tail = start(t, "tail", "--json", server.url);
    await tail.until(() => tail.objects("error").length === 2, "two ends of the stream");
    tail.process.kill();

    const [error] = tail.objects("error");
    assert.deepEqual(Object.keys(error),
                     ["kind", "readyState", "message", "nextAttemptMs", "time"]);
    assert.equal(error.readyState, 0);
    assert.match(error.message, /^The server ended the stream after \d+ bytes\.$/);
    assert.ok(error.nextAttemptMs > 300 && error.nextAttemptMs <= 400, `${error.nextAttemptMs}`);
    assert.deepEqual(tail.objects("open").map(open => [open.attempt, open.lastEventId]),
                     [[1, ""], [2, "foo"]]);

    const events = tail.objects("event").slice(0, 5);
    const messages = events.map(event => event.type === "foo" ? event.data
                                                              : JSON.parse(event.data).message);
    assert.deepEqual(messages, ["HelloWorld", "HelloWorld", "HelloWorld", "{ message: 'foo' }",
                                "close"]);
    assert.deepEqual(events.map(event => event.lastEventId), ["", "", "", "foo", "foo"]);

    const [first, end, second] = server.lines().slice(1).map(line => JSON.parse(line));
    assert.equal(first.what, "request");
    assert.equal(first.headers["last-event-id"], undefined);
    assert.equal(first.headers.accept, "text/event-stream");
    assert.equal(first.headers["cache-control"], "no-cache");
    assert.equal(end.what, "end");
    assert.equal(second.headers["last-event-id"], "foo");
    assert.ok(second.ms - end.ms >= 390, `came back after ${second.ms - end.ms} ms`);
});

test("tells people when it will come back", async t => {
    const server = await startNodeServer(t, "hello.mjs", "--interval", "20", "--retry", "300");
    const tail = start(t, "tail", server.url);
    await tail.until(() => tail.stdout.includes("attempt 2"), "the second attempt");
    assert.match(tail.stdout, /foo +id foo  { message: 'foo' }\n/);
    assert.match(tail.stdout,
                 /The server ended the stream after \d+ bytes\. Next attempt in 300 ms\.\n/);
    assert.match(tail.stdout, /attempt 2, Last-Event-ID foo\n/);
});

test("sends headers and an event id of the user's", async t => {
    let headers;
    const url = await httpServer(t, (request, response) => {
        headers = request.headers;
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        response.write("data\n\n");
    });
    const tail = await run(t, "tail", "--count", "1", "--header", "X-One: 1: 2", "--header",
                           "Authorization:Bearer x", "--last-event-id", "水", url);
    assert.equal(tail.code, 0, tail.stderr);
    assert.equal(headers["x-one"], "1: 2");
    assert.equal(headers.authorization, "Bearer x");
    assert.equal(Buffer.from(headers["last-event-id"], "latin1").toString(), "水");
});

test("shows what a server says instead of a stream", async t => {
    const body = "{\n  \"error\": \"no \u001b[31mdatabase\"\n}\n";
    const url = await httpServer(t, (request, response) => {
        response.writeHead(500, { "Content-Type": "application/json" }).end(body);
    });
    const text = await run(t, "tail", url);
    assert.equal(text.code, 1);
    assert.equal(text.stderr, "sgauge: The server answered 500 Internal Server Error instead of "
                 + "200 OK.\n  {\n    \"error\": \"no \\x1b[31mdatabase\"\n  }\n");
    const json = await run(t, "tail", "--json", url);
    assert.equal(json.code, 1);
    const [{ status, body: said, readyState }] = json.objects("error");
    assert.deepEqual([status, said, readyState], [500, body, 2]);
});

test("asks once for what is not only looked at", async t => {
    let count = 0;
    const url = await httpServer(t, (request, response) => {
        ++count;
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        response.end(request.url === "/cut" ? "data: x\n\ndata: y" : "retry: 0\ndata: x\n\n");
    });
    const whole = await run(t, "tail", "curl", "-d", "a=1", url);
    assert.deepEqual([whole.code, count], [0, 1], whole.stderr);
    const cut = await run(t, "tail", "curl", "-d", "a=1", `${url}cut`);
    assert.deepEqual([cut.code, count], [1, 2], cut.stderr);
    const again = await run(t, "tail", "--policy", "standard", "--count", "3", "curl", "-d", "a=1", url);
    assert.deepEqual([again.code, count], [0, 5], again.stderr);
});

test("reports what the standard ignores", async t => {
    const body = "\uFEFFfoo: bar\nid: a\0b\nretry: 1s\n\n"
        + "event: empty\n\ndata: x\n\ndata: cut";
    const url = await streamServer(t, body, { end: true });
    const tail = start(t, "tail", "--json", url);
    await tail.until(() => tail.objects("error").length, "the end of the stream");
    const found = tail.objects("ignored").map(({ reason, name, value }) => [reason, name, value]);
    assert.deepEqual(found, [
        ["byte-order-mark", "", ""],
        ["unknown-field", "foo", "bar"],
        ["id-with-nul", "id", "a\0b"],
        ["retry-not-digits", "retry", "1s"],
        ["block-without-data", "empty", ""],
        ["incomplete-block", "", ""],
    ]);
    assert.deepEqual(tail.objects("event").map(event => event.data), ["x"]);
});

// Whatever comes over the wire, of C0 only LF may reach a terminal.
const unsafe = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;
const attack = "\x1b]0;owned\x07\x1b[2J\x9b31m\b\x7f\u202etxt.exe\u2066\u2028";
const attackBody = `: ${attack}\n${attack}: ${attack}\nretry: ${attack}\n`
    + `id: ${attack}\nevent: ${attack}\ndata: ${attack}\ndata: \ttab\n\n`;

for (const format of ["text", "json"]) {
    test(`keeps control characters from the terminal (${format})`, async t => {
        const url = await streamServer(t, attackBody);
        const tail = await run(t, "tail", "--count", "1", ...(format === "json" ? ["--json"] : []),
                               url);
        assert.equal(tail.code, 0, tail.stderr);
        assert.doesNotMatch(tail.stdout + tail.stderr, unsafe);
        if (format === "json") {
            const [event] = tail.objects("event");
            assert.equal(event.type, attack);
            assert.equal(event.lastEventId, attack);
            assert.equal(event.data, `${attack}\n\ttab`);
        } else {
            assert.ok(tail.stdout.includes("\\x1b]0;owned\\x07\\x1b[2J\\u{9b}31m"), tail.stdout);
        }
    });
}

test("writes valid UTF-8 whatever comes", async t => {
    const url = await streamServer(t, Buffer.from("event: \xff\ndata: a\xe6\xb0b\n\n", "latin1"));
    const tail = start(t, "tail", "--json", "--count", "1", url);
    const raw = [];
    tail.process.stdout.on("data", chunk => raw.push(chunk));
    await tail.end();
    new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(raw));
    const [event] = tail.objects("event");
    assert.deepEqual([event.type, event.data], ["\uFFFD", "a\uFFFDb"]);
});

test("ends quietly when nobody reads any more", async t => {
    const server = await startNodeServer(t, "slide.mjs", "--interval", "50");
    const command = `"$0" tail ${server.url} | head -1; echo "code \${PIPESTATUS[0]}"`;
    const shell = await new Program(t, "bash", ["-c", command, sgauge]).end();
    assert.match(shell.stdout, /open .*\ncode 0\n$/);
    assert.equal(shell.lines().length, 2);
    assert.equal(shell.stderr, "");
});

test("says so when the disk is full", async t => {
    const server = await startNodeServer(t, "slide.mjs", "--interval", "50");
    const command = `"$0" tail ${server.url} > /dev/full`;
    const shell = await new Program(t, "bash", ["-c", command, sgauge]).end();
    assert.equal(shell.code, 1);
    assert.equal(shell.stderr, "sgauge: Cannot write: No space left on device.\n");
});

for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]]) {
    test(`ends cleanly after ${signal}`, async t => {
        const server = await startNodeServer(t, "slide.mjs", "--interval", "50");
        const tail = start(t, "tail", "--json", server.url);
        await tail.until(() => tail.objects("event").length, "an event");
        await tail.stop(signal);
        assert.equal(tail.code, code);
        assert.equal(tail.stderr, "");
        assert.ok(tail.stdout.endsWith("}\n"), "the last line is whole");
    });
}

test("ends after SIGINT even when its reader does not read", async t => {
    const url = await httpServer(t, (request, response) => {
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        const more = () => { while (response.write("data: " + "x".repeat(4000) + "\n\n")); };
        response.on("drain", more);
        more();
    });
    const tail = start(t, "tail", url);
    await tail.line(1);
    tail.process.stdout.pause();
    await new Promise(resolve => setTimeout(resolve, 300)); // for the pipe to fill
    tail.process.kill("SIGINT");
    const exit = new Promise(resolve => tail.process.on("exit", resolve));
    const code = await withPatience(exit, "the exit of sgauge");
    tail.process.stdout.resume();
    assert.equal(code, 130);
});

test("--timeout decides by what was asked for", async t => {
    const server = await startNodeServer(t, "slide.mjs", "--interval", "50");
    const watched = await run(t, "tail", "--timeout", "1500ms", server.url);
    assert.equal(watched.code, 0, "it watched as long as it should");
    assert.equal(watched.stderr, "");
    const missed = await run(t, "tail", "--timeout", "1500ms", "--count", "1000", server.url);
    assert.equal(missed.code, 1);
    assert.match(missed.stderr, /^sgauge: \d+ of 1000 events had come when the time was over\.\n$/);
});

test("uses no colours in a pipe", async t => {
    const server = await startNodeServer(t, "slide.mjs", "--interval", "20");
    const tail = await run(t, "tail", "--count", "1", server.url);
    assert.ok(!tail.stdout.includes("\x1b"));
});
