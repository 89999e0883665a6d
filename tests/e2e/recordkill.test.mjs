// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is left of a recording whose program is killed: all that it had written.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { truncateSync, statSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { httpServer, sgauge, start, withPatience } from "./programs.mjs";
import { bytesOf, eventsOf, fileIn, untilHolds } from "./recordings.mjs";

const times = 50;
const longest = 30; // ms of flood

// The same numbers in [0, 1) each time.
function randoms(seed) {
    let state = seed;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
}

// Numbered events as fast as they go; a promise of each request.
async function floodServer(t) {
    const padding = "x".repeat(40);
    let tell;
    const server = { asked: null, expect() { this.asked = new Promise(resolve => { tell = resolve; }); } };
    server.url = await httpServer(t, (_, response) => {
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        let n = 0;
        // Not for ever in one go: the socket may take all of it, and the kill be kept waiting.
        const more = () => {
            let block = "";
            for (let i = 0; i < 100; ++i)
                block += `id: ${++n}\ndata: ${n}\ndata: ${padding}\n\n`;
            if (response.write(block) && !response.destroyed)
                setImmediate(more);
        };
        response.on("drain", more);
        more();
        tell();
    });
    return server;
}

// The events of the file are 1, 2, … without a hole, as many as its bytes hold; what is torn is told.
function check(file) {
    const bytes = bytesOf(file);
    const whole = eventsOf(bytes);
    const tail = spawnSync(sgauge, ["tail", "--json", file], { maxBuffer: 2 ** 30 });
    const events = tail.stdout.toString().split("\n").slice(0, -1).map(line => JSON.parse(line))
        .filter(object => object.kind === "event");
    assert.equal(events.length, whole.length, tail.stderr.toString());
    assert.ok(events.every((event, i) => event.lastEventId === `${i + 1}`
                                         && event.data.startsWith(`${i + 1}\nx`)), "no hole");
    const isTorn = !/(^|\n)(\n|: [^\n]*\n)$/.test(bytes);
    if (isTorn && !/\n: [^\n]*$/.test(bytes)) { // half of a directive is nothing that is missed
        assert.equal(tail.status, 1);
        assert.match(tail.stderr.toString(), /is damaged at line [^\n]*: it ends in the middle of an event\./);
    }
    if (!isTorn)
        assert.deepEqual([tail.status, tail.stderr.toString()], [0, ""]);
    return { count: events.length, isTorn };
}

test(`loses nothing when it is killed, ${times} times`, async t => {
    const random = randoms(20261121);
    const server = await floodServer(t);
    const file = fileIn(t);
    const counts = [];
    let torn = 0;
    for (let i = 0; i < times; ++i) {
        server.expect();
        const program = start(t, "record", "--force", "-o", file, server.url);
        await withPatience(server.asked, "a request");
        await pause(longest * random());
        await program.stop("SIGKILL");
        assert.equal(program.signal, "SIGKILL", program.stderr);
        const { count, isTorn } = check(file);
        counts.push(count);
        torn += isTorn;
    }
    assert.ok(counts.some(count => count > 1000), `${counts}`);
    const all = counts.reduce((sum, count) => sum + count, 0);
    t.diagnostic(`${all} events in ${times} files, at most ${Math.max(...counts)}; ${torn} torn`);
});

// What a kill between two pages of a write leaves, and a machine that loses its power.
test("reads what is left of a file that ends anywhere", async t => {
    const random = randoms(7);
    const server = await floodServer(t);
    const file = fileIn(t);
    server.expect();
    const program = start(t, "record", "--force", "-o", file, "--count", "3000", server.url);
    await untilHolds(file, "data: 3000\n");
    await program.end();
    for (let size = statSync(file).size; size > 2000;) {
        size -= 1 + Math.floor(random() * size / 15);
        truncateSync(file, size);
        check(file);
    }
});
