// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `sgauge export`, `--filter`, and files of other kinds, as a user has them.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { httpServer, run } from "./programs.mjs";
import { folder } from "./recordings.mjs";

const stream = "id: 1\nevent: order\ndata: {\"price\":5}\n\nid: 2\nevent: tick\ndata: {\"price\":50}\n\n"
    + ": hi\n\nid: 3\nevent: order\ndata: {\"price\":500}\n\n";

const server = t => httpServer(t, (request, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.end(stream);
});

// A recording of that stream.
async function recording(t) {
    const file = join(folder(t), "orders.sse");
    const program = await run(t, "record", "-o", file, "--policy", "once", await server(t));
    assert.equal(program.code, 0, program.stderr);
    return file;
}

const idsOf = text => text.trim().split("\n").filter(line => line).map(line => JSON.parse(line))
    .filter(row => row.kind === "event").map(row => row.lastEventId);

test("filters a stream, a recording, and what is exported", async t => {
    const file = await recording(t);
    const url = await server(t);
    for (const [filter, ids] of [["type:order", ["1", "3"]], ["jq:(.price > 10)", ["2", "3"]],
                                 ["#2", ["2"]], ["not tick is:event", ["1", "3"]]]) {
        const live = await run(t, "tail", "--json", "--policy", "once", "--filter", filter, url);
        assert.equal(live.code, 0, live.stderr);
        assert.deepEqual(idsOf(live.stdout), ids, filter);
        const kept = await run(t, "tail", "--json", "--filter", filter, file);
        assert.deepEqual(idsOf(kept.stdout), ids, filter);
        const exported = await run(t, "export", "--to", "ndjson", "--filter", filter, file);
        assert.deepEqual(idsOf(exported.stdout), ids, filter);
    }
});

test("counts what passes the filter", async t => {
    const program = await run(t, "tail", "--json", "--filter", "type:order", "--count", "2",
                              await server(t));
    assert.equal(program.code, 0, program.stderr);
    assert.deepEqual(idsOf(program.stdout), ["1", "3"]);
});

test("records what passes the filter", async t => {
    const file = join(folder(t), "orders.sse");
    const program = await run(t, "record", "-o", file, "--policy", "once", "--filter", "type:order",
                              await server(t));
    assert.equal(program.code, 0, program.stderr);
    const kept = await run(t, "tail", "--json", file);
    assert.equal(kept.code, 0, kept.stderr);
    assert.deepEqual(idsOf(kept.stdout), ["1", "3"]);
});

test("says where a filter is wrong", async t => {
    for (const command of [["tail"], ["export", "--to", "csv"], ["record", "-o", "x.sse"]]) {
        const program = await run(t, ...command, "--filter", "size>much", "http://127.0.0.1:1/");
        assert.equal(program.code, 2);
        assert.match(program.stderr, /--filter, at character 6: A size is expected here/);
    }
});

test("exports into every form", async t => {
    const file = await recording(t);
    const exported = async format => {
        const program = await run(t, "export", "--to", format, file);
        assert.equal(program.code, 0, program.stderr);
        return program.stdout;
    };
    assert.equal(await exported("plain"), stream);
    assert.equal(await exported("sse"), readFileSync(file, "utf8"));
    const tail = await run(t, "tail", "--json", file);
    assert.equal(await exported("ndjson"), tail.stdout);
    const csv = (await exported("csv")).split("\r\n");
    assert.match(csv[0], /^number,time,kind,type,id,data,size,attempt$/);
    assert.equal(csv.filter(line => line.includes(",event,")).length, 3);
    const har = JSON.parse(await exported("har"));
    assert.equal(har.log.version, "1.2");
    assert.deepEqual(har.log.entries[0]._eventSourceMessages.map(event => event.eventId),
                     ["1", "2", "3"]);
});

test("writes a file only if it is not there", async t => {
    const file = await recording(t);
    const out = join(folder(t), "out.csv");
    assert.equal((await run(t, "export", "--to", "csv", "-o", out, file)).code, 0);
    const first = readFileSync(out, "utf8");
    const again = await run(t, "export", "--to", "har", "-o", out, file);
    assert.equal(again.code, 2);
    assert.match(again.stderr, /is there already; --force writes over it/);
    assert.equal(readFileSync(out, "utf8"), first);
    assert.equal((await run(t, "export", "--to", "har", "--force", "-o", out, file)).code, 0);
    assert.notEqual(readFileSync(out, "utf8"), first);
});

test("says what is wrong with the command line", async t => {
    const file = await recording(t);
    for (const [args, message] of [[[file], /Into what\?/], [["--to", "xml", file], /not “xml”/],
                                   [["--to", "csv"], /Name one recording/]]) {
        const program = await run(t, "export", ...args);
        assert.equal(program.code, 2);
        assert.match(program.stderr, message);
    }
    const none = await run(t, "export", "--to", "csv", join(folder(t), "none.sse"));
    assert.equal(none.code, 1);
    assert.match(none.stderr, /none\.sse cannot be opened/);
});

test("takes what curl has printed", async t => {
    const url = await server(t);
    for (const [option, name] of [["-sN", "dump.txt"], ["-siN", "dump.http"]]) {
        const file = join(folder(t), name);
        writeFileSync(file, (await promisify(execFile)("curl", [option, url])).stdout);
        const tail = await run(t, "tail", "--json", file);
        assert.equal(tail.code, 0, tail.stderr);
        assert.deepEqual(idsOf(tail.stdout), ["1", "2", "3"]);
        assert.match(tail.stderr, /Nothing tells when the events came/);
        const plain = await run(t, "export", "--to", "plain", file);
        assert.equal(plain.stdout, stream);
    }
});

test("takes its own exports back", async t => {
    const file = await recording(t);
    for (const [format, name] of [["har", "a.har"], ["ndjson", "a.ndjson"], ["plain", "a.txt"]]) {
        const out = join(folder(t), name);
        assert.equal((await run(t, "export", "--to", format, "-o", out, file)).code, 0);
        const back = await run(t, "tail", "--json", out);
        assert.equal(back.code, 0, back.stderr);
        assert.deepEqual(idsOf(back.stdout), ["1", "2", "3"], format);
    }
    const sse = join(folder(t), "b.sse");
    assert.equal((await run(t, "export", "--to", "sse", "--filter", "tick", "-o", sse, file)).code, 0);
    assert.ok(existsSync(sse));
    assert.deepEqual(idsOf((await run(t, "tail", "--json", sse)).stdout), ["2"]);
});
