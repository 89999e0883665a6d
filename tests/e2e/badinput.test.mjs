// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes wrong from outside gets a clear sentence and the right exit code, soon.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Program, freePort, httpServer, rawServer, run, serve, start } from "./programs.mjs";

// Each of these is run to its end. Only what is named is written: `out` to stdout, `err` to
// stderr, and nothing to the other one.
const rows = [
    ["no-command", [], { code: 2, err: /Usage: sgauge COMMAND/ }],
    ["misspelt-command", ["tial"], { code: 2, err: /no command “tial”; did you mean “tail”\?/ }],
    ["unknown-command", ["frobnicate"], { code: 2, err: /no command “frobnicate”/ }],
    ["help-of-unknown-command", ["help", "x\x1b"], { code: 2, err: /no command “x\\x1b”/ }],
    ["help", ["--help"], { code: 0, out: /Usage: sgauge COMMAND/ }],
    ["help-tail", ["help", "tail"], { code: 0, out: /Usage: sgauge tail.*--json/s }],
    ["tail-help", ["tail", "--count", "x", "--help"], { code: 0, out: /Usage: sgauge tail/ }],
    ["version", ["--version"], { code: 0, out: /^sgauge \d+\.\d+\.\d+\n$/ }],

    ["tail-without-url", ["tail"], { code: 2, err: /URL of an event stream is missing/ }],
    ["two-urls", ["tail", "a", "b"], { code: 2, err: /One URL, please, not 2/ }],
    ["no-url", ["tail", "not a url"], { code: 2, err: /“not a url” is not a URL/ }],
    ["ftp-url", ["tail", "ftp://host/x"], { code: 2, err: /only http and https/ }],
    ["count-of-zero", ["tail", "--count", "0", "x"], { code: 2, err: /--count wants.*“0”/ }],
    ["count-of-words", ["tail", "--count", "ten", "x"], { code: 2, err: /--count wants.*“ten”/ }],
    ["count-of-nothing", ["tail", "x", "--count"], { code: 2, err: /'--count'/ }],
    ["timeout-without-unit", ["tail", "--timeout", "10", "x"], { code: 2, err: /needs a unit/ }],
    ["misspelt-option", ["tail", "--cuont", "1", "x"], { code: 2, err: /did you mean --count\?/ }],
    ["header-without-colon", ["tail", "--header", "x", "y"], { code: 2, err: /'Name: value'/ }],
    ["header-with-newline", ["tail", "--header", "a: b\nc: d", "y"], { code: 2, err: /Name: v/ }],

    ["curl-without-url", ["tail", "curl", "-s"], { code: 2, err: /curl command has no URL/ }],
    ["curl-without-value", ["tail", "curl", "x", "-H"], { code: 2, err: /value of -H is missing/ }],
    ["curl-with-no-file", ["tail", "curl", "-d", "@/nowhere", "x"], { code: 2, err: /“\/nowhere”/ }],
    ["curl-with-escapes", ["tail", "curl", "-X", "\x1b[31m", "x"], { code: 2, err: /“\\x1b\[31m”/ }],

    ["record-without-file", ["record", "http://a/"], { code: 2, err: /Where to\?.*-o orders\.sse/ }],
    ["record-without-url", ["record", "-o", "/nowhere/x"], { code: 2, err: /URL.*is missing/ }],
    ["record-file-behind-curl", ["record", "curl", "a", "-o", "x"], { code: 2, err: /before the/ }],
    ["record-into-folder", ["record", "-o", tmpdir(), "--force", "http://a/"],
     { code: 1, err: /cannot be created: Is a directory\.\n$/ }],
    ["record-into-device", ["record", "-o", "/dev/null", "http://a/"], { code: 1, err: /\/dev\/null/ }],
    ["record-no-size", ["record", "-o", "x", "--max-size", "2XB", "http://a/"],
     { code: 2, err: /--max-size wants.*“2XB”/ }],
    ["help-record", ["help", "record"], { code: 0, out: /Usage: sgauge record.*--force/s }],
    ["no-such-recording", ["tail", "nosuch.sse"], { code: 1, err: /nosuch\.sse cannot be opened/ }],
    ["no-such-path", ["tail", "./nosuch"], { code: 1, err: /\.\/nosuch cannot be opened/ }],
    ["folder-as-recording", ["tail", tmpdir()], { code: 1, err: /is not a file\.\n$/ }],
    ["option-of-urls", ["tail", "--idle", "1s", "x.sse"], { code: 2, err: /--idle is for a URL/ }],
    ["count-of-recording", ["tail", "--count", "0", "x.sse"], { code: 2, err: /--count wants/ }],

    ["serve-nothing", ["serve"], { code: 2, err: /Which scenario\?.*demo.*hello.*slide/s }],
    ["no-such-scenario", ["serve", "nosuch"],
     { code: 2, err: /no file nosuch.*built in are demo, anthropic, .*, torture\.\n$/s }],
    ["folder-without-streams", ["serve", "/usr/share/doc/curl"],
     { code: 2, err: /There is no stream file \(\*\.sse\) in the folder/ }],
    ["port-out-of-range", ["serve", "demo", "--port", "65536"], { code: 2, err: /0 to 65535/ }],
    ["host-without-address", ["serve", "demo", "--host", "x"], { code: 2, err: /an IP address/ }],
    ["foreign-host", ["serve", "demo", "--port", "0", "--host", "192.0.2.1"],
     { code: 1, err: /192\.0\.2\.1 is not an address of this machine/ }],
    ["no-static-folder", ["serve", "demo", "--port", "0", "--static", "/nowhere"],
     { code: 1, err: /no folder \/nowhere/ }],
    ["two-of-one-route", ["serve", "demo", "demo", "--port", "0"],
     { code: 1, err: /Two scenarios answer GET \/demo/ }],
];

function check(program, { code, out, err }) {
    assert.equal(program.code, code, program.stdout + program.stderr);
    for (const [text, wanted] of [[program.stdout, out], [program.stderr, err]]) {
        if (wanted)
            assert.match(text, wanted);
        else
            assert.equal(text, "");
    }
}

for (const [name, words, expected] of rows)
    test(name, async t => check(await run(t, ...words), expected));

// Servers that the stream is asked of, and how `sgauge tail --timeout 2s` takes their answer.
// `final`: the error ends the program; otherwise it says that it will try again.
const hang = { end: false };
const servers = [
    ["wrong-content-type", { final: /^The response is “text\/html”, not text\/event-stream\.$/ },
     t => rawServer(t, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")],
    ["content-type-with-escapes", { final: /“text\/\\x1b\[31mhtml”/ },
     t => rawServer(t, "HTTP/1.1 200 OK\r\nContent-Type: text/\x1b[31mhtml\r\n\r\n")],
    ["no-content-type", { final: /no Content-Type/ },
     t => rawServer(t, "HTTP/1.1 200 OK\r\n\r\ndata: x\n\n")],
    ["500", { final: /^The server answered 500 Internal Server Error instead of 200 OK\.$/ },
     t => httpServer(t, (_, response) => response.writeHead(500).end("no"))],
    ["404", { final: /404 Not Found/ },
     t => httpServer(t, (_, response) => response.writeHead(404).end())],
    ["204", { final: /204 No Content/ },
     t => httpServer(t, (_, response) => response.writeHead(204).end())],
    ["redirects-for-ever", { final: /redirected more than 20 times/ },
     t => httpServer(t, (_, response) => response.writeHead(302, { Location: "/" }).end())],
    ["refused", { again: /^Nothing is listening at 127\.0\.0\.1:\d+ \(connection refused\)\.$/ },
     async () => `http://127.0.0.1:${await freePort()}/`],
    ["hangs-up-without-an-answer", { again: /closed the connection/ }, t => rawServer(t, "")],
    ["no-http", { again: /./ }, t => rawServer(t, "220 smtp.example.org ESMTP\r\n")],
    ["lies-about-its-length", { again: /./ },
     t => rawServer(t, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                       + "Content-Length: 100\r\n\r\ndata: x\n\n")],
    ["never-answers", { nothing: true }, t => rawServer(t, "", hang)],
];

describe("servers that misbehave", { concurrency: 4 }, () => {
    for (const [name, expected, server] of servers) {
        test(name, async t => {
            const url = await server(t);
            const began = performance.now();
            const tail = await run(t, "tail", "--json", "--timeout", "2s", "--count", "99", url);
            assert.ok(performance.now() - began < 10_000);
            assert.equal(tail.code, 1, tail.stdout + tail.stderr);
            const [error] = tail.objects("error");
            if (expected.nothing) {
                assert.equal(tail.stdout, "");
                assert.match(tail.stderr, /^sgauge: The server had the request, but did not answer/);
            } else if (expected.final) {
                assert.equal(error.readyState, 2);
                assert.match(tail.objects().at(-1).message.replaceAll("\x1b", "\\x1b"), expected.final);
                const text = await run(t, "tail", url);
                assert.equal(text.code, 1);
                // One sentence, and perhaps what the server has said.
                assert.match(text.stderr, /^sgauge: [^\n]*\n( {2}[^\n]*\n)*$/);
                const [sentence] = text.stderr.split("\n");
                assert.match(sentence.slice("sgauge: ".length), expected.final);
            } else {
                assert.equal(error.readyState, 0);
                assert.match(error.message, expected.again);
                assert.ok(error.nextAttemptMs > 2000);
            }
        });
    }
});

test("unknown-host", async t => {
    const tail = start(t, "tail", "--json", "http://streams.invalid/");
    await tail.until(() => tail.objects("error").length, "an error");
    const [error] = tail.objects("error");
    assert.equal(error.readyState, 0);
    assert.equal(error.message, "There is no host named “streams.invalid”.");
});

test("never-ends-a-line", async t => {
    const url = await rawServer(t, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                                   + "data: " + "x".repeat(2494), hang);
    const tail = start(t, "tail", url);
    await tail.until(() => /2\.5 kB have come without the blank line/.test(tail.stdout), "a hint");
    assert.equal(tail.code, undefined, "and it goes on");
    const short = await run(t, "tail", "--timeout", "1500ms", url);
    assert.equal(short.code, 0);
    assert.match(short.stderr, /2500 bytes came without the blank line that ends an event\./);
});

// The desktop application cannot start without a display, but it can say what it is.
test("no-display", async t => {
    const env = { DISPLAY: "", WAYLAND_DISPLAY: "", QT_QPA_PLATFORM: "" };
    for (const [option, out] of [["--version", /^streamgauge \d+\.\d+\.\d+\n$/],
                                 ["--help", /^Usage: .*URL\|FILE.*--demo/s]])
        check(await new Program(t, process.env.STREAMGAUGE, [option], env).end(), { code: 0, out });
    check(await new Program(t, process.env.STREAMGAUGE, [], env).end(),
          { code: 1, err: /^streamgauge: No display can be opened\. [^\n]*\n$/ });
});

test("port-in-use", async t => {
    const first = await serve(t, "demo");
    const { port } = new URL(first.url);
    check(await run(t, "serve", "demo", "--port", port),
          { code: 1, err: new RegExp(`^sgauge: Port ${port} on 127\\.0\\.0\\.1 is already in use`) });
});

test("wrong-scenario", async t => {
    const folder = mkdtempSync(join(tmpdir(), "sgauge-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "wrong.sse");
    writeFileSync(file, ": @streamgauge 1\n: @wait 3\ndata: x\n\n");
    const program = await run(t, "serve", file);
    check(program, { code: 2, err: /wrong\.sse, line 2, column 10: .*unit/ });
});

test("others-can-reach-it", async t => {
    const program = await serve(t, "demo", "--host", "0.0.0.0");
    assert.match(program.stderr, /Others in your network can reach this server/);
    assert.match(program.url, /^http:\/\/127\.0\.0\.1:\d+\/demo$/);
});
