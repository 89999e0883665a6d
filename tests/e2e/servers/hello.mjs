// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Says hello three times, then foo, then hangs up:
// `node hello.mjs [--interval MS] [--retry MS] [--port N]`. Prints its URL; and a line of JSON for
// each request that comes and each response that ends, with the milliseconds since the start.

import { createServer } from "node:http";
import { parseArgs } from "node:util";

const { values } = parseArgs({
    options: {
        interval: { type: "string", default: "1000" },
        retry: { type: "string", default: "10000" },
        port: { type: "string", default: "0" },
    },
});

function report(what, more = {}) {
    console.log(JSON.stringify({ what, ...more, ms: performance.now() }));
}

const server = createServer((request, response) => {
    report("request", { path: request.url, headers: request.headers });
    if (request.url !== "/api/sse") {
        response.writeHead(404).end();
        return;
    }
    response.writeHead(200, {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-cache",
        "Connection": "keep-alive",
        "Access-Control-Allow-Origin": "*",
    });
    response.flushHeaders();
    const say = message =>
        response.write(`data: ${JSON.stringify({ message, timestamp: Date.now() })}\n\n`);
    let count = 0;
    const timer = setInterval(() => {
        say("HelloWorld");
        if (++count < 3)
            return;
        clearInterval(timer);
        response.write(`event: foo\nid: foo\nretry: ${values.retry}\ndata: { message: 'foo' }\n\n`);
        say("close");
        response.end(() => report("end"));
    }, Number(values.interval));
    request.on("close", () => clearInterval(timer));
});

server.listen(Number(values.port), "127.0.0.1", () => {
    console.log(`http://127.0.0.1:${server.address().port}/api/sse`);
});
