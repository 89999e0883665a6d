// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// sse-contract-service as a harness sees it: its requests, and the callbacks as such.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { Stream, StreamServer, comment, error, event, openStream, startProgram, startService }
    from "./harness.mjs";
import { freePort, withPatience } from "./programs.mjs";

const unused = "http://127.0.0.1:9/";

function request(url, method, body) {
    return fetch(url, { method, body: typeof body === "object" ? JSON.stringify(body) : body });
}

// Writes bytes to the service; resolves to all that it answers until the connection ends.
function exchange(service, bytes) {
    const { hostname, port } = new URL(service.url);
    return withPatience(new Promise((resolve, reject) => {
        let answer = "";
        const socket = connect(Number(port), hostname, () => socket.write(bytes));
        socket.setEncoding("utf8").on("data", text => { answer += text; });
        socket.on("end", () => { socket.end(); resolve(answer); }).on("error", reject);
    }), "an answer and the end of the connection");
}

test("says where it is and what it can do", async t => {
    const service = await startService(t);
    assert.match(service.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(service.url);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "application/json");
    assert.deepEqual(await response.json(), {
        capabilities: ["bom", "comments", "headers", "last-event-id", "post", "read-timeout",
                       "report", "restart", "server-directed-shutdown-request"],
    });
});

test("ends when it is told to, after the answer", async t => {
    const service = await startService(t);
    const { connection } = await openStream(t, service);
    const response = await request(service.url, "DELETE");
    assert.equal(response.status, 204);
    await service.end();
    assert.equal(service.code, 0);
    assert.equal(service.stderr, "");
    await withPatience(connection.closed, "the end of its streams");
});

test("starts and closes streams", async t => {
    const service = await startService(t);
    const { stream, connection } = await openStream(t, service, { tag: "first" });
    const other = await openStream(t, service, { tag: "second" });
    assert.notEqual(stream.url, other.stream.url);
    await connection.send("data: a\n\n");
    await other.connection.send("data: b\n\n");
    await stream.expect(event("a"));
    await other.stream.expect(event("b"));

    const closing = await request(stream.url, "DELETE");
    assert.equal(closing.status, 204);
    await withPatience(connection.closed, "the end of the connection");
    for (const method of ["POST", "DELETE", "GET"])
        assert.equal((await request(stream.url, method)).status, 404, method);

    await other.connection.send("data: c\n\n");
    await other.stream.expectOnly(event("c"));
    assert.equal(stream.messages.length, 1);
});

const invalidParameters = {
    "nothing": "",
    "no JSON": "{",
    "an array": [],
    "a string": '"http://127.0.0.1:9/"',
    "no streamUrl": { streamUrl: undefined },
    "a null as streamUrl": { streamUrl: null },
    "a number as streamUrl": { streamUrl: 1 },
    "an empty streamUrl": { streamUrl: "" },
    "a relative streamUrl": { streamUrl: "/stream" },
    "another scheme": { streamUrl: "ftp://127.0.0.1/" },
    "a streamUrl without a host": { streamUrl: "http://" },
    "a streamUrl with a blank in its host": { streamUrl: "http://a b/" },
    "no callbackUrl": { callbackUrl: undefined },
    "a number as callbackUrl": { callbackUrl: 1 },
    "a callbackUrl that is none": { callbackUrl: "callbacks" },
    "a number as tag": { tag: 1 },
    "a string as initialDelayMs": { initialDelayMs: "1" },
    "a negative initialDelayMs": { initialDelayMs: -1 },
    "a fraction as initialDelayMs": { initialDelayMs: 0.5 },
    "a huge initialDelayMs": { initialDelayMs: 1e300 },
    "a boolean as readTimeoutMs": { readTimeoutMs: true },
    "a negative readTimeoutMs": { readTimeoutMs: -1 },
    "a number as lastEventId": { lastEventId: 1 },
    "a lastEventId with LF": { lastEventId: "a\nb" },
    "a lastEventId with NUL": { lastEventId: "a\0b" },
    "an array as headers": { headers: [] },
    "a number as a header's value": { headers: { a: 1 } },
    "a header's value with a line break": { headers: { a: "b\r\nc: d" } },
    "a header's name with a colon": { headers: { "a:": "b" } },
    "a header without a name": { headers: { "": "b" } },
    "a number as method": { method: 1 },
    "a method with a blank": { method: "GET /" },
    "an empty method": { method: "" },
    "an object as body": { body: {} },
};

test("refuses invalid parameters", async t => {
    const service = await startService(t);
    const { server, stream } = await openStream(t, service);
    for (const [name, parameters] of Object.entries(invalidParameters)) {
        const isPart = typeof parameters === "object" && !Array.isArray(parameters);
        const body = isPart
            ? { streamUrl: server.url, callbackUrl: stream.callbackUrl, ...parameters }
            : parameters;
        const response = await request(service.url, "POST", body);
        assert.equal(response.status, 400, name);
        assert.match(await response.text(), /^.+\.\n$/, name);
        assert.equal(response.headers.get("location"), null, name);
    }
    assert.equal(server.requests.length, 1, "none of them has asked for a stream");
    assert.equal(stream.messages.length, 0);
});

test("takes null for absent, and members that it does not know", async t => {
    const service = await startService(t);
    const { stream, connection } = await openStream(t, service, {
        tag: null, initialDelayMs: null, readTimeoutMs: null, lastEventId: null, headers: null,
        method: null, body: null, something: { else: [] },
    });
    assert.equal(connection.method, "GET");
    await connection.send("data: a\n\n");
    await stream.expectOnly(event("a"));
});

test("knows its commands, paths and methods", async t => {
    const service = await startService(t);
    const { stream, connection } = await openStream(t, service);
    const status = async command => (await stream.command(command)).status;
    assert.equal(await status({ command: "listen", listen: { type: "greeting" } }), 202);
    for (const command of [{}, [], "restart", { command: 1 }, { command: "stop" },
                           { command: "listen" }, { command: "listen", listen: { type: 1 } }])
        assert.equal(await status(command), 400, JSON.stringify(command));
    await connection.send("event: other\ndata: a\n\n");
    await stream.expectOnly(event("a", { type: "other" }));

    for (const path of ["/streams/0", "/streams/", "/streams/1/", "/other", "//", "/streams/01"]) {
        for (const method of ["GET", "POST", "DELETE"])
            assert.equal((await request(service.url + path, method)).status, 404, method + path);
    }
    const allowed = { [service.url]: "GET, POST, DELETE", [stream.url]: "POST, DELETE" };
    for (const [url, methods] of Object.entries(allowed)) {
        for (const method of ["PUT", "HEAD", "OPTIONS", "PATCH"]) {
            const response = await request(url, method);
            assert.equal(response.status, 405, method);
            assert.equal(response.headers.get("allow"), methods);
        }
    }
});

test("serves many requests on one connection, and any HTTP", async t => {
    const service = await startService(t);
    const get = "GET / HTTP/1.1\r\nHost: a\r\n";
    const last = "Connection: close\r\n\r\n";
    const pipelined = await exchange(service, `${get}\r\n${get}\r\n${get}${last}`);
    assert.equal(pipelined.match(/HTTP\/1\.1 200 OK\r\n/g).length, 3);
    assert.match(await exchange(service, "GET / HTTP/1.0\r\n\r\n"), /^HTTP\/1\.1 200 OK\r\n/);

    const parameters = JSON.stringify({ streamUrl: unused, callbackUrl: unused });
    const chunks = [...parameters].map(c => `1\r\n${c}\r\n`).join("");
    const chunked = await exchange(service, "POST / HTTP/1.1\r\nHost: me:1\r\nTransfer-Encoding: "
                                   + `chunked\r\n${last}${chunks}0\r\n\r\n`);
    assert.match(chunked, /^HTTP\/1\.1 201 Created\r\nLocation: http:\/\/me:1\/streams\/1\r\n/);
    const old = await exchange(service, `POST / HTTP/1.0\r\nContent-Length: ${parameters.length}`
                               + `\r\n\r\n${parameters}`);
    const location = `Location: ${service.url}/streams/2\r\n`;
    assert.ok(old.startsWith(`HTTP/1.1 201 Created\r\n${location}`), old);

    const post = "POST / HTTP/1.1\r\nHost: a\r\n";
    for (const [bytes, status] of [["hello\r\n\r\n", 400], ["GET / HTTP/1.1\r\n\r\n", 400],
                                   [`${post}Content-Length: 67108865\r\n\r\n`, 413],
                                   [`${post}Content-Length: -1\r\n\r\n`, 400],
                                   [`${get}X: ${"y".repeat(17_000)}\r\n\r\n`, 431]]) {
        const answer = await exchange(service, bytes);
        assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), `${bytes.slice(0, 50)}: ${answer}`);
    }
    assert.equal((await fetch(service.url)).status, 200);
});

test("tells in order, and one after the other", async t => {
    const service = await startService(t);
    const { stream, connection } = await openStream(t, service, { initialDelayMs: 60_000 });
    const count = 1000;
    let sent = "";
    const expected = [];
    for (let i = 0; i < count; ++i) {
        sent += `: ${i}\nid: ${i}\ndata: message ${i}\n\n`;
        expected.push(comment(` ${i}`), event(`message ${i}`, { id: `${i}` }));
    }
    await connection.send(sent);
    connection.end();
    await stream.expectOnly(...expected, error);
});

test("queues what comes while a callback is under way", async t => {
    const service = await startService(t);
    const { stream, connection } = await openStream(t, service);
    const release = stream.hold();
    await connection.send("data: 1\n\n", ": 2\n", "data: 3\n\n");
    await stream.expect(event("1"));
    const other = await openStream(t, service);
    await other.connection.send("data: other\n\n");
    await other.stream.expectOnly(event("other")); // streams do not wait for each other
    assert.equal(stream.messages.length, 1);
    release();
    await stream.expectOnly(comment(" 2"), event("3"));
});

test("tells nothing of a stream after it has been closed", async t => {
    const service = await startService(t);
    const { stream, connection } = await openStream(t, service);
    const release = stream.hold();
    await connection.send("data: 1\n\ndata: 2\n\ndata: 3\n\n");
    await stream.expect(event("1"));
    // The answer waits for that of the callback, but not for ever.
    let isAnswered = false;
    const closing = stream.close().then(() => { isAnswered = true; });
    await withPatience(connection.closed, "the end of the connection");
    const again = await request(stream.url, "DELETE");
    assert.equal(again.status, 404);
    assert.equal(isAnswered, false);
    release();
    await closing;

    const second = await openStream(t, service);
    second.stream.hold();
    await second.connection.send("data: 1\n\ndata: 2\n\n");
    await second.stream.expect(event("1"));
    await second.stream.close();

    const third = await openStream(t, service);
    await third.connection.send("data: 1\n\ndata: 2\n\n");
    await third.stream.expectOnly(event("1"), event("2"));
    await stream.expectOnly();
    await second.stream.expectOnly();
});

test("closes streams in every state", async t => {
    const service = await startService(t);
    const server = await StreamServer.start(t);
    const create = parameters =>
        Stream.create(t, service, { streamUrl: server.url, ...parameters });
    await (await create()).close(); // before or while it connects
    const unanswered = await create();
    await server.until(() => server.requests.length > 0, "a request");
    await unanswered.close();
    const refused = await create({ streamUrl: `http://127.0.0.1:${await freePort()}/` });
    await refused.expect(error);
    await refused.close();
    const { stream, connection } = await openStream(t, service);
    await connection.send("data: cut");
    connection.end();
    await stream.expect(error);
    await stream.close();
    await stream.expectOnly();
    assert.equal((await fetch(service.url)).status, 200);
});

test("tells of 14 MB within 5 s", async t => {
    const service = await startService(t);
    const { stream, connection } = await openStream(t, service);
    const line = "水 \"quoted\" \\ and a tab\t\n";
    const data = line.repeat(14_000_000 / Buffer.byteLength(line));
    await connection.send(data.trimEnd().split("\n").map(text => `data: ${text}\n`).join(""));
    const start = performance.now();
    await connection.send("\n");
    await stream.until(() => stream.messages.length > 0, "the callback");
    assert.ok(performance.now() - start < 5000, `${performance.now() - start} ms`);
    assert.ok(stream.messages[0].event.data === data.trimEnd(), "the data is as sent");
});

test("outlives a harness that is gone or says no", async t => {
    const service = await startService(t);
    const server = await StreamServer.start(t);
    const callbackUrl = `http://127.0.0.1:${await freePort()}`;
    const gone = await request(service.url, "POST",
                               { streamUrl: server.url, callbackUrl, tag: "gone" });
    assert.equal(gone.status, 201);
    const connection = await server.request(0);
    connection.begin();
    await connection.send("data: 1\n\ndata: 2\n\ndata: 3\n\n");
    await withPatience(connection.closed, "the end of a stream that nobody listens to");
    await service.until(() => service.stderr.includes("\n"), "a line about it");
    assert.match(service.stderr, /^sse-contract-service: stream 1 \(gone\): given up: .+\n$/);
    const closing = await request(gone.headers.get("location"), "DELETE");
    assert.equal(closing.status, 204);

    const { stream, connection: other } = await openStream(t, service);
    stream.server.prependListener("request", (_, response) => { response.statusCode = 500; });
    await other.send("data: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\n");
    await stream.expectOnly(event("1"), event("2"), event("3"), event("4"));
});

test("says what is wrong with its command line", async t => {
    for (const args of [["--port", "x"], ["--port", "65536"], ["--port", "-1"], ["8000"]]) {
        const program = await startProgram(t, ...args).end();
        assert.equal(program.code, 2, args.join(" "));
        assert.match(program.stderr, /--port/);
        assert.equal(program.stdout, "");
    }
    const service = await startService(t);
    const second = await startProgram(t, "--port", new URL(service.url).port).end();
    assert.equal(second.code, 1);
    assert.match(second.stderr, /^sse-contract-service: port \d+: .+\n$/);
});
