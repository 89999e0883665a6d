// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The same file with the same --seed and --now gives the same bytes again; without them it does not.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Program, serve } from "./programs.mjs";

const everything = `: @streamgauge 1
: @route GET /everything
: @template on

: @repeat 100
: @wait 1ms..3ms
: @dup p=0.1
: @skip p=0.1
: @swap p=0.1
id: {{seq}}
event: {{pick red|green|blue}}
data: {{random 1 1000000}} {{random 0.00 1.00}} {{uuid}} {{hex 12}} {{lorem 5}}
data: {{now}} {{now ms}} {{now unix}} {{elapsed}} {{repeat}} {{connection}} "{{last-event-id}}" {{query.x}}

: @end
: @wait 1s
: @drop p=0.5
data: {{now}}

`;

const folder = mkdtempSync(join(tmpdir(), "sgauge-repeatable-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "everything.sse");
writeFileSync(file, everything);

// What a new server sends to two clients, one after the other: as if it were played for the first time.
async function play(t, ...args) {
    const server = await serve(t, file, "--speed", "20", ...args);
    const bodies = [];
    for (let attempt = 1; attempt <= 2; ++attempt) {
        const client = await new Program(t, "curl", ["--silent", "--no-buffer", `${server.url}?x=7`]).end();
        assert.ok([0, 56].includes(client.code), `${client.code}`);
        bodies.push(`${client.stdout}\nexit ${client.code}`);
    }
    await server.stop();
    return bodies;
}

const seed = ["--seed", "7"];
const now = ["--now", "2026-11-21T10:00:00Z"];

test("with --seed and --now: the same bytes, and the same faults", async t => {
    const [first, second] = [await play(t, ...seed, ...now), await play(t, ...seed, ...now)];
    assert.deepEqual(first, second);
    assert.notEqual(first[0], first[1], "each attempt has a run of its own");
    for (const body of first) {
        const rows = body.match(/^data: \d+ \d\.\d\d [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12} /mg);
        assert.ok(rows.length > 80 && rows.length < 120, `${rows.length}`);
        assert.match(body, /^data: 2026-11-21T10:00:00\.\d{3}Z 17952\d{8} 17952\d{5} 0\.\d{3} 1 /m);
        const ids = body.match(/(?<=^id: )\d+/mg).map(Number);
        assert.ok(ids.some((id, i) => id === ids[i - 1]), "some come twice");
        assert.ok(ids.some((id, i) => id < ids[i - 1]), "some change places");
        assert.ok(new Set(ids).size < 100, "some are missing");
    }
});

test("without --seed: other bytes", async t => {
    assert.notDeepEqual(await play(t, ...now), await play(t, ...now));
});

test("with another --seed: other bytes", async t => {
    assert.notDeepEqual(await play(t, ...seed, ...now), await play(t, "--seed", "8", ...now));
});

test("without --now: only the time is another", async t => {
    const withoutTime = bodies => bodies.map(
        body => body.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(?: \d{13} \d{10})?/g, "TIME"));
    const [first, second] = [await play(t, ...seed), await play(t, ...seed)];
    assert.notDeepEqual(first, second);
    assert.deepEqual(withoutTime(first), withoutTime(second));
});

test("@seed in the file does the same, and --seed does not change it", async t => {
    writeFileSync(file, everything.replace("\n: @template on\n", "\n: @template on\n: @seed 42\n"));
    t.after(() => writeFileSync(file, everything));
    const first = await play(t, ...now);
    assert.deepEqual(first, await play(t, ...now));
    assert.deepEqual(first, await play(t, ...seed, ...now));
});
