// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `sgauge serve` does beside playing one file: https, a limit of streams, a folder as a whole
// server, and files beside the streams.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { Program, run, serve } from "./programs.mjs";
import { RawClient } from "./rawclient.mjs";

const folder = mkdtempSync(join(tmpdir(), "sgauge-serve-"));
after(() => rmSync(folder, { recursive: true }));

const hello = "data: hello\n\n";
const routed = (route, text) => `: @streamgauge 1\n: @route ${route}\n${text}`;
const file = join(folder, "hello.sse");
writeFileSync(file, routed("GET /hello", hello));
const quiet = join(folder, "quiet.sse");
writeFileSync(quiet, routed("GET /quiet", ": @hang\n"));

const curl = (t, ...args) => new Program(t, "curl", ["--silent", "--show-error", "--no-buffer", ...args]).end();

describe("https", { concurrency: true }, () => {
    test("--tls: a certificate for this machine, which nobody trusts", async t => {
        const server = await serve(t, file, "--tls");
        assert.match(server.url, /^https:\/\/127\.0\.0\.1:\d+\/hello$/);
        const strict = await curl(t, server.url);
        assert.equal(strict.code, 60, strict.stderr); // the issuer is not known
        const lenient = await curl(t, "-k", server.url);
        assert.deepEqual([lenient.code, lenient.stdout], [0, hello]);
    });

    test("--tls: what Node sees of it", async t => {
        const server = await serve(t, file, quiet, "--tls");
        const response = await new Promise((resolve, reject) => {
            https.get(server.url, { rejectUnauthorized: false, agent: false }, resolve).on("error", reject);
        });
        const certificate = response.socket.getPeerCertificate();
        assert.match(certificate.subjectaltname, /DNS:localhost/);
        assert.match(certificate.subjectaltname, /IP Address:127\.0\.0\.1/);
        assert.ok(new Date(certificate.valid_from) <= new Date() && new Date() < new Date(certificate.valid_to));
        assert.match(response.socket.getProtocol(), /^TLSv1\.[23]$/);
        let body = "";
        for await (const chunk of response)
            body += chunk;
        assert.equal(body, hello);
    });

    test("--tls: the control API pushes through it", async t => {
        const server = await serve(t, quiet, "--tls");
        const client = new Program(t, "curl", ["-k", "--silent", "--no-buffer", server.url]);
        const push = () => curl(t, "-k", "--silent", "--json", '{"data":"hello"}', `${server.origin}/.streamgauge/push`);
        while ((await push()).stdout !== '{"clients":1}\n') {
            // curl is still on its way
        }
        await client.until(() => client.stdout === hello, "what is pushed");
    });

    test("--cert and --key: who trusts the certificate needs nothing else", async t => {
        const [chain, key] = [join(folder, "chain.pem"), join(folder, "key.pem")];
        const made = await new Program(t, "openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=sgauge-test",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", chain]).end();
        assert.equal(made.code, 0, made.stderr);
        const both = join(folder, "both.pem");
        writeFileSync(both, readFileSync(chain) + readFileSync(key));
        for (const args of [["--cert", chain, "--key", key], ["--cert", both]]) {
            const server = await serve(t, file, ...args);
            const client = await curl(t, "--cacert", chain, server.url);
            assert.deepEqual([client.code, client.stdout], [0, hello], client.stderr);
        }
        for (const [args, message] of [[["--key", key], /--key belongs to a certificate/],
            [["--cert", join(folder, "none.pem")], /none\.pem/], [["--cert", chain, "--key", chain], /chain\.pem/]]) {
            const refused = await run(t, "serve", "--port", "0", file, ...args);
            assert.equal(refused.code, 2);
            assert.match(refused.stderr, message);
        }
    });

    test("plain HTTP to it gets no answer, and disturbs nobody", async t => {
        const server = await serve(t, file, "--tls");
        const plain = await curl(t, server.url.replace("https", "http"));
        assert.notEqual(plain.code, 0);
        assert.equal((await curl(t, "-k", server.url)).stdout, hello);
    });
});

test("--streams-per-client: the seventh waits until one ends", async t => {
    const server = await serve(t, quiet, file, "--streams-per-client", "6");
    const open = Array.from({ length: 6 }, () => new RawClient(t, server.url).ask());
    for (const client of open)
        await client.until(() => client.text.includes("\r\n\r\n"), "the head");
    const seventh = new RawClient(t, server.url).ask();
    await server.until(() => /waits, since this client has 6 streams already/.test(server.stderr), "a line about it");
    assert.equal(seventh.text, "");
    // Other requests do not wait.
    const { clients } = await (await fetch(`${server.origin}/.streamgauge/clients`)).json();
    assert.equal(clients.length, 6);
    open[3].socket.destroy();
    await seventh.until(() => seventh.text.startsWith("HTTP/1.1 200 OK\r\n"), "the head");
});

test("a folder is a whole server", async t => {
    const whole = join(folder, "whole");
    mkdirSync(whole);
    writeFileSync(join(whole, "orders.sse"), routed("POST /api/orders", "data: orders\n\n"));
    writeFileSync(join(whole, "other.sse"), routed("GET /api/orders", "data: other\n\n"));
    writeFileSync(join(whole, "news.sse"), ": @streamgauge 1\ndata: news\n\n");
    writeFileSync(join(whole, "plain.sse"), "data: plain\n\n");
    writeFileSync(join(whole, "notes.txt"), "no scenario");
    const server = await serve(t, whole);
    const lines = await server.until(() => server.lines().length === 4 && server.lines(), "four URLs");
    assert.deepEqual(lines.map(line => new URL(line).pathname).sort(), ["/api/orders", "/api/orders", "/news", "/plain"]);
    const ask = async (path, ...args) => (await curl(t, server.origin + path, ...args)).stdout;
    assert.equal(await ask("/api/orders"), "data: other\n\n");
    assert.equal(await ask("/api/orders", "--data", "x"), "data: orders\n\n");
    assert.equal(await ask("/news"), "data: news\n\n");
    assert.equal(await ask("/plain"), "data: plain\n\n");
});

describe("--static", () => {
    const site = join(folder, "site");
    mkdirSync(join(site, "sub"), { recursive: true });
    const types = {
        "index.html": "text/html; charset=utf-8",
        "style.css": "text/css; charset=utf-8",
        "app.js": "text/javascript; charset=utf-8",
        "module.mjs": "text/javascript; charset=utf-8",
        "data.json": "application/json; charset=utf-8",
        "picture.svg": "image/svg+xml; charset=utf-8",
        "picture.png": "image/png",
        "favicon.ico": "image/vnd.microsoft.icon",
        "font.woff2": "font/woff2",
        "code.wasm": "application/wasm",
        "notes.txt": "text/plain; charset=utf-8",
        "sub/index.html": "text/html; charset=utf-8",
        "unknown.x-y-z": "application/octet-stream",
    };
    for (const name of Object.keys(types))
        writeFileSync(join(site, name), `this is ${name}`);

    test("types", async t => {
        const server = await serve(t, file, "--static", site);
        for (const [name, type] of Object.entries(types)) {
            const response = await fetch(`${server.origin}/${name}`);
            assert.equal(await response.text(), `this is ${name}`);
            assert.equal(response.headers.get("content-type"), type, name);
            assert.equal(response.headers.get("x-content-type-options"), "nosniff");
        }
        for (const [path, name] of [["/", "index.html"], ["/sub/", "sub/index.html"]])
            assert.equal(await (await fetch(server.origin + path)).text(), `this is ${name}`);
    });

    test("a file is sent again only when it has changed", async t => {
        const server = await serve(t, file, "--static", site);
        const url = `${server.origin}/app.js`;
        const first = await fetch(url);
        const tag = first.headers.get("etag");
        assert.match(tag, /^"[^"]+"$/);
        assert.equal(first.headers.get("cache-control"), "no-cache");
        const ask = (known, method = "GET") => curl(t, "--include", "-X", method, "-H", `If-None-Match: ${known}`, url);
        for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
            const { stdout } = await ask(known);
            assert.match(stdout, /^HTTP\/1\.1 304 Not Modified\r\n/);
            assert.ok(stdout.includes(`\r\nETag: ${tag}\r\n`) && stdout.endsWith("\r\n\r\n"), stdout);
        }
        assert.match((await ask('"other"')).stdout, /^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\nthis is app\.js$/);
        // Another time is enough.
        utimesSync(join(site, "app.js"), new Date(0), new Date(1000));
        const changed = await ask(tag);
        assert.match(changed.stdout, /^HTTP\/1\.1 200 OK\r\n/);
        assert.ok(!changed.stdout.includes(tag));
    });

    test("curl --etag-compare agrees", async t => {
        const server = await serve(t, file, "--static", site);
        const etag = join(folder, "etag");
        const first = await curl(t, "--etag-save", etag, `${server.origin}/data.json`);
        assert.equal(first.stdout, "this is data.json");
        const second = await curl(t, "--etag-compare", etag, "--write-out", "%{http_code}", `${server.origin}/data.json`);
        assert.equal(second.stdout, "304");
    });
});
