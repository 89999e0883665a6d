// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The examples of the README for the control API, pasted into three terminals.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { freePort, here, Program, run, sgauge } from "./programs.mjs";

const readme = readFileSync(join(here, "../../README.md"), "utf8");
const [, section] = /^### Control it from a test\n([^]*?)^##? /m.exec(readme);

test("what is pasted works", async t => {
    const port = await freePort();
    const [serving, reading, ...rest] = [...section.matchAll(/^```sh\n([^]*?)^```$/gm)]
        .map(([, text]) => text.replaceAll("8080", port).replace("serve await", `serve await --port ${port}`));
    const terminal = script => new Program(t, "sh", ["-e", "-c", script], { PATH: `${dirname(sgauge)}:${process.env.PATH}` });
    const server = terminal(`exec ${serving}`);
    await server.line();
    const reader = terminal(`exec ${reading}`);
    await reader.until(() => reader.stdout.includes("waiting for approval"), "what comes before the await");

    const marked = rest.join("").replaceAll(/^curl/gm, "printf '\\036'; curl");
    const other = await terminal(marked).end();
    assert.equal(other.code, 0, other.stderr);
    const [, ...outputs] = other.stdout.split("\x1e");
    const answers = outputs.filter(text => text.startsWith("{")).map(text => JSON.parse(text));
    assert.deepEqual(answers.filter(({ error }) => error), []);
    const [clients, signal, push, paused, , forward, ...others] = answers;
    assert.deepEqual(clients.clients.map(({ route, awaits }) => [route, awaits]), [["/await", "approve"]]);
    assert.deepEqual([signal, push], [{ released: 1 }, { clients: 1 }]);
    assert.equal(paused.paused, true);
    assert.deepEqual(forward, { speed: 20, paused: false, skipWaits: false });
    const [stall, drip, refuse, drop, verdicts, reset] = others;
    assert.deepEqual([stall, drip, refuse, drop, reset],
                     [{ clients: 1 }, { clients: 1 }, { attempts: 2 }, { clients: 1 }, { reset: true }]);
    assert.deepEqual([verdicts.passed, verdicts.failed], [0, 0]);
    assert.match(other.stdout, /^\d+ passed, \d+ failed, \d+ noted\.$/m);
    assert.match(reader.stdout, /^event: step\ndata: \{"step":"deploy","state":"running"/m);
    assert.match(reader.stdout, /^id: 77$/m);
    assert.equal((await reader.end()).code, 56);
});

test("all calls are in the table, and no others", async t => {
    const port = await freePort();
    const server = new Program(t, sgauge, ["serve", "await", "--port", port]);
    await server.line();
    const { calls } = await (await fetch(`http://127.0.0.1:${port}/.streamgauge/`)).json();
    const table = [...section.matchAll(/^\| `((?:GET|POST) \w+)` /gm)].map(([, call]) => call);
    assert.deepEqual(table.sort(), calls.sort());
});

test("all options of serve are in its help and its manual", async t => {
    const manual = readFileSync(join(here, "../../packaging/sgauge.1"), "utf8").replaceAll("\\-", "-");
    const [, part] = /^\.SH OPTIONS OF SERVE\n([^]*?)^\.SH /m.exec(manual);
    const { stdout } = await run(t, "help", "serve");
    const options = text => [...new Set(text.match(/--[a-z][a-z-]+/g))].sort();
    assert.deepEqual(options(part), options(stdout));
});
