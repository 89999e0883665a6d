// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `sgauge serve` behind nginx with TLS: over HTTP/2 and HTTP/1.1, compressed or not, with nginx
// passing events on at once, or holding them back until its buffers are full.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { freePort, here, Program, serve, start } from "./programs.mjs";

const nginx = process.env.STREAMGAUGE_NGINX ?? "/usr/sbin/nginx";
const certificates = join(here, "../data/tls");

// Ten events a second, each with the time when it was made.
const scenario = `: @streamgauge 1
: @route GET /events
: @template on

retry: 100
: hello

: @repeat forever
id: {{seq}}
event: tick
data: {"at":"{{now}}","n":{{seq}},"pad":"{{lorem 12}}"}

: @wait 100ms
: @end
`;

const config = (port, upstream) => `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {}
http {
    access_log off;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    gzip_types text/event-stream;
    gzip_proxied any;
    gzip_min_length 0;
    server {
        listen 127.0.0.1:${port} ssl http2;
        ssl_certificate ${certificates}/server.pem;
        ssl_certificate_key ${certificates}/server.key;
        ssl_protocols TLSv1.2 TLSv1.3;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        # What the server behind says of buffering is not to count here.
        proxy_ignore_headers X-Accel-Buffering;
        location /direct/ { proxy_pass ${upstream}; proxy_buffering off; }
        location /gzip/ { proxy_pass ${upstream}; proxy_buffering off; gzip on; }
        # As it comes, but for small buffers, so that they are soon full. nginx asks with HTTP/1.0 by
        # itself, and does not hold back what comes in chunks.
        location /buffered/ {
            proxy_pass ${upstream}; proxy_http_version 1.0;
            proxy_buffering on; proxy_buffer_size 1k; proxy_buffers 4 1k; proxy_busy_buffers_size 2k;
        }
        location /refused/ { proxy_pass http://127.0.0.1:1/; }
    }
}
`;

describe("behind nginx", { concurrency: true }, () => {
    let folder;
    let port;
    const programs = [];

    before(async () => {
        const t = { after: stop => programs.push(stop) };
        folder = mkdtempSync(join(tmpdir(), "sgauge-nginx-"));
        writeFileSync(join(folder, "events.sse"), scenario);
        const server = await serve(t, join(folder, "events.sse"));
        port = await freePort();
            writeFileSync(join(folder, "nginx.conf"), config(port, server.url));
        const proxy = new Program(t, nginx, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"]);
        proxy.ended.then(() => console.error(`nginx ended: ${proxy.stderr}`),
                         error => console.error(`There is no nginx: ${error.message}`));
        const probe = start(t, "tail", "--json", "--count", "1", ...curl("/direct/", "--http1.1"));
        await probe.until(() => probe.objects("event").length > 0, "an event through nginx");
    });
    after(() => {
        for (const stop of programs)
            stop();
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    });

    const curl = (path, ...options) =>
        ["curl", "--cacert", join(certificates, "ca.pem"), ...options, `https://localhost:${port}${path}`];
    const tail = (t, args, ...options) => start(t, "tail", "--json", ...options, ...args);

    for (const [version, option] of [["h2", "--http2"], ["HTTP/1.1", "--http1.1"]]) {
        test(`at once over ${version}`, async t => {
            const program = tail(t, curl("/direct/", option), "--count", "20");
            await program.end();
            assert.equal(program.code, 0, program.stderr);
            const [open] = program.objects("open");
            assert.equal(open.httpVersion, version);
            assert.equal(open.tls, "TLSv1.3");
            const events = program.objects("event");
            const delays = events.map(event => Date.parse(event.time) - Date.parse(JSON.parse(event.data).at));
            assert.ok(Math.max(...delays) < 1000, `delays of ${delays} ms`);
            assert.deepEqual(program.objects("finding").map(one => one.rule).filter(rule => rule !== "transformable"), []);
        });

        test(`compressed over ${version}`, async t => {
            const program = tail(t, curl("/gzip/", option, "--compressed"), "--count", "20");
            await program.end();
            assert.equal(program.code, 0, program.stderr);
            const [open] = program.objects("open");
            assert.equal(open.httpVersion, version);
            assert.equal(open.contentEncoding, "gzip");
            const events = program.objects("event");
            const delays = events.map(event => Date.parse(event.time) - Date.parse(JSON.parse(event.data).at));
            assert.ok(Math.max(...delays) < 1000, `delays of ${delays} ms`);
            const declined = tail(t, curl("/gzip/", option), "--count", "1");
            await declined.end();
            assert.equal(declined.objects("open")[0].contentEncoding, undefined);
        });

        test(`held back over ${version}, and told`, async t => {
            const program = tail(t, curl("/buffered/", option));
            const finding = await program.until(
                () => program.objects("finding").find(one => ["held-back", "cut-in-blocks"].includes(one.rule)),
                "a finding that events are held back", 60_000);
            assert.ok(finding.message.length > 20);
            assert.equal(program.objects("open")[0].httpVersion, version);
        });
    }

    test("the server behind is away", async t => {
        const program = tail(t, curl("/refused/"));
        await program.end();
        assert.equal(program.code, 1);
        assert.match(program.objects("error")[0].message, /^The server answered 502/);
        assert.equal(program.objects("error")[0].readyState, 2);
    });

    test("a certificate that nobody vouches for", async t => {
        const url = `https://localhost:${port}/direct/`;
        const program = start(t, "tail", "--json", url);
        await program.end();
        assert.equal(program.code, 1);
        assert.match(program.objects("error")[0].message, /^The certificate of localhost:\d+ is not trusted: /);
        const allowed = start(t, "tail", "--json", "--count", "1", "curl", "-k", url);
        await allowed.end();
        assert.equal(allowed.code, 0);
    });
});
