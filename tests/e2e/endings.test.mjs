// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How streams end, in curl, and the bytes of what directives do, as a socket gets them, with their
// times. Of times only the lower bounds can be told: any machine may be slow.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { Program, serve } from "./programs.mjs";
import { RawClient } from "./rawclient.mjs";

const folder = mkdtempSync(join(tmpdir(), "sgauge-endings-"));
after(() => rmSync(folder, { recursive: true }));

let count = 0;
async function play(t, scenario, ...args) {
    const file = join(folder, `${++count}.sse`);
    writeFileSync(file, `: @streamgauge 1\n: @route GET /s\n${scenario}`);
    return serve(t, file, ...args);
}

const curl = (t, url, ...args) =>
    new Program(t, "curl", ["--silent", "--show-error", "--no-buffer", ...args, url]);

// ---- endings ------------------------------------------------------------------------------------

const data = "data: 1\n\n";
const reset = [56, /^curl: \(56\) Recv failure: Connection reset by peer$/m];
const proper = [0, /^$/];

describe("curl tells how a stream has ended", { concurrency: true }, () => {
    for (const [name, scenario, body, [code, message]] of [
        ["@close", `${data}: @close\n${data}`, data, proper],
        ["@truncate", `${data}: @truncate\n`, data, [18, /^curl: \(18\) transfer closed with outstanding read data/m]],
        ["@drop", `${data}: @wait 200ms\n: @drop\n`, data, reset],
        ["@drop before any answer", ": @drop\n", "", reset],
        ["the end of the file", data, data, proper],
        ["@eof no-content", `${data}: @eof no-content\n`, data, proper],
        ["framing close, @close", `: @framing close\n${data}: @close\n`, data, proper],
        // What has no length and no chunks cannot be told from a proper end.
        ["framing close, @truncate", `: @framing close\n${data}: @truncate\n`, data, proper],
        ["framing close, @drop", `: @framing close\n${data}: @wait 200ms\n: @drop\n`, data, reset],
        ["framing length, all of it", `: @framing length=9\n${data}`, data, proper],
        ["framing length, and more to say", `: @framing length=9\n${data}${data}`, data, proper],
        ["framing length, and less to say", `: @framing length=20\n${data}`, data,
            [18, /^curl: \(18\) transfer closed with 11 bytes remaining to read$/m]],
        ["framing length, @close", `: @framing length=20\n${data}: @close\n`, data,
            [18, /^curl: \(18\) transfer closed with 11 bytes remaining to read$/m]],
        ["@status", ": @status 503 retry-after=2 body=\"upstream down\"\n", "upstream down",
            [22, /^curl: \(22\) The requested URL returned error: 503$/m]],
    ]) {
        test(name, async t => {
            const { url } = await play(t, scenario);
            const client = await curl(t, url, "--fail-with-body").end();
            assert.equal(client.stdout, body);
            assert.equal(client.code, code, client.stderr);
            assert.match(client.stderr, message);
        });
    }

    test("three kinds of ending by hand are three errors, too", async t => {
        const { url, origin } = await play(t, `${data}: @hang\n`);
        const codes = {};
        for (const kind of ["close", "truncate", "drop"]) {
            const client = curl(t, url);
            await client.until(() => client.stdout === data, "the event");
            await fetch(`${origin}/.streamgauge/faults`, { method: "POST", body: JSON.stringify({ kind }) });
            codes[kind] = (await client.end()).code;
        }
        assert.deepEqual(codes, { close: 0, truncate: 18, drop: 56 });
    });

    test("@eof hold: it does not end", async t => {
        const { url, origin } = await play(t, `${data}: @eof hold\n`);
        const client = curl(t, url);
        await client.until(() => client.stdout === data, "the event");
        const push = await fetch(`${origin}/.streamgauge/push`, { method: "POST", body: '{"data":"2"}' });
        assert.deepEqual(await push.json(), { clients: 1 });
        await client.until(() => client.stdout === `${data}data: 2\n\n`, "what is pushed");
    });

    test("@eof loop: it begins again", async t => {
        const { url } = await play(t, `${data}: @wait 20ms\n: @eof loop\n`);
        const client = curl(t, url);
        await client.until(() => client.stdout.startsWith(data.repeat(3)), "three times the same");
    });
});

// ---- compression --------------------------------------------------------------------------------

describe("curl --compressed", { concurrency: true }, () => {
    const scenario = encoding => `: @encoding ${encoding}\n${data}: @await more\ndata: 2\n\n: @close\n`;
    const gzip = /^Content-Encoding: gzip\r?$/mi;
    const body = client => client.stdout.split("\r\n\r\n")[1];
    const all = `${data}data: 2\n\n`;
    const more = origin => fetch(`${origin}/.streamgauge/signal`, { method: "POST", body: '{"name":"more"}' });
    const clients = async origin => (await (await fetch(`${origin}/.streamgauge/clients`)).json()).clients;

    test("gzip: each event comes at once", async t => {
        const { url, origin } = await play(t, scenario("gzip"));
        const client = curl(t, url, "--compressed", "--include");
        await client.until(() => body(client) === data, "the first event");
        assert.match(client.stdout, gzip);
        await more(origin);
        assert.equal((await client.end()).code, 0);
        assert.equal(body(client), all);
    });

    test("gzip-noflush: all at the end", async t => {
        const { url, origin } = await play(t, scenario("gzip-noflush"));
        const client = curl(t, url, "--compressed", "--include");
        let known;
        while (!(known = await clients(origin)).length)
            await turn(); // curl is still on its way
        assert.deepEqual(known.map(({ awaits, eventsSent }) => [awaits, eventsSent]), [["more", 1]]);
        assert.doesNotMatch(client.stdout, /data/);
        await more(origin);
        assert.equal((await client.end()).code, 0);
        assert.match(client.stdout, gzip);
        assert.equal(body(client), all);
    });

    test("identity, and whoever does not ask for gzip: as it is", async t => {
        for (const [encoding, option] of [["identity", "--compressed"], ["gzip", "--include"], ["gzip-noflush", "--include"]]) {
            const { url, origin } = await play(t, scenario(encoding));
            const client = curl(t, url, option);
            await client.until(() => client.stdout.endsWith(data), "the first event");
            assert.doesNotMatch(client.stdout, /Content-Encoding/i);
            await more(origin);
            assert.equal((await client.end()).code, 0);
            assert.ok(client.stdout.endsWith(all));
        }
    });
});

// ---- bytes and times ----------------------------------------------------------------------------

const a = "data: a\n\n";
const b = "data: b\n\n";
const c = "data: c\n\n";

// The scenario after its head, the bytes of the body, and by when (ms) some of them cannot be there.
const rows = [
    ["@eol crlf", ": @eol crlf\n: hi\nid: 1\ndata: a\n\n", ": hi\r\nid: 1\r\ndata: a\r\n\r\n"],
    ["@eol cr", ": @eol cr\n: hi\nid: 1\ndata: a\n\n", ": hi\rid: 1\rdata: a\r\r"],
    ["@eol lf", ": @eol lf\r\n: hi\r\ndata: a\r\n\r\n", ": hi\ndata: a\n\n"],
    ["line ends as they stand", "data: a\r\n\r\ndata: b\n\n", `data: a\r\n\r\n${b}`],
    ["@bom", `: @bom\n${a}`, `\xEF\xBB\xBF${a}`],
    ["@raw", String.raw`: @raw "data: \xC3\r\n\x00\u{1F30A}\"\\\n"` + `\n${a}`, `data: \xC3\r\n\x00\xF0\x9F\x8C\x8A"\\\n${a}`],
    ["a comment with an at sign", `: @@home\n: plain\n:\n${a}`, `: @home\n: plain\n:\n${a}`],
    ["an unknown directive to be ignored", `: @?colour blue\n${a}`, a],
    ["@wait", `${a}: @wait 300ms\n${b}`, a + b, [["data: b", 300]]],
    ["@wait within an event", "data: a\n: @wait 300ms\ndata: b\n\n", "data: a\ndata: b\n\n", [["data: b", 300]]],
    ["@wait from … to", `${a}: @wait 200ms..300ms\n${b}`, a + b, [["data: b", 200]]],
    ["@wait about", `${a}: @wait 300ms~20%\n${b}`, a + b, [["data: b", 240]]],
    ["@at", `${a}: @at +300ms\n${b}: @at +200ms\n${c}`, a + b + c, [["data: b", 300]]],
    ["@pace as a rate", `: @pace 5/s\n${a}${b}${c}`, a + b + c, [["data: b", 200], ["data: c", 400]]],
    ["@pace as a gap", `: @pace 150ms\n${a}${b}${c}`, a + b + c, [["data: b", 150], ["data: c", 300]]],
    ["@speed", `: @speed 2x\n${a}: @wait 600ms\n${b}`, a + b, [["data: b", 300]]],
    ["@keepalive", `: @keepalive 100ms still\n${a}: @wait 150ms\n${b}`, `${a}: still\n\n${b}`, [["still", 100]]],
    ["@silence", `: @keepalive 100ms\n${a}: @silence 350ms\n${b}`, a + b, [["data: b", 350]]],
    ["@repeat", `: @template on\n: @repeat 2\n: @repeat 2\ndata: {{repeat}}\n\n: @end\n: @end\n${c}`,
        "data: 1\n\ndata: 2\n\ndata: 1\n\ndata: 2\n\n" + c],
    ["@dup", `${a}: @dup\n${b}${c}`, a + b + b + c],
    ["@skip", `${a}: @skip\n${b}${c}`, a + c],
    ["@swap", `: @swap\n${a}${b}${c}`, b + a + c],
    ["p=1", `: @skip p=1\n${a}${b}`, b],
    ["p=0", `: @skip p=0\n: @drop p=0\n${a}${b}`, a + b],
    ["@rate", `: @rate 2kb/s\ndata: ${"x".repeat(1000)}\n\n${b}`, `data: ${"x".repeat(1000)}\n\n${b}`, [["data: b", 400]]],
];

describe("a socket gets", { concurrency: true }, () => {
    for (const [name, scenario, bytes, times = []] of rows) {
        test(name, async t => {
            const { url } = await play(t, `: @framing close\n${scenario}`);
            const client = new RawClient(t, url).ask();
            assert.equal(await client.end(), "end");
            assert.equal(client.body, bytes);
            for (const [text, earliest] of times) {
                const time = client.timeOf(text);
                // A timer may count in whole milliseconds.
                assert.ok(time >= earliest - 1, `${text} after ${time} ms, not ${earliest}`);
            }
        });
    }

    // The pieces in which the body came through HTTP, which are also writes to the network.
    const chunks = body => {
        const found = [];
        for (let rest = body; ;) {
            const [, size] = /^([0-9a-fA-F]+)\r\n/.exec(rest);
            const begin = size.length + 2;
            const end = begin + Number.parseInt(size, 16);
            if (end === begin)
                return found;
            found.push(rest.slice(begin, end));
            rest = rest.slice(end + 2);
        }
    };

    const longData = `data: ${"x".repeat(94)}`;

    test("@cut: so many bytes, then the rest", async t => {
        const pause = ": @wait 50ms\n";
        const { url } = await play(t, `${a}${pause}: @cut 17\nid: 1\n${longData}\n\n${pause}${b}`);
        const client = new RawClient(t, url).ask("Connection: close");
        assert.equal(await client.end(), "end");
        const pieces = chunks(client.body);
        assert.equal(pieces.join(""), `${a}id: 1\n${longData}\n\n${b}`);
        assert.deepEqual(pieces.map(piece => piece.length), [9, 17, 108 - 17, 9]);
    });

    test("@chunk: pieces of that size, with pauses, until changed", async t => {
        const { url } = await play(t, `: @chunk 1..8b delay=5ms\n${longData}\n\n: @chunk 64b\n${longData}\n\n`);
        const client = new RawClient(t, url).ask("Connection: close");
        assert.equal(await client.end(), "end");
        const pieces = chunks(client.body);
        assert.equal(pieces.join(""), `${longData}\n\n${longData}\n\n`);
        const small = pieces.slice(0, pieces.length - 2);
        assert.deepEqual(pieces.slice(-2).map(piece => piece.length), [64, 102 - 64]);
        assert.ok(small.every(piece => piece.length <= 8), `${small.map(piece => piece.length)}`);
        assert.ok(new Set(small.map(piece => piece.length)).size > 1, "not all of one size");
        const last = client.reads.at(-1).time;
        assert.ok(last >= 5 * (small.length - 1) - 1, `${small.length} pieces in ${last} ms`);
    });

    test("@drop: RST, after all that was sent before", async t => {
        const { url, origin } = await play(t, `${a}: @wait 200ms\ndata: half\n: @await now\n: @drop\n`);
        const client = new RawClient(t, url).ask();
        // Node tells RST from FIN only when it has read everything before.
        await client.until(() => client.body === "9\r\ndata: a\n\n\r\nb\r\ndata: half\n\r\n", "what comes before");
        await fetch(`${origin}/.streamgauge/signal`, { method: "POST", body: '{"name":"now"}' });
        assert.equal(await client.end(), "ECONNRESET");
    });

    test("@truncate: FIN without the last chunk", async t => {
        const { url } = await play(t, `${a}: @truncate\n`);
        const client = new RawClient(t, url).ask();
        assert.equal(await client.end(), "end");
        assert.equal(client.body, "9\r\ndata: a\n\n\r\n");
    });

    test("@close: the last chunk, and the connection serves on", async t => {
        const { url } = await play(t, `${a}: @close\n`);
        const client = new RawClient(t, url).ask();
        await client.until(() => client.body === "9\r\ndata: a\n\n\r\n0\r\n\r\n", "the proper end");
        client.reads = [];
        client.ask();
        await client.until(() => client.body.endsWith("0\r\n\r\n"), "the same again");
        assert.equal(client.ending, undefined);
    });

    test("@hang: nothing, not even keep-alives", async t => {
        const { url, origin } = await play(t, `: @keepalive 50ms here\n${a}: @wait 120ms\n: @hang\n`);
        const client = new RawClient(t, url).ask();
        await client.until(() => client.body.includes(": here\n\n"), "keep-alives");
        // Ten more of them could have come by then.
        const other = await play(t, `: @wait 600ms\n${a}: @close\n`);
        const clock = new RawClient(t, other.url).ask();
        await clock.until(() => clock.body.includes(a), "a while");
        const before = client.text;
        const { clients } = await (await fetch(`${origin}/.streamgauge/clients`)).json();
        assert.equal(clients.length, 1);
        assert.ok(before.split(": here\n\n").length - 1 <= 3, before);
    });

    test("heads: @header, @cors, and what is there without them", async t => {
        const ask = async (scenario, ...headers) => {
            const { url } = await play(t, `${scenario}${a}`);
            const client = new RawClient(t, url).ask(...headers);
            await client.until(() => client.body.endsWith("0\r\n\r\n"), "all of it");
            return new Map(client.text.split("\r\n\r\n")[0].split("\r\n").slice(1)
                .map(line => line.split(": ")).map(([name, value]) => [name.toLowerCase(), value]));
        };
        const plain = await ask("");
        assert.equal(plain.get("content-type"), "text/event-stream");
        assert.equal(plain.get("cache-control"), "no-cache");
        assert.equal(plain.get("access-control-allow-origin"), "*");
        const changed = await ask(": @header X-Trace: a b\n: @header Content-Type: text/plain\n: @header -Cache-Control\n");
        assert.equal(changed.get("x-trace"), "a b");
        assert.equal(changed.get("content-type"), "text/plain");
        assert.ok(!changed.has("cache-control"));
        assert.ok(!(await ask(": @cors off\n")).has("access-control-allow-origin"));
        const echoed = await ask(": @cors origin\n", "Origin: http://a.example");
        assert.equal(echoed.get("access-control-allow-origin"), "http://a.example");
        assert.equal(echoed.get("access-control-allow-credentials"), "true");
    });
});
