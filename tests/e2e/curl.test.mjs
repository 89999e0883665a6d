// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// curl against `sgauge serve` with each of the built-in scenarios.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Program, serve } from "./programs.mjs";

const head = /^HTTP\/1\.1 200 OK\r\n(?:[^\r\n]+\r\n)*\r\n/;

function curl(t, ...args) {
    return new Program(t, "curl", ["--silent", "--show-error", "--no-buffer", "--include", ...args]);
}

// The head is as tutorials have it, and any browser page may read the stream.
function checkHead(stdout) {
    const [text] = stdout.match(head) ?? assert.fail(stdout);
    assert.match(text, /^Content-Type: text\/event-stream\r$/mi);
    assert.match(text, /^Cache-Control: no-cache\r$/mi);
    assert.match(text, /^Access-Control-Allow-Origin: \*\r$/mi);
    assert.match(text, /^Transfer-Encoding: chunked\r$/mi);
    assert.doesNotMatch(text, /^Content-Length:/mi);
}

const body = client => client.stdout.replace(head, "");

describe("the built-in scenarios", { concurrency: true }, () => {
    test("demo", async t => {
        const server = await serve(t, "demo");
        assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/demo$/);
        const client = curl(t, server.url);
        await client.until(() => body(client).includes("event: sensor"), "the first sensor");
        checkHead(client.stdout);
        assert.ok(body(client).startsWith(": welcome to the demo stream\nretry: 3000\n\n"
                                          + "event: hello\nid: 1000\ndata: {"), client.stdout);
        assert.doesNotMatch(body(client), /: ?@/, "directives are not sent");
        assert.doesNotMatch(body(client), /\{\{/, "templates are filled in");
    });

    test("random", async t => {
        const server = await serve(t, "random");
        assert.equal(new URL(server.url).pathname, "/sse");
        const client = curl(t, server.url);
        const both = /^data: ([0-9a-f]{16})\n\ndata: ([0-9a-f]{16})\n\n/;
        const [, first, second] = await client.until(() => body(client).match(both), "two strings");
        checkHead(client.stdout);
        assert.notEqual(first, second);
    });

    test("slide", async t => {
        const server = await serve(t, "slide");
        const client = curl(t, server.url);
        await client.until(() => body(client).includes("\n: "), "a comment after 12 s");
        checkHead(client.stdout);
        const slides = /^(?:event: slide\nid: \d{13}\ndata: 7\nretry: 10000\n\n){4}: \n\n?$/;
        assert.match(body(client), slides);
        const ids = body(client).match(/\d{13}/g).map(Number);
        for (let i = 1; i < ids.length; ++i)
            assert.ok(Math.abs(ids[i] - ids[i - 1] - 3000) < 500, `${ids}`);
    });

    test("hello", async t => {
        const server = await serve(t, "hello");
        assert.equal(new URL(server.url).pathname, "/api/sse");
        const client = await curl(t, server.url).end();
        assert.equal(client.code, 0, "the response ends as HTTP wants: " + client.stderr);
        checkHead(client.stdout);
        const message = text => `data: {"message":"${text}","timestamp":0}\n\n`;
        assert.equal(body(client).replaceAll(/"timestamp":\d{13}/g, '"timestamp":0'),
                     message("HelloWorld").repeat(3)
                         + "event: foo\nid: foo\nretry: 10000\ndata: { message: 'foo' }\n\n"
                         + message("close"));
        assert.match(server.stderr, /asked GET \/api\/sse \(attempt 1\): 200 OK/);
    });

    test("all at once", async t => {
        const server = await serve(t, "demo", "slide", "random", "hello");
        const lines = await server.until(() => server.lines().length === 4 && server.lines(),
                                         "four URLs");
        assert.deepEqual(lines.map(line => new URL(line).pathname),
                         ["/demo", "/slide", "/sse", "/api/sse"]);
        const client = curl(t, server.origin + "/sse");
        await client.until(() => /^data: [0-9a-f]{16}\n/.test(body(client)), "a string");
    });

    test("nobody logs with --quiet, and Ctrl-C ends it well", async t => {
        const server = await serve(t, "random", "--quiet");
        const client = curl(t, server.url);
        await client.until(() => body(client).includes("data"), "a string");
        await server.stop("SIGINT");
        assert.equal(server.code, 0);
        assert.equal(server.stderr, "");
        assert.notEqual((await client.end()).code, 0, "curl sees that the stream was cut");
    });
});
