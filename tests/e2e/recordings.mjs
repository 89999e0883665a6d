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
