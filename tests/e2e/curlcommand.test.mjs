// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// curl's command lines: `sgauge tail curl …` asks for what curl itself asks for, and what
// `--print-curl` prints makes the same request again when it is typed into a shell.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { Program, httpServer, run, sgauge, withPatience } from "./programs.mjs";

const folder = mkdtempSync(join(tmpdir(), "sgauge-"));
after(() => rmSync(folder, { recursive: true }));
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
writeFileSync(join(folder, "every-byte"), everyByte);
writeFileSync(join(folder, "lines"), "a=1\r\n&b=2\n");
writeFileSync(join(folder, "large"), "<水>'\"\\\n".repeat(40_000));
writeFileSync(join(folder, "headers"), "X-One: 1\r\n# no\n\nX-Two;\n");

// Neither a user's configuration nor a proxy of the machine comes in between.
const env = { CURL_HOME: folder, HOME: folder, no_proxy: "127.0.0.1", http_proxy: "" };

function installed(command, ...args) {
    try {
        return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    } catch {
        return "";
    }
}

// Interactive, as they are when something is pasted: `!` has a meaning then.
const shells = [["bash", "--norc", "--noprofile", "-i"], ["dash", "-i"], ["zsh", "-f", "-i"]]
    .filter(([name]) => installed(name, "-c", "echo yes"));

// A server that keeps the requests that come; resolves to its URL and a function for the next one.
async function recorder(t) {
    const requests = [];
    let wake = () => {};
    const url = await httpServer(t, (request, response) => {
        const chunks = [];
        request.on("data", chunk => chunks.push(chunk)).on("end", () => {
            const pairs = request.rawHeaders.map((text, i, all) => [text.toLowerCase(), all[i + 1]])
                .filter((_, i) => i % 2 === 0);
            requests.push({ method: request.method, target: request.url, headers: pairs,
                            body: Buffer.concat(chunks).toString("latin1") });
            response.writeHead(200, { "Content-Type": "text/event-stream" });
            response.end("retry: 600000\ndata: x\n\n"); // nobody is to come back during a test
            wake();
        });
    });
    const next = async what => {
        if (requests.length === 0)
            await withPatience(new Promise(resolve => { wake = resolve; }), what);
        return requests.shift();
    };
    return { url, next };
}

// The request without headers of these names.
function without(request, ...names) {
    return { ...request, headers: request.headers.filter(([name]) => !names.includes(name)).sort() };
}

// What curl and an EventSource each have their own of. User-Agent and Accept count if the command
// line names them.
const alwaysDifferent = ["accept-encoding", "accept-language", "cache-control", "connection"];

function differences(words) {
    const line = words.join(" ").toLowerCase();
    return alwaysDifferent.concat(line.includes("accept:") || line.includes("--json") ? [] : "accept",
                                  /user-agent:|-a /.test(line) ? [] : "user-agent");
}

// URL stands for the server's.
const rows = {
    "get": ["URL"],
    "query": ["URLa%2Fb?c=d&e[]=%20f&g='h'"],
    "what a URL must not hold": ["-g", "URLa|b?c={\"d\"}^`<e>\\"],
    "escaped brackets": ["URLa?b\\[c\\]=\\{d\\}"],
    "method": ["-X", "PATCH", "URL"],
    "data of nothing": ["-X", "PUT", "-d", "", "URL"],
    "head": ["-I", "URL"],
    "headers": ["-H", "X-One: it's \"1\" $x `y` \\ ! !! %41", "-HX-Two:2", "URL"],
    "empty header": ["-H", "X-One;", "URL"],
    "removed header": ["-H", "X-One:", "URL"],
    "utf-8 in a header": ["-H", "X-One: 水é", "URL"],
    "tab in a header": ["-H", "X-One: a\tb", "URL"],
    "header file": ["-H", "@headers", "URL"],
    "own accept": ["-H", "Accept: application/json", "-A", "me/1", "URL"],
    "last event id": ["-H", "Last-Event-ID: 水 7", "URL"],
    "form": ["-d", "a=1", "-d", "b=!2 '$", "URL"],
    "urlencoded": ["--data-urlencode", "a b+/é", "--data-urlencode", "n=&", "URL"],
    "data that looks like a file": ["--data-raw", "@lines", "URL"],
    "data that looks like an option": ["--data-raw", "-x", "URL"],
    "data with line ends": ["--data-raw", "{\n\t\"a\": 'b'\r\n}\n", "URL"],
    "file without line ends": ["-d", "@lines", "URL"],
    "file as it is": ["--data-binary", "@lines", "-H", "Content-Type: text/plain", "URL"],
    "every byte": ["-X", "PUT", "--data-binary", "@every-byte", "URL"],
    "large file": ["--data-binary", "@large", "-H", "Expect:", "URL"],
    "no content type": ["-d", "x", "-H", "Content-Type:", "URL"],
    "json": ["--json", "{\"a\":", "--json", "\"水\"}", "URL"],
    "get with data": ["-G", "-d", "a=1", "--data-urlencode", "b=c d&", "URLx?y"],
    "url query": ["--url-query", "a=b c", "-d", "e", "URL"],
    "get with a body": ["-X", "GET", "-d", "x", "URL"],
    "user": ["-u", "me:s3:c'r!t", "URL"],
    "bearer": ["--oauth2-bearer", "a.b-c", "URL"],
    "cookies": ["-b", "a=1", "-b", "b=\"2\"", "URL"],
    "referer": ["-e", "http://r/?it's", "URL"],
    "duplicate headers": ["-H", "X-One: 1", "-H", "X-Two: 2", "-H", "x-one: 3", "URL"],
    "user in the URL": ["http://me:s3%3Ac'r%40t@HOST/"],
    "http1": ["--http1.1", "URL"],
    "bundled": ["-sSNLXPUT", "-dx", "URL"],
    "host": ["-H", "Host: other.example:1", "URL"],
};

// What only the printed command is asked for, since it is curl that answers.
const printedRows = {
    "compressed": ["--compressed", "URL"],
    "proxy": ["-x", "http://me%3A:s3c'r%40t@HOST", "http://streams.invalid/x"],
    "proxy and its user": ["-x", "HOST", "-U", "me:s3!c", "http://streams.invalid/x"],
};

async function check(t, words, { printedOnly }) {
    const server = await recorder(t);
    const host = new URL(server.url).host;
    const actual = words.map(word => word.replace("URL", server.url).replace("HOST", host));
    const inFolder = (command, args) => {
        const quoted = 'cd "$1" && shift && exec "$@"';
        return new Program(t, "/bin/sh", ["-c", quoted, "sh", folder, command, ...args], env);
    };

    inFolder("curl", ["--silent", ...actual]);
    const wanted = await server.next("curl's request");
    // RFC 3986 does not allow them, but curl sends them as they are.
    wanted.target = wanted.target.replace(/["<>\\^`{|}]/g, character =>
        `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
    // RFC 9110 wants it, but curl does not send it for an empty body that it is not told of.
    const length = ([name]) => name === "content-length";
    if (/^(POST|PUT|PATCH)$/.test(wanted.method) && !wanted.headers.some(length))
        wanted.headers.push(["content-length", "0"]);
    if (!printedOnly) {
        const tail = inFolder(sgauge, ["tail", "curl", ...actual]);
        const request = await server.next("the request of sgauge");
        const ignored = differences(words);
        assert.deepEqual(without(request, ...ignored), without(wanted, ...ignored));
        await tail.stop("SIGKILL");
        assert.equal(tail.stderr, "");
    }

    const printed = await inFolder(sgauge, ["tail", "--print-curl", "curl", ...actual]).end();
    assert.equal(printed.code, 0, printed.stderr);
    assert.equal(printed.stderr, "");
    assert.match(printed.stdout, /^(printf '[^']*' \| )?curl -N -L /);
    const script = join(folder, "pasted");
    writeFileSync(script, printed.stdout);
    const ignored = ["cache-control", ...differences(words).filter(name => name === "accept")];
    for (const shell of shells) {
        const program = new Program(t, "/bin/sh", ["-c", 'exec "$@" < "$0"', script, ...shell], env);
        const request = await server.next(`the request of curl in ${shell[0]}:\n${printed.stdout}`);
        assert.deepEqual(without(request, ...ignored), without(wanted, ...ignored),
                         `${shell[0]}: ${printed.stdout}`);
        const sent = Object.fromEntries(request.headers);
        assert.equal(sent["cache-control"], "no-cache");
        if (ignored.includes("accept"))
            assert.equal(sent.accept, "text/event-stream");
        await program.end();
    }
}

describe("a curl command", () => {
    assert.ok(shells.length > 0, "no shell that could be tested");
    for (const [name, words] of Object.entries(rows))
        test(name, t => check(t, words, { printedOnly: false }));
    for (const [name, words] of Object.entries(printedRows))
        test(name, t => check(t, words, { printedOnly: true }));
});

test("options of tail come before curl", async t => {
    const server = await recorder(t);
    const tail = await run(t, "tail", "--json", "--count", "1", "--header", "curl: yes", "curl",
                           "--count", "-d", "--json", "--retry", "5", server.url);
    assert.equal(tail.code, 0, tail.stderr);
    assert.deepEqual(tail.objects("event").map(event => event.data), ["x"]);
    assert.deepEqual(tail.stderr.split("\n"),
                     ["sgauge: --count is not taken over: it is no option of curl's.",
                      "sgauge: --retry is not taken over.", ""]);
    const request = await server.next("the request");
    assert.equal(request.method, "POST");
    assert.equal(request.body, "--json");
    assert.equal(Object.fromEntries(request.headers).curl, "yes");
});

test("a request without curl is printed, too", async t => {
    const printed = await run(t, "tail", "--print-curl", "--last-event-id", "5", "--header",
                              "X: it's", "example.org/x?y");
    assert.equal(printed.code, 0, printed.stderr);
    assert.deepEqual(printed.lines(),
                     ["curl -N -L 'http://example.org/x?y' \\", "  -H 'Accept: text/event-stream' \\",
                      "  -H 'Cache-Control: no-cache' \\", "  -H 'Last-Event-ID: 5' \\",
                      "  -H 'X: it'\\''s' \\", "  --compressed"]);
});

test("comes back with the last id of the stream, not with that of the command", async t => {
    const ids = [];
    const url = await httpServer(t, (request, response) => {
        ids.push(request.headers["last-event-id"]);
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        response.end("retry: 0\nid: 9\ndata: x\n\n");
    });
    const tail = await run(t, "tail", "--count", "2", "curl", "-H", "Last-Event-ID: 5", url);
    assert.equal(tail.code, 0, tail.stderr);
    assert.deepEqual(ids, ["5", "9"]);
});

// Of each option that this curl has, it is known whether a value follows.
test("knows all options of curl", { concurrency: 8 }, async t => {
    // These are read as what they are.
    const used = ["--url", "--request", "--help", "--next", "--header", "--json"];
    const options = installed("curl", "--help", "all").split("\n")
        .map(line => line.match(/^ (?:(-\S), |    )(--\S+) (<|\[)?/)).filter(match => match);
    assert.ok(options.length > 200, `${options.length}`);
    await Promise.all(options.filter(([, , name]) => !used.includes(name)).map(
        ([, letter, name, value]) => t.test(name, async t2 => {
            for (const option of letter ? [name, letter] : [name]) {
                const words = value ? [option, "http://value/"] : [option];
                const printed = await run(t2, "tail", "--print-curl", "curl", ...words, "http://url/");
                assert.match(printed.stdout, /^curl -N -L '?http:\/\/url\//, printed.stderr);
                assert.doesNotMatch(printed.stderr, /no option|first URL/);
            }
        })));
});
