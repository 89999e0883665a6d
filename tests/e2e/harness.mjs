// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a conformance harness does with sse-contract-service: asks it for streams, plays their
// server byte by byte, and is told what arrives.

import assert from "node:assert/strict";
import { createServer as createHttpServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { Program, listen, withPatience } from "./programs.mjs";

const command = process.env.SSE_CONTRACT_SERVICE;
if (!command)
    throw new Error("SSE_CONTRACT_SERVICE must name the program to test; ctest sets it");

export function startProgram(t, ...args) {
    return new Program(t, command, args);
}

export async function startService(t) {
    const service = startProgram(t, "--port", "0");
    service.url = await service.line();
    return service;
}

// What a callback says. Of an error only its being there matters.
export const event = (data, { type = "message", id = "" } = {}) =>
    ({ kind: "event", event: { type, data, id } });
export const comment = text => ({ kind: "comment", comment: text });
export const error = { kind: "error" };

// Something to wait at.
class Watched {
    #wakers = new Set();

    wake() {
        for (const waker of this.#wakers)
            waker();
    }

    until(test, what) {
        let waker;
        const found = new Promise(resolve => {
            waker = () => {
                const result = test();
                if (result)
                    resolve(result);
            };
            this.#wakers.add(waker);
            waker();
        });
        return withPatience(found, what).finally(() => this.#wakers.delete(waker));
    }
}

export const streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    + "Transfer-Encoding: chunked\r\n\r\n";

// A request for a stream, and what the server does about it.
class StreamRequest {
    constructor(socket, bytes, headSize) {
        this.socket = socket;
        this.bytes = bytes;
        this.body = bytes.subarray(headSize);
        const [line, ...headers] = bytes.subarray(0, headSize - 4).toString("latin1").split("\r\n");
        [this.method, this.target] = line.split(" ");
        this.headers = headers.map(header => {
            const colon = header.indexOf(":");
            return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
        });
        this.time = performance.now();
    }

    get closed() {
        const { socket } = this;
        return new Promise(resolve => socket.destroyed ? resolve() : socket.once("close", resolve));
    }

    // All values of a header.
    header(name) {
        return this.headers.filter(([other]) => other === name).map(([, value]) => value);
    }

    answer(bytes) {
        this.socket.write(bytes);
    }

    // An answer without a body.
    answerStatus(status, ...headers) {
        this.answer([`HTTP/1.1 ${status} Some reason`, ...headers, "Content-Length: 0", "", ""]
            .join("\r\n"));
    }

    begin() {
        this.answer(streamHead);
    }

    // Each piece is an HTTP chunk of its own, and as far as possible a network packet, too.
    async send(...pieces) {
        for (const piece of pieces) {
            const bytes = Buffer.from(piece);
            const size = `${bytes.length.toString(16)}\r\n`;
            this.socket.write(Buffer.concat([Buffer.from(size), bytes, Buffer.from("\r\n")]));
            await turn();
        }
    }

    // The proper end of the body.
    end() {
        this.answer("0\r\n\r\n");
    }

    // A lost connection, in the middle of what says how long the next chunk is. Without this last
    // byte, Qt may overlook that there has been an answer, and repeat the request.
    cut() {
        this.socket.write("1");
        this.socket.destroy();
    }
}

// Takes requests for streams, and answers nothing by itself.
export class StreamServer extends Watched {
    requests = [];

    static async start(t) {
        const server = new StreamServer;
        server.url = await listen(t, createTcpServer(socket => server.#accept(socket)));
        return server;
    }

    #accept(socket) {
        let bytes = Buffer.alloc(0);
        socket.setNoDelay(true);
        socket.on("data", chunk => {
            bytes = Buffer.concat([bytes, chunk]);
            const headSize = bytes.indexOf("\r\n\r\n") + 4;
            const [, length = 0] = /\r\ncontent-length: *(\d+)\r\n/i.exec(bytes.toString("latin1"))
                ?? [];
            if (headSize < 4 || bytes.length < headSize + Number(length))
                return;
            this.requests.push(new StreamRequest(socket, bytes, headSize));
            bytes = Buffer.alloc(0);
            this.wake();
        });
    }

    // The n-th request, from 0.
    request(n) {
        return this.until(() => this.requests[n], `request ${n + 1} for the stream`);
    }
}

// A stream of the service, and the callbacks about it.
export class Stream extends Watched {
    messages = [];
    #problems = [];
    #taken = 0;
    #open = 0;
    #gate = null;

    // Without a service: only ready to be told.
    static async create(t, service, parameters) {
        const stream = new Stream;
        stream.server = createHttpServer((request, response) => stream.#take(request, response));
        stream.callbackUrl = `${await listen(t, stream.server)}callbacks/of%20this`;
        if (service) {
            await stream.start(service, parameters);
            // Or it would come back for ever, perhaps to a server that has got the same port later.
            t.after(() => fetch(stream.url, { method: "DELETE" }).catch(() => {}));
        }
        return stream;
    }

    async start(service, parameters) {
        const response = await fetch(service.url, {
            method: "POST",
            body: JSON.stringify({ callbackUrl: this.callbackUrl, ...parameters }),
        });
        assert.equal(response.status, 201, await response.text());
        this.url = new URL(response.headers.get("location"), service.url).href;
    }

    async #take(request, response) {
        const expected = `/callbacks/of%20this/${this.messages.length + 1}`;
        const type = request.headers["content-type"];
        if (request.method !== "POST" || request.url !== expected || type !== "application/json")
            this.#problems.push(`${request.method} ${request.url} (${type}) for ${expected}`);
        if (++this.#open > 1)
            this.#problems.push(`${request.url} came before the answer to the one before`);
        const chunks = [];
        for await (const chunk of request)
            chunks.push(chunk);
        this.messages.push(JSON.parse(Buffer.concat(chunks).toString("utf8")));
        this.wake();
        await this.#gate;
        --this.#open;
        response.writeHead(202).end();
    }

    // Leaves callbacks unanswered until the function that is returned is called.
    hold() {
        let release;
        this.#gate = new Promise(resolve => { release = resolve; });
        return release;
    }

    // Waits for that many further messages, and compares them.
    async expect(...messages) {
        const from = this.#taken;
        this.#taken += messages.length;
        await this.until(() => this.messages.length >= this.#taken, `${this.#taken} callbacks`)
            .catch(cause => {
                const last = JSON.stringify(this.messages.slice(-3)).slice(0, 500);
                throw new Error(`${this.messages.length} of them, at last ${last}`, { cause });
            });
        assert.deepEqual(this.messages.slice(from, this.#taken).map(withoutSentence), messages);
        assert.deepEqual(this.#problems, []);
    }

    // The same, and that there have been no others.
    async expectOnly(...messages) {
        await this.expect(...messages);
        assert.equal(this.messages.length, this.#taken, JSON.stringify(this.messages));
    }

    command(command) {
        return fetch(this.url, { method: "POST", body: JSON.stringify(command) });
    }

    async restart() {
        const response = await this.command({ command: "restart" });
        assert.equal(response.status, 202, await response.text());
    }

    async close() {
        const { status } = await fetch(this.url, { method: "DELETE" });
        assert.equal(status, 204);
    }
}

function withoutSentence(message) {
    if (message.kind !== "error")
        return message;
    assert.match(message.error, /^[^\n]+[^.]\.$/);
    const { error: sentence, ...rest } = message;
    return rest;
}

// A stream whose first request has been answered: { server, stream, connection }.
export async function openStream(t, service, parameters = {}) {
    const server = await StreamServer.start(t);
    const stream = await Stream.create(t, service, { streamUrl: server.url, ...parameters });
    const connection = await server.request(0);
    connection.begin();
    return { server, stream, connection };
}
