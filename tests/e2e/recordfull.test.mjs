// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A disk that is full while `sgauge record` writes to it.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Program, httpServer, run, sgauge } from "./programs.mjs";
import { bytesOf, eventsOf, folder } from "./recordings.mjs";

const size = 8 * 1024 * 1024;

// Ways to have little room in the folder $0, where anybody can, root can, or not a disk but the
// file has a limit. "$@" is to be run there; what it leaves is copied to $1.
const ways = [
    ["a tmpfs of 8 MB", ["unshare", "-rm", "sh"],
     `mount -t tmpfs -o size=8m none "$0" || exit 77`, /No space left on device/],
    ["a file system of 8 MB in a file", ["unshare", "-m", "sh"],
     `truncate -s 8M "$1.img" && mke2fs -q -O ^has_journal "$1.img" && mount -o loop "$1.img" "$0" || exit 77`,
     /No space left on device/],
    ["a limit of 8 MB for files", ["bash"], `ulimit -f 8192 || exit 77`, /File too large/],
];

// Runs it where there is room for 8 MB: the program, or null if that cannot be had this way.
async function runWithLittleRoom(t, [, words, setup], small, copy, ...command) {
    const [shell, ...rest] = words;
    const script = `${setup} >&2\n`
        + `copy=$1; shift; "$@"; code=$?; cp "$0/orders.sse" "$copy"; exit $code`;
    const program = await new Program(t, shell, [...rest, "-c", script, small, copy, ...command])
        .end().catch(() => null);
    return !program || program.code === 77 || /unshare failed/.test(program.stderr) ? null : program;
}

async function fill(t, url) {
    const reasons = [];
    for (const way of ways) {
        const small = folder(t);
        const copy = join(folder(t), "copy.sse");
        const program = await runWithLittleRoom(t, way, small, copy, sgauge, "record", "-o",
                                                join(small, "orders.sse"), url);
        if (program)
            return { program, copy, way };
        reasons.push(way[0]);
    }
    t.skip(`none of these can be had: ${reasons.join(", ")}`);
    return null;
}

test("stops with a sentence when the disk is full, and what it has written is intact", async t => {
    const url = await httpServer(t, (_, response) => {
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        let n = 0;
        const more = () => {
            if (response.write(`data: ${++n} ${"x".repeat(1000)}\n\n`) && !response.destroyed)
                setImmediate(more);
        };
        response.on("drain", more);
        more();
    });
    const filled = await fill(t, url);
    if (!filled)
        return;
    const { program, copy, way } = filled;
    assert.equal(program.code, 1, program.stderr);
    const [problem, summary, ...more] = program.stderr.split("\n");
    assert.match(problem, /^sgauge: Nothing more is recorded: [^\n]*orders\.sse could not be written: /);
    assert.match(problem, way[3]);
    assert.match(summary, /^sgauge: [\d,]+ events, [\d.]+ MB in /);
    assert.deepEqual(more, [""]);

    const written = statSync(copy).size;
    assert.ok(written > size * 0.8 && written <= size, `${written} bytes`);
    const whole = eventsOf(bytesOf(copy)).map(data => Number(data.split(" ")[0]));
    assert.deepEqual(whole, Array.from(whole, (_, i) => i + 1));
    const tail = await run(t, "tail", "--json", copy);
    assert.deepEqual([tail.code, tail.stderr], [0, ""]);
    assert.equal(tail.objects("event").length, whole.length);
    assert.equal(summary.split(" ")[1].replace(",", ""), `${whole.length}`);
    t.diagnostic(`${way[0]}: ${written} bytes written, ${whole.length} events`);
});
