// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `sgauge serve` and those who mean no good, or do not know better: what they send is refused, takes
// a bounded amount of memory and time, is told on stderr, and does not disturb anybody else.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Program, serve, sgauge } from "./programs.mjs";
import { RawClient } from "./rawclient.mjs";
import { blank, chunked, host, malformed, post, wellFormed } from "./requests.mjs";

// What a request says comes back in every place where templates may stand.
const echo = `: @streamgauge 1
: @route POST /echo
: @template on

id: {{query.x}}
event: {{query.x}}
data: {{query.x}}

id: {{header.x}}
event: {{header.x}}
data: {{header.x}}

id: {{last-event-id}}
event: {{last-event-id}}
data: {{last-event-id}}

id: {{body.x}}
event: {{body.x}}
data: {{body.x}}

event: last
data: over

`;

const quiet = ": @streamgauge 1\n: @route GET /quiet\n: @hang\n";

const folders = [];
function makeFolder() {
    folders.push(mkdtempSync(join(tmpdir(), "sgauge-attackers-")));
    return folders.at(-1);
}
after(() => folders.forEach(folder => rmSync(folder, { recursive: true })));

const folder = makeFolder();
writeFileSync(join(folder, "echo.sse"), echo);
writeFileSync(join(folder, "quiet.sse"), quiet);
const files = [join(folder, "echo.sse"), join(folder, "quiet.sse")];

// The status codes of the responses to these bytes, until the connection has ended or, if that many
// have come, stays open.
async function statuses(t, server, bytes, count = 1) {
    const client = new RawClient(t, server.origin).send(Buffer.from(bytes, "latin1"));
    const found = () => [...client.text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
    await client.until(() => client.ending || (found().length >= count && isWhole(client.text)), "a response");
    client.socket.destroy();
    return found();
}

// Whether the last response in the text is there to its end.
function isWhole(text) {
    const response = text.slice(text.lastIndexOf("HTTP/1.1 "));
    const [head, body] = response.split(/\r\n\r\n(.*)/s);
    const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
    return body !== undefined && (length ? body.length >= Number(length) : body.endsWith("0\r\n\r\n"));
}

// kB in the memory of a program; 0 under a sanitizer, which takes memory of its own.
function memory(program) {
    const read = name => readFileSync(`/proc/${program.process.pid}/${name}`, "utf8");
    return /lib[at]san/.test(read("maps")) ? 0 : Number(/^VmRSS:\s+(\d+) kB$/m.exec(read("status"))[1]);
}

async function checkThatItServes(t, server) {
    assert.deepEqual(await statuses(t, server, `${post}Content-Length: 0\r\n\r\n`), [200]);
}

describe("requests", () => {
    let server;
    let stop;
    before(async () => { server = await serve({ after: kill => { stop = kill; } }, ...files); });
    after(() => stop?.());

    for (const [name, [bytes, status, reason]] of Object.entries(malformed)) {
        test(`${name}: refused`, async t => {
            const from = server.stderr.length;
            // Whatever stands behind it is not answered either.
            const [answer, ...others] = await statuses(t, server, `${bytes}${post}Content-Length: 0\r\n\r\n`, 2);
            assert.ok(String(answer).startsWith(String(status)), `${answer}`);
            assert.deepEqual(others, []);
            const said = await server.until(() => /cut off: .*\n/.exec(server.stderr.slice(from)), "a reason");
            assert.match(said[0], reason);
            await checkThatItServes(t, server);
        });
    }

    for (const [name, [bytes]] of Object.entries(wellFormed)) {
        test(`${name}: one request`, async t => {
            const next = `BREW /pot HTTP/1.1\r\n${host}\r\n`;
            assert.deepEqual(await statuses(t, server, bytes + next, 2), [200, 404]);
        });
    }

    test("who is refused may go on sending for a while, and so can read why", async t => {
        const client = new RawClient(t, server.origin).send(`${post}Content-Length: 2097152\r\n\r\n`);
        const dripping = setInterval(() => client.socket.write("x"), 20);
        t.after(() => clearInterval(dripping));
        const lost = new Promise(resolve => client.socket.once("error", resolve));
        assert.equal(await client.end(), "end");
        assert.match(client.text, /^HTTP\/1\.1 413 Content Too Large\r\n/);
        await lost;
        assert.ok(performance.now() - client.begun > 1_900, "it was reset at once");
    });

    test("memory has stayed small", () => {
        assert.ok(memory(server) < 150_000, `${memory(server)} kB`);
    });

    test("what attackers write cannot act on the terminal", async t => {
        const from = server.stderr.length;
        const target = "/%1b[31m%0a%0d%00%e2%80%ae%ff";
        assert.deepEqual(await statuses(t, server, `GET ${target} HTTP/1.1\r\n${host}\r\n`), [404]);
        const id = "Last-Event-ID: \x1b]0;x\x07\xe2\x80\xae";
        const client = new RawClient(t, `${server.origin}/quiet`).ask(id);
        await client.until(() => client.text.includes("400 Bad"), "a refusal");
        const text = await server.until(() => server.stderr.slice(from).match(/404[^]*\n.*bad value.*\n/), "two lines");
        assert.doesNotMatch(text[0].replaceAll("\n", ""), /[\p{Cc}\u202e]/u);
    });
});

describe("slow clients", { concurrency: true }, () => {
    // They get ten seconds for a request, however much of it has come by then.
    const begun = {
        "a head that drips": client => client.send(`GET /quiet HTTP/1.1\r\n${host}X: `),
        "a body that drips": client => client.send(`${post}Content-Length: 1000\r\n\r\n`),
        "a chunk that drips": client => client.send(`${chunked}3e8\r\n`),
    };
    for (const [name, begin] of Object.entries(begun)) {
        test(name, async t => {
            const server = await serve(t, ...files);
            const client = new RawClient(t, server.origin);
            begin(client);
            const dripping = setInterval(() => client.socket.write("x"), 100);
            t.after(() => clearInterval(dripping));
            await client.until(() => client.text.startsWith("HTTP/1.1 408 Request Timeout\r\n"), "the refusal", 60_000);
            assert.ok(client.timeOf("408") > 9_000, `${client.timeOf("408")}`);
            await client.end();
            await server.until(() => server.stderr.includes("was cut off: The request did not arrive in time"), "why");
            await checkThatItServes(t, server);
        });
    }

    test("one that never says anything", async t => {
        const server = await serve(t, ...files);
        const client = new RawClient(t, server.origin).send("");
        await client.end(60_000);
        assert.equal(client.text, "");
        await checkThatItServes(t, server);
    });

    test("one that asks for a large body, and does not read", async t => {
        const folder = makeFolder();
        writeFileSync(join(folder, "flood.sse"),
                      `: @streamgauge 1\n: @route GET /flood\n: @repeat forever\ndata: ${blank}\n\n: @end\n`);
        const server = await serve(t, join(folder, "flood.sse"), ...files);
        const client = new RawClient(t, `${server.origin}/flood`).ask();
        await client.until(() => client.bytes.length > 0, "the beginning");
        client.socket.pause();
        await checkThatItServes(t, server);
        await checkThatItServes(t, server);
        assert.ok(memory(server) < 150_000, `${memory(server)} kB`);
    });
});

describe("thousands", () => {
    // As many as both programs may have, if that is less.
    const limit = Number(/^Max open files +(\d+) +(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))[2]);
    const count = Math.min(10_000, limit - 200);

    test(`${count} connections that do nothing`, async t => {
        // A shell gives the server few files to open at first; it takes what it may.
        const server = new Program(t, "sh", ["-c", 'ulimit -S -n 256; exec "$0" serve --port 0 "$@"', sgauge, ...files]);
        server.origin = new URL(await server.line()).origin;
        await checkThatItServes(t, server);
        const little = memory(server);
        const clients = [];
        while (clients.length < count) {
            // Not more at once than wait to be accepted without being sent away.
            const some = Array.from({ length: Math.min(100, count - clients.length) },
                                    () => new RawClient(t, `${server.origin}/quiet`));
            // Every other one only connects; those are cut off after ten seconds.
            some.forEach((client, i) => i % 2 || client.ask());
            await Promise.all(some.filter((_, i) => i % 2 === 0)
                .map(client => client.until(() => client.text.includes("\r\n\r\n"), "a head")));
            clients.push(...some);
        }
        await checkThatItServes(t, server);
        const much = memory(server);
        t.diagnostic(`${((much - little) / count).toFixed(1)} kB for each`);
        assert.ok(much - little < 40 * count, `${little} kB, then ${much} kB`);
        const response = await fetch(`${server.origin}/.streamgauge/clients`);
        assert.equal((await response.json()).clients.length, Math.ceil(count / 2));
        assert.equal(clients.filter((client, i) => i % 2 === 0 && client.ending).length, 0);
    });
});

describe("files", () => {
    let server;
    let stop;
    before(async () => {
        const folder = makeFolder();
        mkdirSync(join(folder, "public/sub"), { recursive: true });
        writeFileSync(join(folder, "secret.txt"), "SECRET");
        writeFileSync(join(folder, "public-too.txt"), "SECRET");
        writeFileSync(join(folder, "public/open.txt"), "open");
        symlinkSync("../secret.txt", join(folder, "public/link.txt"));
        symlinkSync("..", join(folder, "public/up"));
        server = await serve({ after: kill => { stop = kill; } }, ...files, "--static", join(folder, "public"));
    });
    after(() => stop?.());

    for (const target of ["/../secret.txt", "/%2e%2e/secret.txt", "/.%2E/secret.txt", "/..%2fsecret.txt",
        "/%252e%252e/secret.txt", "/..%252fsecret.txt", "/..\\secret.txt", "/..%5csecret.txt", "/..%c0%afsecret.txt",
        "/..%ef%bc%8fsecret.txt", "/sub/../../secret.txt", "/sub/..%2f..%2fsecret.txt", "/../public-too.txt",
        "/....//secret.txt", "/..;/secret.txt", "/link.txt", "/up/secret.txt", "/up/public/open.txt/../../../secret.txt",
        "//etc/passwd", "/%2fetc/passwd", "/open.txt%00.html", "/../secret.txt%00", "file:///etc/passwd",
        "http://127.0.0.1/../secret.txt", "/open.txt/", "/sub", "/%ff"]) {
        test(`${target}: not found`, async t => {
            const client = new RawClient(t, server.origin).send(`GET ${target} HTTP/1.1\r\n${host}\r\n`);
            await client.until(() => isWhole(client.text), "a response");
            assert.match(client.text, /^HTTP\/1\.1 404 Not Found\r\n/);
            assert.doesNotMatch(client.text, /SECRET|root:/);
        });
    }

    test("and the file that is meant", async t => {
        const client = new RawClient(t, server.origin).send(`GET /sub/../%6fpen.txt HTTP/1.1\r\n${host}\r\n`);
        assert.ok(await client.until(() => client.text.endsWith("\r\n\r\nopen"), "the file"));
    });
});

describe("templates", () => {
    let server;
    let stop;
    before(async () => { server = await serve({ after: kill => { stop = kill; } }, ...files); });
    after(() => stop?.());

    const evil = "a\r\nevent: evil\rdata: evil\nid: evil\n\nevent: evil\r\n\r\n\0: b\u2028\u0085\n";

    // Names and values of all fields that a conforming parser sees, block by block.
    const blocks = body => body.split(/\r\n|\r|\n/).join("\n").split(/\n\n+/).filter(Boolean)
        .map(block => block.split("\n").map(line => /^([^:]*):? ?(.*)$/su.exec(line).slice(1)));

    async function ask(search, headers, body) {
        const response = await fetch(`${server.origin}/echo${search}`, { method: "POST", headers, body });
        assert.equal(response.status, 200);
        const all = blocks(await response.text());
        assert.equal(all.length, 5, JSON.stringify(all)); // no event more than the file has
        assert.deepEqual(all[4], [["event", "last"], ["data", "over"]]);
        for (const block of all) {
            const of = name => block.filter(([other]) => other === name);
            assert.ok(of("id").length <= 1 && of("event").length <= 1, JSON.stringify(block));
            assert.deepEqual(block.filter(([name]) => !["id", "event", "data"].includes(name)), []);
            for (const [, value] of of("id"))
                assert.ok(!value.includes("\0"), "an id with NUL would be ignored");
            assert.ok(of("event").every(([, value]) => value !== "evil"), JSON.stringify(block));
        }
        return all;
    }

    test("a query makes neither a field nor an event", async () => {
        const [first] = await ask(`?x=${encodeURIComponent(evil)}`, {}, "");
        // In data, line breaks are line breaks: each begins a line of data.
        const data = first.filter(([name]) => name === "data").map(([, value]) => value);
        assert.deepEqual(data.slice(0, 4), ["a", "event: evil", "data: evil", "id: evil"]);
    });

    test("nor does a body", async () => {
        const [, , , fourth] = await ask("", {}, JSON.stringify({ x: evil }));
        assert.ok(fourth.some(([name, value]) => name === "data" && value === "event: evil"));
    });

    test("nor do headers, which have no line breaks left", async () => {
        const all = await ask("", { "X": "a: b data: c", "Last-Event-ID": "id: 1 event: evil" }, "");
        assert.ok(all[1].some(([name, value]) => name === "data" && value === "a: b data: c"));
        assert.ok(all[2].some(([name, value]) => name === "data" && value === "id: 1 event: evil"));
    });

    test("a head cannot be had from a query", async t => {
        const target = `/echo?x=${encodeURIComponent("\r\nSet-Cookie: evil\r\n\r\n")}`;
        const client = new RawClient(t, server.origin).send(`POST ${target} HTTP/1.1\r\n${host}\r\n`);
        await client.until(() => isWhole(client.text), "a response");
        assert.doesNotMatch(client.text.split("\r\n\r\n")[0], /evil/);
    });
});

describe("the control API", () => {
    let server;
    let stop;
    before(async () => { server = await serve({ after: kill => { stop = kill; } }, ...files); });
    after(() => stop?.());

    async function call(t, method, path, headers, body = "") {
        const from = server.stderr.length;
        const client = new RawClient(t, server.origin).send(
            [`${method} ${path} HTTP/1.1`, ...headers, `Content-Length: ${Buffer.byteLength(body)}`, "", body].join("\r\n"));
        await client.until(() => isWhole(client.text), "a response");
        client.socket.destroy();
        const status = Number(client.text.slice(9, 12));
        if (status !== 200) {
            const line = await server.until(() => /(asked|cut off).*\n/.exec(server.stderr.slice(from)), "a line");
            assert.match(line[0], new RegExp(`asked ${method} /.streamgauge/.*: ${status} `));
        }
        assert.doesNotMatch(client.text, /access-control-allow/i);
        return { status, answer: JSON.parse(client.body) };
    }

    const here = () => new URL(server.origin).host;

    test("its own names and pages are let in", async t => {
        for (const headers of [["Host: localhost"], ["Host: LOCALHOST:1"], [`Host: ${here()}`], ["Host: [::1]:80"],
            [`Host: ${here()}`, `Origin: http://${here()}`]])
            assert.equal((await call(t, "GET", "/.streamgauge/clients", headers)).status, 200, `${headers}`);
    });

    test("foreign names are not, as after DNS rebinding", async t => {
        for (const name of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "localhost.",
            "evil.example:80", "192.168.1.1", "0.0.0.0", "127.0.0.1:80:80", "[::1", "[::2]", ""])
            assert.equal((await call(t, "POST", "/.streamgauge/reset", [`Host: ${name}`])).status, 403, name);
        const whole = await call(t, "POST", "http://evil.example/.streamgauge/reset", ["Host: 127.0.0.1"]);
        assert.equal(whole.status, 403);
    });

    test("foreign pages are not", async t => {
        for (const origin of ["http://evil.example", "null", "http://localhost", `https://evil.${here()}`, "file://",
            `http://${here()}0`, `http://${here()}/`, `http://evil@${here()}`]) {
            const headers = [`Host: ${here()}`, `Origin: ${origin}`];
            assert.equal((await call(t, "POST", "/.streamgauge/push", headers, '{"data":"x"}')).status, 403, origin);
            assert.equal((await call(t, "GET", "/.streamgauge/verdicts", headers)).status, 403, origin);
        }
    });

    const deep = `{"data":${"[".repeat(400_000)}${"]".repeat(400_000)}}`;
    const bad = [
        ["push", ""], ["push", "[]"], ["push", "null"], ["push", "{"], ["push", '{"data":'], ["push", `{"data":"\\ud800"}`],
        ["push", deep], ["push", "[".repeat(1_000_000)], ["push", "{}"], ["push", '{"data":"x","clients":1}'],
        ["push", '{"data":"x","clients":[-1]}'], ["push", '{"data":"x","clients":["1"]}'], ["push", '{"data":"x","what":1}'],
        ["push", '{"data":"x","id":"a\\nb"}'], ["push", '{"data":"x","event":"a\\rb"}'], ["push", '{"data":"x","id":"\\u0000"}'],
        ["push", '{"data":"x","retry":-1}'], ["push", '{"data":"x","retry":1e99}'], ["push", '{"data":"x","retry":"1"}'],
        ["signal", "{}"], ["signal", '{"name":7}'], ["signal", `{"name":"x","${"y".repeat(100_000)}":1}`],
        ["faults", '{"kind":"explode"}'], ["faults", '{"kind":"stall"}'], ["faults", '{"kind":"stall","time":"soon"}'],
        ["faults", '{"kind":"drip","rate":"-1kb/s"}'], ["faults", '{"kind":"refuse","status":200}'],
        ["faults", '{"kind":"refuse","retryAfter":"1\\r\\nSet-Cookie: x"}'], ["faults", '{"kind":"refuse","count":-1}'],
        ["faults", '{"kind":"refuse","route":"/nowhere"}'], ["clock", '{"speed":0}'], ["clock", '{"speed":1e400}'],
        ["clock", '{"paused":1}'], ["clock", '{"forward":"backward"}'], ["clock", '{"forward":-1}'],
    ];
    for (const [name, body] of bad) {
        test(`POST ${name} ${body.slice(0, 50)}: refused`, async t => {
            const { status, answer } = await call(t, "POST", `/.streamgauge/${name}`, [`Host: ${here()}`], body);
            assert.equal(status, 400);
            assert.ok(answer.error.length > 10 && answer.error.length < 500, answer.error);
        });
    }

    test("what there is not, is not found", async t => {
        for (const [method, name] of [["GET", "push"], ["POST", "clients"], ["DELETE", "clients"], ["GET", "../echo"],
            ["GET", "nothing"], ["OPTIONS", "push"], ["POST", "reset/"]])
            assert.equal((await call(t, method, `/.streamgauge/${name}`, [`Host: ${here()}`], "{}")).status, 404, name);
    });

    test("a body that is too large is refused before it is read", async t => {
        const head = `POST /.streamgauge/push HTTP/1.1\r\n${host}Content-Length: 1048577\r\n\r\n`;
        assert.deepEqual(await statuses(t, server, head), [413]);
    });

    test("it can be left out", async t => {
        const closed = await serve(t, ...files, "--no-control");
        assert.deepEqual(await statuses(t, closed, `GET /.streamgauge/ HTTP/1.1\r\n${host}\r\n`), [404]);
    });
});
