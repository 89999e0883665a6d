// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The same scripted servers through Chromium's EventSource and through ours: what is dispatched,
// what is asked for again, and when it is over. Prints a table of both.

import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { Chromium, findChromium, requireBrowser } from "./chromium.mjs";
import { start } from "./programs.mjs";

const command = findChromium();
requireBrowser(command);

// ---- the cases: for each attempt, the bytes that are sent back ---------------------------------

const bytes = text => Buffer.isBuffer(text) ? text : Buffer.from(text, "utf8");
const latin = text => Buffer.from(text, "latin1");
const response = (status, headers, ...pieces) => ({ head: [`HTTP/1.1 ${status}`, ...headers], pieces });
const stream = (...pieces) =>
    response("200 OK", ["Content-Type: text/event-stream", "Cache-Control: no-store"], ...pieces);
const typed = (type, ...pieces) =>
    response("200 OK", type === undefined ? [] : [`Content-Type: ${type}`], ...pieces);
const over = response("204 No Content", []); // which ends every EventSource
const redirect = (status, location) => response(`${status} Moved`, [`Location: ${location}`, "Content-Length: 0"]);

const cases = new Map();
// A stream that comes in these pieces; after it, 204.
const parse = (name, ...pieces) => cases.set(name, [stream("retry: 10\n\n", ...pieces), over]);
// These responses, one for each attempt.
const connect = (name, ...responses) => cases.set(name, responses);

// Lines
parse("lf", "data: a\n\ndata: b\n\n");
parse("crlf", "data: a\r\n\r\ndata: b\r\n\r\n");
parse("cr", "data: a\r\rdata: b\r\r");
parse("mixed line ends", "data: a\r\n\ndata: b\n\r\ndata: c\r\n\r");
parse("crlf cut", "data: a\r", "\n\r", "\ndata: b\r", "\n", "\r\n");
parse("cr at the end of a piece, then data", "data: a\r\r", "data: b\r\r");
parse("cr, then lf that ends another line", "data: a\r", "\n", "\n", "data: b\n\n");
parse("every byte alone", ...[..."id: 1\r\ndata: xy\r\n\r\n"]);
for (const [name, separator] of [["vt", "\v"], ["ff", "\f"], ["nel", "\u0085"], ["ls", "\u2028"], ["ps", "\u2029"]])
    parse(`${name} ends no line`, `data: a${separator}data: b\n\n`);
parse("long line", `data: ${"x".repeat(1_000_000)}\n\n`);
parse("many lines", `${"data: x\n".repeat(5000)}\n`);

// Byte order marks and UTF-8
cases.set("bom", [stream("\uFEFFretry: 10\ndata: a\n\n"), over]);
cases.set("bom cut", [stream(latin("\xEF"), latin("\xBB"), latin("\xBFretry: 10\ndata: a\n\n")), over]);
cases.set("two boms", [stream("\uFEFF\uFEFFdata: a\n\ndata: b\nretry: 10\n\n"), over]);
parse("bom later on", "\uFEFFdata: a\n\ndata: b\n\n");
parse("bom in data", "data: \uFEFFa\n\n");
parse("utf-8", "data: Grüße 水 🌊\n\n");
parse("utf-8 cut", ...[...bytes("data: 水🌊\n\n")].map(byte => Buffer.from([byte])));
parse("ill-formed utf-8", latin("data: a\xFFb\xC3(\xE2\x82x\xF0\x9F\x98\n\n"));
parse("overlong and surrogates", latin("data: \xC0\xAF \xED\xA0\x80 \xF4\x90\x80\x80\n\n"));
parse("ill-formed type", latin("event: \xE9v\ndata: a\n\n"));
parse("nul in data", "data: a\0b\n\n");
connect("charset is ignored", typed("text/event-stream;charset=iso-8859-1", "retry: 10\ndata: é\n\n"), over);

// Fields
parse("comment", ": a\n:\n:b\ndata: c\n\n");
parse("comment inside", "data: a\n: between\ndata: b\n\n");
parse("comment alone", ":\n\n");
parse("no space", "data:a\n\n");
parse("two spaces", "data:  a\n\n");
parse("tab", "data:\ta\n\n");
parse("blank at the end", "data: a \n\n");
parse("colon in the value", "data: a: b\n\n");
parse("no colon", "data\n\n");
parse("no colon, twice", "data\ndata\n\n");
parse("empty data", "data:\n\n");
parse("empty lines of data", "data:\ndata:\ndata: a\ndata:\n\n");
parse("several blank lines", "data: a\n\n\n\n\ndata: b\n\n");
parse("unknown fields", "foo: 1\nDATA: 2\ndata2: 3\ndat: 4\ndata: a\n\n");
parse("blank before the colon", "data : a\ndata: b\n\n");
parse("blank before the name", " data: a\ndata: b\n\n");
parse("type", "event: order\ndata: a\n\ndata: b\n\n");
parse("empty type", "event: order\nevent:\ndata: a\n\n");
parse("type twice", "event: a\nevent: b\ndata: c\n\n");
parse("type without data", "event: order\n\ndata: a\n\n");
parse("type with blanks", "event:  order \ndata: a\n\n");
parse("type message", "event: message\ndata: a\n\n");
parse("type error", "event: error\ndata: a\n\n");
parse("type open", "event: open\ndata: a\n\n");
parse("unfinished event", "data: a\n\ndata: b\n");
parse("unfinished line", "data: a\n\ndata: b");

// Ids
parse("id", "id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\n");
parse("id is kept", "id: 1\n\ndata: a\n\n");
parse("empty id", "id: 1\ndata: a\n\nid\ndata: b\n\ndata: c\n\n");
parse("empty id with colon", "id: 1\ndata: a\n\nid:\ndata: b\n\n");
parse("id with nul", "id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n");
parse("id twice", "id: 1\nid: 2\ndata: a\n\n");
parse("id in two lines of data", "data: a\nid: 1\ndata: b\n\n");
parse("id of an unfinished event", "id: 1\ndata: a\n\nid: 2\ndata: b\n");
parse("id with blanks", "id:  1 \ndata: a\n\n");
parse("id of other letters", "id: 水é\ndata: a\n\n");
parse("long id", `id: ${"x".repeat(3000)}\ndata: a\n\n`);
connect("id over three attempts", stream("retry: 10\nid: 1\ndata: a\n\n"), stream("data: b\n\n"),
        stream("id\ndata: c\n\n"), over);
connect("type and data do not leak", stream("retry: 10\n\nevent: x\ndata: a\n"), stream("data: b\n\n"), over);
connect("id of a block without data", stream("retry: 10\nid: 5\n\n"), over);

// Retry. The wait cannot be compared, but that it does not become a long one can.
for (const value of ["1000000x", "+1000000", "-1", "1e9", "", " ", "0x10", "1000000.5", "१०"])
    parse(`retry "${value}" is ignored`, `retry: ${value}\n\ndata: a\n\n`);
parse("retry 0", "retry: 0\n\ndata: a\n\n");
parse("retry with zeros before", "retry: 0000000000000000000000000000010\n\ndata: a\n\n");
parse("retry without data", "retry: 20\n\n");
parse("retry counts at its line", "retry: 15\ndata: cut off");

// Status and type
for (const status of [200, 201, 202, 203, 205, 206, 226, 300, 304, 305, 400, 401, 403, 404, 405, 406, 407, 410, 418, 429,
                      500, 501, 502, 503, 504, 599])
    connect(`status ${status}`, response(`${status} X`, ["Content-Type: text/event-stream", "Content-Length: 20"],
                                         "retry: 10\ndata: a\n\n\n"), over);
connect("status 204", over);
for (const type of ["text/event-stream", "TEXT/Event-Stream", "text/event-stream;", "text/event-stream ; x=y",
                    "text/event-stream;charset=utf-8", "text/event-stream;charset=bogus", "text/event-streamx",
                    "text/event-stream, text/html", "text/html, text/event-stream", "text/plain", "text/html",
                    "application/json", "text", "", "text/event-stream xyz", "*/*"])
    connect(`type "${type}"`, typed(type, "retry: 10\ndata: a\n\n"), over);
connect("no type", typed(undefined, "retry: 10\ndata: a\n\n"), over);
connect("wrong type on the way back", stream("retry: 10\ndata: a\n\n"), typed("text/html", "data: b\n\n"));
connect("404 on the way back", stream("retry: 10\ndata: a\n\n"),
        response("404 Not Found", ["Content-Type: text/event-stream", "Content-Length: 0"]));

// Redirects
for (const status of [301, 302, 303, 307, 308])
    connect(`redirect ${status}`, redirect(status, "other?x=1"), stream("retry: 10\nid: 1\ndata: a\n\n"), over);
connect("redirect to an absolute path", redirect(302, "/{path}/b"), stream("retry: 10\ndata: a\n\n"), over);
connect("redirect twice", redirect(301, "one"), redirect(307, "two"), stream("retry: 10\ndata: a\n\n"), over);
connect("redirect on the way back", stream("retry: 10\nid: 1\ndata: a\n\n"), redirect(307, "other"),
        stream("data: b\n\n"), over);
connect("redirect without location", response("302 Found", ["Content-Length: 0"]), over);
connect("redirect to ftp", redirect(302, "ftp://127.0.0.1/"), over);
connect("redirect to 404", redirect(302, "other"), response("404 X", ["Content-Length: 0"]), over);
connect("redirect loop", ...Array(30).fill(redirect(302, "again")));
connect("redirect with a fragment", redirect(302, "other#here"), stream("retry: 10\ndata: a\n\n"), over);

// Ends
connect("ended at once", stream("retry: 10\n\n"), over);
connect("empty body", response("200 OK", ["Content-Type: text/event-stream", "Content-Length: 0"]),
        stream("retry: 10\n\n"), over);
connect("cut inside a body of known length",
        response("200 OK", ["Content-Type: text/event-stream", "Content-Length: 99"], "retry: 10\ndata: a\n\n"), over);
connect("reset", { ...stream("retry: 10\nid: 1\ndata: a\n\ndata: b"), end: "reset" }, over);
connect("chunked and ended", response("200 OK", ["Content-Type: text/event-stream", "Transfer-Encoding: chunked"],
                                      "14\r\nretry: 10\ndata: a\n\n\n\r\n0\r\n\r\n"), over);
connect("chunked and cut", response("200 OK", ["Content-Type: text/event-stream", "Transfer-Encoding: chunked"],
                                    "14\r\nretry: 10\ndata: a\n\n\n\r\n"), over);

// Where Chromium departs from ours, and why. Checked: what is not so any more must leave the list.
const charset = "Chromium refuses a charset other than utf-8; the standard ignores it";
const differences = new Map([
    ["charset is ignored", charset],
    ["status 407", "Chromium takes it for a failure of a proxy, and comes back; the standard: not 200 fails"],
    ['type "text/event-stream;charset=bogus"', charset],
    ['type "text/event-stream xyz"', "Chromium reads up to the blank; by the standard this is no MIME type"],
    ["redirect loop", "Chromium comes back, as after any network error; ours knows that to be futile"],
]);

// ---- the server ---------------------------------------------------------------------------------

const seen = new Map(); // requests by "client/case number"
const pieceDelay = 12;  // ms, so that each piece is a network read of its own

async function answer(socket, { head, pieces, end }, path) {
    const pause = () => new Promise(resolve => setTimeout(resolve, pieceDelay));
    await pause();
    const lines = [...head, "Connection: close", "", ""];
    socket.write(lines.join("\r\n").replace("{path}", path));
    for (const piece of pieces) {
        await pause();
        socket.write(bytes(piece));
    }
    await pause();
    if (end === "reset")
        socket.resetAndDestroy();
    else
        socket.end();
}

const server = createServer(socket => {
    let received = "";
    socket.setNoDelay(true).on("error", () => {}).on("data", chunk => {
        received += chunk.toString("latin1");
        if (!received.includes("\r\n\r\n"))
            return;
        const [requestLine, ...lines] = received.split("\r\n");
        const url = requestLine.split(" ")[1];
        const [, client, number] = url.split("/");
        if (client === "page") {
            socket.end("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>parity</title>");
            return;
        }
        const requests = seen.get(`${client}/${number}`);
        if (!requests) {
            socket.end("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        const header = name => lines.find(line => line.toLowerCase().startsWith(name))?.slice(name.length).trim();
        const id = header("last-event-id:");
        requests.push(`asked ${url.replace(`/${client}/${number}`, "")}`
            + (id === undefined ? "" : ` Last-Event-ID ${Buffer.from(id, "latin1").toString("utf8")}`)
            + ` Accept ${header("accept:")} Cache-Control ${header("cache-control:")}`);
        const responses = [...cases.values()][number];
        const next = responses[requests.length - 1] ?? over;
        answer(socket, next, `${client}/${number}`);
    });
});

// ---- the two clients ------------------------------------------------------------------------------

// Shown on one line and cut, as it is for people.
const describe = entry => typeof entry === "string" ? entry
    : JSON.stringify(entry).replace(/(.{100}).+(.{20})/, "$1…$2");

let origin;
let browser;
let page;

before(async () => {
    await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${server.address().port}`;
    browser = new Chromium(command);
    page = await browser.open(`${origin}/page`);
    await page.until("document.title === 'parity'");
    await page.evaluate(`window.logs = {};
        window.watch = (number, url, types) => {
            const log = window.logs[number] = [];
            const source = new EventSource(url);
            source.onopen = event => { if (!(event instanceof MessageEvent)) log.push("open"); };
            const take = event => log.push({ type: event.type, data: event.data, lastEventId: event.lastEventId,
                                             origin: event.origin });
            for (const type of types)
                source.addEventListener(type, event => { if (event instanceof MessageEvent) take(event); });
            source.addEventListener("error", event => {
                if (!(event instanceof MessageEvent))
                    log.push("error " + source.readyState);
            });
        }`);
});

after(async () => {
    await browser?.close();
    server.close();
});

const types = ["message", "order", "a", "b", "x", " order ", "order ", "open", "error", "\uFFFDv"];

async function inChromium(number) {
    seen.set(`chromium/${number}`, []);
    await page.evaluate(`watch(${number}, "/chromium/${number}/", ${JSON.stringify(types)})`);
    return JSON.parse(await page.until(
        `logs[${number}].at(-1) === "error 2" && JSON.stringify(logs[${number}])`));
}

async function inOurs(t, number) {
    seen.set(`ours/${number}`, []);
    const program = start(t, "tail", "--json", `${origin}/ours/${number}/`);
    await program.end();
    return program.objects().flatMap(({ kind, type, data, lastEventId, origin: from, readyState }) =>
        kind === "open" ? ["open"] : kind === "event" ? [{ type, data, lastEventId, origin: from }]
        : kind === "error" ? [`error ${readyState}`] : []);
}

test("our EventSource does what Chromium's does", async t => {
    const rows = [];
    const names = [...cases.keys()];
    let next = 0;
    const work = async () => { // Chromium has no more than six connections to a host
        while (next < names.length) {
            const number = next++;
            const [chromium, ours] = await Promise.all([inChromium(number), inOurs(t, number)]);
            const requests = client => seen.get(`${client}/${number}`);
            rows[number] = {
                name: names[number],
                chromium: [...requests("chromium"), ...chromium.map(describe)],
                ours: [...requests("ours"), ...ours.map(describe)],
                isSame: JSON.stringify([requests("chromium"), chromium]) === JSON.stringify([requests("ours"), ours]),
            };
        }
    };
    await Promise.all(Array.from({ length: 4 }, work));
    const summary = lines => {
        const events = lines.filter(line => line.startsWith("{")).length;
        const requests = lines.filter(line => line.startsWith("asked")).length;
        return `${requests} requests, ${lines.filter(line => line === "open").length} open, ${events} events`;
    };
    const width = Math.max(...names.map(name => name.length));
    console.log(`${"case".padEnd(width)}  ${"Chromium".padEnd(32)}  ${"Streamgauge".padEnd(32)}`);
    for (const { name, chromium, ours, isSame } of rows)
        console.log(`${name.padEnd(width)}  ${summary(chromium).padEnd(32)}  ${summary(ours).padEnd(32)}  `
                    + (isSame ? "same" : `DIFFERENT: ${differences.get(name) ?? "why?"}`));
    const different = rows.filter(({ isSame }) => !isSame);
    for (const { name, chromium, ours } of different)
        console.log(`\n${name}\n  Chromium:    ${chromium.join("\n               ")}`
                    + `\n  Streamgauge: ${ours.join("\n               ")}`);
    console.log(`\n${rows.length - different.length} of ${rows.length} cases the same`);
    assert.deepEqual(different.map(({ name }) => name), [...differences.keys()]);
});
