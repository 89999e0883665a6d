// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Recorded files, read without any code of the programs.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { patience, run } from "./programs.mjs";

// A folder for the test alone.
export function folder(t) {
    const path = mkdtempSync(join(tmpdir(), "sgauge-"));
    t.after(() => rmSync(path, { recursive: true, force: true }));
    return path;
}

// The path of a file in such a folder.
export const fileIn = (t, name = "orders.sse") => join(folder(t), name);

// One byte a character, so that all of them survive.
export const bytesOf = path => readFileSync(path, "latin1");

// What a line that begins there can be: a directive.
const directive = /(?<=^|[\r\n]): ?@(?!@)([^\r\n]*)(?:\r\n|\r|\n)/g;

// The stream, as if the directives had never been there. Of a recording without @raw.
export function streamOf(path) {
    return bytesOf(path).replace(directive, "").replace(/(?<=^|[\r\n])(: ?@)@/g, "$1");
}

// The directives without `: @`, or those of one name, without it.
export function directivesOf(path, name) {
    const all = [...bytesOf(path).matchAll(directive)].map(([, text]) => text);
    return name ? all.filter(text => text.startsWith(`${name} `) || text === name)
                     .map(text => text.slice(name.length + 1))
                : all;
}

// The data of the events that a client gets who knows nothing of directives.
export function eventsOf(text) {
    const events = [];
    let data = null;
    for (const line of text.split(/\r\n|\r|\n/).slice(0, -1)) {
        if (line === "") {
            if (data !== null)
                events.push(data.join("\n"));
            data = null;
        } else if (line.startsWith("data:")) {
            (data ??= []).push(line.slice(line[5] === " " ? 6 : 5));
        }
    }
    return events;
}

// `sgauge tail --json FILE`, run to its end.
export const read = (t, path, ...args) => run(t, "tail", "--json", ...args, path);

// Waits until the file holds that text.
export async function untilHolds(path, text) {
    const begin = performance.now();
    while (performance.now() - begin < patience) {
        try {
            if (bytesOf(path).includes(text))
                return;
        } catch (error) {
            if (error.code !== "ENOENT")
                throw error;
        }
        await pause(5);
    }
    throw new Error(`${path} did not hold ${text}`);
}

const escapes = { n: "\n", r: "\r", t: "\t" };

function unquoted(text) {
    return text.slice(1, -1).replace(/\\(?:x([0-9A-Fa-f]{2})|(.))/g, (_, hex, other) =>
        (hex ? String.fromCharCode(parseInt(hex, 16)) : escapes[other] ?? other));
}

// What the attempts of a recording have got: { head, bytes, ending, times }. The times are those of
// the events, in ms since the response head.
export function attemptsOf(path) {
    const attempts = [];
    let at = 0;
    let hasData = false;
    for (const [whole, line] of bytesOf(path).matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
        const attempt = attempts.at(-1);
        const [, name, text] = /^: ?@\??([a-z]+) ?(.*)$/.exec(line) ?? [];
        if (name === "connection") {
            attempts.push({ head: [], bytes: "", ending: "", times: [] });
            [at, hasData] = [0, false];
        } else if (name === "at") {
            at = 1000 * parseFloat(text);
        } else if (name === "raw") {
            attempt.bytes += unquoted(text);
        } else if (name === "status") {
            attempt.head.push(text);
        } else if (["close", "drop", "truncate", "hang"].includes(name)) {
            attempt.ending = name;
        } else if (!name && attempt) {
            attempt.bytes += whole.replace(/^(: ?@)@/, "$1");
            if (line === "" && whole !== "" && hasData)
                attempt.times.push(at);
            hasData = line.startsWith("data") || (line !== "" && hasData);
        }
    }
    return attempts;
}
