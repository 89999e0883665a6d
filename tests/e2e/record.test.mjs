// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `sgauge record` against servers written in Node, and `sgauge tail` of what it has written.

import assert from "node:assert/strict";
import { existsSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { Program, freePort, httpServer, run, sgauge, start } from "./programs.mjs";
import { bytesOf, directivesOf, eventsOf, fileIn, folder, read, streamOf, untilHolds }
    from "./recordings.mjs";

const head = { "Content-Type": "text/event-stream" };

// Answers the n-th request, from 0, with the n-th function; those beyond with 204.
function serverOf(t, ...answers) {
    const requests = [];
    return httpServer(t, (request, response) => {
        const answer = answers[requests.push(request) - 1];
        if (answer)
            answer(response, request);
        else
            response.writeHead(204).end();
    });
}

// Each piece in a write of its own.
const sending = (...pieces) => async response => {
    response.writeHead(200, head);
    response.flushHeaders();
    for (const piece of pieces) {
        response.write(piece);
        await turn();
    }
    response.end();
};

// Sends that, and stays open.
const opening = text => response => response.writeHead(200, head).write(text);

// Sends that, and cuts the connection. It has promised more: that there is no chunk behind the last
// one, Qt overlooks at times.
const cutting = text => response => {
    response.writeHead(200, { ...head, "Content-Length": 1000 });
    response.write(text, () => response.socket.end());
};

const record = (t, file, ...args) => run(t, "record", "-o", file, ...args);

const summary = /^sgauge: \d+ events?, [\d.]+ (bytes|kB) in \d+\.\d s, written to [^\n]*orders\.sse\n$/;

test("writes every byte as it came", async t => {
    const pieces = [": hello\n", ": @mention\n:@you\n\n", "data: a", "b\ndata:c\n", "\nid: 1\r",
                    "\ndata: d\r\n\r", "\nevent: x\rdata: \xe6\xb0\xb4\0\xff\r\r", "retry: 5\nfoo\n\n",
                    "data: e\n\n\n\n", "data: f\n\n"].map(piece => Buffer.from(piece, "latin1"));
    const file = fileIn(t);
    const program = await record(t, file, "--policy", "once", await serverOf(t, sending(...pieces)));
    assert.equal(program.code, 0, program.stderr);
    assert.match(program.stderr, summary);
    assert.equal(program.stdout, "");
    assert.equal(streamOf(file), Buffer.concat(pieces).toString("latin1"));
    const events = (await read(t, file)).objects("event");
    assert.deepEqual(events.map(event => event.data), ["ab\nc", "d", "水\0\ufffd", "e", "f"]);
    assert.deepEqual(events.map(event => event.lastEventId), ["", "1", "1", "1", "1"]);
    assert.deepEqual(events.map(event => event.type), ["message", "message", "x", "message", "message"]);
});

test("keeps a byte order mark", async t => {
    const file = fileIn(t);
    await record(t, file, "--policy", "once", await serverOf(t, sending("\ufeffdata: a\n\n")));
    assert.deepEqual(directivesOf(file, "raw"), ["\"\\xEF\\xBB\\xBF\""]);
    const tail = await read(t, file);
    assert.deepEqual(tail.objects("ignored").map(item => item.reason), ["byte-order-mark"]);
    assert.deepEqual(tail.objects("event").map(event => event.data), ["a"]);
});

test("stops after --count events", async t => {
    const file = fileIn(t);
    const url = await serverOf(t, opening("data: 1\n\ndata: 2\n\ndata: 3\n\n"));
    const program = await record(t, file, "--count", "3", url);
    assert.equal(program.code, 0, program.stderr);
    assert.match(program.stderr, /^sgauge: 3 events, 27 bytes in /);
    assert.deepEqual(eventsOf(bytesOf(file)), ["1", "2", "3"]);
    assert.deepEqual(directivesOf(file).slice(-2), ["hang", "ended Stopped by you."]);
});

test("stops after --timeout", async t => {
    const file = fileIn(t);
    const url = await serverOf(t, opening("data: 1\n\n"));
    const enough = await record(t, file, "--timeout", "1s", url);
    assert.equal(enough.code, 0, enough.stderr);
    assert.deepEqual(eventsOf(bytesOf(file)), ["1"]);
    const again = await serverOf(t, opening("data: 1\n\n"));
    const missed = await record(t, file, "--force", "--timeout", "1s", "--count", "2", again);
    assert.equal(missed.code, 1);
    assert.match(missed.stderr, /^sgauge: 1 of 2 events had come when the time was over\.\nsgauge: 1 event, /);
});

for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]]) {
    test(`completes the file after ${signal}`, async t => {
        const file = fileIn(t);
        const program = start(t, "record", "-o", file, await serverOf(t, opening("data: 1\n\ndata: cut")));
        await untilHolds(file, "data: 1\n\n");
        await program.stop(signal);
        assert.equal(program.code, code);
        assert.match(program.stderr, summary);
        assert.deepEqual(directivesOf(file).filter(text => !text.startsWith("at ")).slice(-3),
                         ["raw \"data: cut\"", "hang", "ended Stopped by you."]);
        const tail = await read(t, file);
        assert.equal(tail.code, 0, tail.stderr);
        assert.deepEqual(tail.objects("event").map(event => event.data), ["1"]);
        assert.deepEqual(tail.objects("error"), []);
    });
}

test("records that nobody is there", async t => {
    const file = fileIn(t);
    const url = `http://127.0.0.1:${await freePort()}/`;
    const program = await record(t, file, "--timeout", "500ms", url);
    assert.equal(program.code, 1);
    assert.match(program.stderr, /^sgauge: There was no connection before the time was over\.\nsgauge: 0 events/);
    assert.deepEqual(directivesOf(file, "drop"), [""]);
    assert.deepEqual(directivesOf(file, "status"), []);
    const [error] = (await read(t, file)).objects("error");
    assert.match(error.message, /^Nothing is listening at /);
    assert.deepEqual([error.readyState, error.nextAttemptMs, error.status], [0, 3000, undefined]);
});

test("records what a server says instead of a stream", async t => {
    const file = fileIn(t);
    const busy = response => response.writeHead(503, { "Retry-After": "0" }).end("{\"busy\": 1}\n");
    const html = response => response.writeHead(200, { "Content-Type": "text/html" }).end("<p>\"\\</p>");
    const url = await serverOf(t, busy, sending("retry: 10\ndata: 1\n\n"), html);
    const program = await record(t, file, "--policy", "persistent", url);
    assert.equal(program.code, 1);
    assert.match(program.stderr, /^sgauge: The response is “text\/html”, not text\/event-stream\.\nsgauge: 1 event, /);
    const tail = await read(t, file);
    assert.deepEqual(tail.objects("error").map(({ readyState, status, body }) => [readyState, status, body]),
                     [[0, 503, "{\"busy\": 1}\n"], [0, undefined, undefined], [2, 200, "<p>\"\\</p>"]]);
    assert.deepEqual(tail.objects("open").map(open => open.attempt), [2]);
});

test("records how it comes back, and that the server wants no more", async t => {
    const file = fileIn(t);
    const url = await serverOf(t, sending("retry: 10\nid: 7\ndata: 1\n\n"), sending("data: 2\n\n"));
    const program = await record(t, file, url);
    assert.equal(program.code, 0, program.stderr);
    assert.match(program.stderr, summary);
    assert.deepEqual(directivesOf(file, "sent").filter(text => text.startsWith("Last-Event-ID")),
                     ["Last-Event-ID: 7", "Last-Event-ID: 7"]);
    const tail = await read(t, file);
    assert.deepEqual(tail.objects("open").map(open => [open.attempt, open.lastEventId]), [[1, ""], [2, "7"]]);
    assert.deepEqual(tail.objects("event").map(event => event.lastEventId), ["7", "7"]);
    assert.deepEqual(tail.objects("error").map(error => error.readyState), [0, 0, 2]);
});

test("keeps what a cut connection has left of an event", async t => {
    const file = fileIn(t);
    const url = await serverOf(t, cutting("data: 1\n\n: c\ndata: \"cut\"\\"));
    const program = await record(t, file, "--policy", "once", url);
    assert.equal(program.code, 1);
    assert.deepEqual(directivesOf(file, "raw"), ["\"data: \\\"cut\\\"\\\\\""]);
    assert.deepEqual(directivesOf(file, "truncate"), [""]);
    assert.deepEqual(eventsOf(bytesOf(file)), ["1"]);
    const [cut] = (await read(t, file)).objects("ignored");
    assert.deepEqual([cut.reason, cut.size], ["incomplete-block", 16]);
});

test("leaves secrets out, unless they are to be kept", async t => {
    const secrets = ["s3cret-token", "s3cret-cookie", "s3cret-word", "s3cret-parameter"];
    const answer = response => {
        response.writeHead(200, { ...head, "Set-Cookie": "session=s3cret-cookie" });
        response.end("data: 1\n\n");
    };
    const url = new URL(await serverOf(t, answer, answer));
    Object.assign(url, { username: "user", password: "s3cret-word", search: "?access_token=s3cret-parameter" });
    const args = ["--policy", "once", "--header", "X-Api-Key: s3cret-token", url.href];
    const file = fileIn(t);
    assert.equal((await record(t, file, ...args)).code, 0);
    assert.deepEqual(secrets.filter(secret => bytesOf(file).includes(secret)), []);
    assert.ok(!bytesOf(file).includes(Buffer.from("user:s3cret-word").toString("base64")));
    assert.equal((await record(t, file, "--force", "--keep-secrets", ...args)).code, 0);
    assert.deepEqual(secrets.filter(secret => !bytesOf(file).includes(secret)), []);
});

test("overwrites nothing unasked", async t => {
    const file = fileIn(t);
    writeFileSync(file, "precious");
    const refused = await record(t, file, await serverOf(t, sending("data: 1\n\n")));
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /orders\.sse is there already; --force writes over it\./);
    assert.equal(bytesOf(file), "precious");

    const program = start(t, "record", "--force", "-o", file, await serverOf(t, opening("data: 1\n\n")));
    await untilHolds(file, "data: 1\n\n");
    assert.ok(!bytesOf(file).includes("precious"));
    const second = await record(t, file, "--force", await serverOf(t, sending("data: 2\n\n")));
    assert.equal(second.code, 1);
    assert.match(second.stderr, /is being written by another program\.\n$/);
    await program.stop("SIGINT");
    assert.deepEqual(eventsOf(bytesOf(file)), ["1"]);
});

test("makes no file for a wrong command line", async t => {
    const file = fileIn(t);
    for (const args of [["not a url"], ["--count", "x", "http://a/"], ["curl", "-s"], ["--max-size", "x", "http://a/"]])
        assert.equal((await record(t, file, ...args)).code, 2);
    assert.ok(!existsSync(file));
    const nowhere = await record(t, join(folder(t), "no", "orders.sse"), "http://127.0.0.1:1/");
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.stderr, /orders\.sse cannot be created: No such file or directory\.\n$/);
});

test("says that its file has been removed", async t => {
    const file = fileIn(t);
    let response;
    const url = await serverOf(t, answer => opening("data: 1\n\n")(response = answer));
    const program = start(t, "record", "-o", file, url);
    await untilHolds(file, "data: 1\n\n");
    unlinkSync(file);
    response.write("data: 2\n\n");
    await program.end();
    assert.equal(program.code, 1);
    assert.match(program.stderr, /^sgauge: Nothing more is recorded: [^\n]*orders\.sse has been removed\.\nsgauge: 1 event,/);
});

test("stops before the file is larger than --max-size", async t => {
    const file = fileIn(t);
    const url = await httpServer(t, (_, response) => {
        response.writeHead(200, head);
        let n = 0;
        const more = () => {
            if (response.write(`data: ${++n}\n\n`) && !response.destroyed)
                setImmediate(more);
        };
        response.on("drain", more);
        more();
    });
    const program = await record(t, file, "--max-size", "200kB", url);
    assert.equal(program.code, 1);
    assert.match(program.stderr, /^sgauge: Nothing more is recorded: [^\n]* has reached the limit of 200(\.0)? kB\.\n/);
    assert.ok(statSync(file).size <= 200_000);
    const tail = await read(t, file);
    assert.equal(tail.code, 0, tail.stderr);
    assert.deepEqual(tail.objects("event").map(event => Number(event.data)),
                     Array.from(eventsOf(bytesOf(file)), (_, i) => i + 1));
});

test("records lines of JSON, too", async t => {
    const file = fileIn(t);
    const url = await serverOf(t, response => {
        response.writeHead(200, { "Content-Type": "application/x-ndjson" });
        response.end("{\"a\":1}\n\r\n: @x\n\n{\"data: b\":2}\n[3]");
    });
    const program = await record(t, file, "--as", "json-lines", "--policy", "once", url);
    assert.equal(program.code, 0, program.stderr);
    assert.deepEqual(eventsOf(bytesOf(file)), [], "no other parser takes it for events");
    const tail = await read(t, file);
    assert.deepEqual(tail.objects("event").map(event => event.data),
                     ["{\"a\":1}", ": @x", "{\"data: b\":2}", "[3]"]);
});

test("records what curl would ask for", async t => {
    const file = fileIn(t);
    let asked;
    const url = await serverOf(t, (response, request) => {
        asked = [request.method, request.headers["x-a"]];
        sending("data: 1\n\n")(response);
    });
    const program = await record(t, file, "curl", "-N", "-d", "a=1", "-H", "X-A: b", url);
    assert.equal(program.code, 0, program.stderr);
    assert.deepEqual(asked, ["POST", "b"]);
    assert.deepEqual(directivesOf(file, "request"), [`POST ${url}`]);
    assert.deepEqual(eventsOf(bytesOf(file)), ["1"]);
});

test("prints a recording as it prints the stream", async t => {
    const first = sending("\ufeffretry: 20\nid: 水\nevent: a\ndata: 1\ndata\n\n: c\nfoo: bar\n\n",
                          "event: none\n\nid: x\0\nretry: y\ndata: 2\n\ndata: c", "ut");
    const moved = response => response.writeHead(307, { Location: "/a%20b?q=%26" }).end();
    const answers = [first, cutting("data: 3\n\ndata: half"), moved, sending("data: 4\n\n")];
    let n = 0;
    const url = await httpServer(t, (_, response) =>
        (answers[n++] ?? (answer => answer.writeHead(204).end()))(response));
    const live = {};
    for (const format of ["json", "text"]) {
        live[format] = await run(t, "tail", ...(format === "json" ? ["--json"] : []), url);
        n = 0;
    }
    const file = fileIn(t);
    await record(t, file, url);
    // Notes on the head are not recorded; the end is said on stderr while it is live.
    const withoutTimes = lines => lines
        .map(line => line.replace(/"time":"[^"]*"|^\d\d:\d\d:\d\d\.\d{3}/, ""))
        .filter(line => !line.includes("\"severity\":\"note\""));
    const json = await read(t, file);
    assert.deepEqual(withoutTimes(json.lines()), withoutTimes(live.json.lines()));
    const text = withoutTimes((await run(t, "tail", file)).lines());
    assert.deepEqual(text.slice(0, -1), withoutTimes(live.text.lines()));
    assert.equal(`sgauge:${text.at(-1)}\n`.replace(/ +/g, " "), live.text.stderr);
    const some = await read(t, file, "--count", "2");
    assert.deepEqual([some.code, some.lines()], [0, json.lines().slice(0, some.lines().length)]);
    assert.equal(some.objects("event").length, 2);
    const missed = await read(t, file, "--count", "9");
    assert.deepEqual([missed.code, missed.stderr], [1, `sgauge: 4 of 9 events are in ${file}.\n`]);
});

test("prints what is intact of a damaged recording", async t => {
    const file = fileIn(t);
    const intact = ": @streamgauge 1\ndata: 1\n\ndata: 2\n\n";
    for (const [damage, sentence] of [["data: cut", "it ends in the middle of an event"],
                                      [": @frobnicate\ndata: 3\n\n", "there is no directive “@frobnicate”"],
                                      [": @raw \"x\n", "@raw is malformed"]]) {
        writeFileSync(file, intact + damage);
        const tail = await read(t, file);
        assert.equal(tail.code, 1);
        assert.deepEqual(tail.objects("event").map(event => event.data), ["1", "2"]);
        assert.equal(tail.stderr, `sgauge: orders.sse is damaged at line 6 (byte 35): ${sentence}. `
                     + "What comes before is shown.\n");
    }
});

test("tells what is no recording", async t => {
    const file = fileIn(t, "plain.txt");
    for (const [text, message] of [["", /^sgauge: [^\n]*plain\.txt is empty\.\n$/],
                                   ["hello\n", /^sgauge: [^\n]*plain\.txt holds no event stream: /]]) {
        writeFileSync(file, text);
        const tail = await run(t, "tail", file);
        assert.deepEqual([tail.code, tail.stdout], [1, ""]);
        assert.match(tail.stderr, message);
    }
});

test("shows progress in a terminal only", async t => {
    const file = fileIn(t);
    const url = await serverOf(t, opening("data: 1\n\n"));
    const script = await new Program(t, "sh", ["-c", "command -v script"]).end();
    if (script.code !== 0) {
        t.skip("there is no script(1)");
        return;
    }
    const command = `'${sgauge}' record -o '${file}' --timeout 1s '${url}'`;
    const program = await new Program(t, "script", ["-qec", command, "/dev/null"], { TERM: "xterm" }).end();
    assert.equal(program.code, 0, program.stdout);
    const shown = program.stdout.split("\r").filter(line => line.endsWith("\x1b[K"));
    assert.ok(shown.length >= 2 && shown.length <= 13, `${shown.length} lines`);
    assert.match(program.stdout, /\r1 event, 9 bytes in 0\.\d s, [\d.]+\/s, open\x1b\[K/);
    assert.match(program.stdout, /\r\x1b\[Ksgauge: 1 event, 9 bytes in [^\n]*orders\.sse\r\n$/);
});
