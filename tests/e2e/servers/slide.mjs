// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A slide show as tutorials write it: `node slide.mjs [--interval MS] [--port N]`. An event each
// interval (3 s), a comment after every fourth, until the client goes. Prints its URL.

import { createServer } from "node:http";
import { parseArgs } from "node:util";

const { values } = parseArgs({
    options: {
        interval: { type: "string", default: "3000" },
        port: { type: "string", default: "0" },
    },
});

const server = createServer((request, response) => {
    response.writeHead(200, {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-cache",
        "Connection": "keep-alive",
        "Access-Control-Allow-Origin": "*",
    });
    response.flushHeaders();
    let count = 0;
    const timer = setInterval(() => {
        response.write("event: slide\n");
        response.write(`id: ${Date.now()}\n`);
        response.write("data: 7\n");
        response.write("retry: 10000\n\n");
        if (++count % 4 === 0)
            response.write(": \n\n");
    }, Number(values.interval));
    request.on("close", () => clearInterval(timer));
});

server.listen(Number(values.port), "127.0.0.1", () => {
    console.log(`http://127.0.0.1:${server.address().port}/`);
});
