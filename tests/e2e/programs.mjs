// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Programs that a test starts, talks to and waits for.

import { spawn } from "node:child_process";
import { createServer as createHttpServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const scenarios = join(here, "../../resources/scenarios");
export const sgauge = process.env.SGAUGE;
if (!sgauge)
    throw new Error("SGAUGE must name the program to test; ctest sets it");

// How long a test waits for what must happen. Long, because machines are slow at times.
export const patience = 15_000;

export function withPatience(promise, what, ms = patience) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`${what} within ${ms} ms`)), ms);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export class Program {
    stdout = "";
    stderr = "";
    #wakers = new Set();

    constructor(t, command, args, env = {}) {
        this.name = [command, ...args].join(" ");
        this.process = spawn(command, args, {
            stdio: ["ignore", "pipe", "pipe"],
            env: { ...process.env, LC_ALL: "C.UTF-8", ...env },
        });
        // As bytes first, so that no character is cut.
        const chunks = { stdout: [], stderr: [] };
        for (const name of ["stdout", "stderr"]) {
            this.process[name].on("data", chunk => {
                chunks[name].push(chunk);
                this[name] = Buffer.concat(chunks[name]).toString("utf8");
                this.#wake();
            });
        }
        this.ended = new Promise((resolve, reject) => {
            this.process.on("error", reject);
            this.process.on("close", (code, signal) => {
                this.code = code;
                this.signal = signal;
                resolve(this);
                this.#wake();
            });
        });
        this.ended.catch(() => {});
        t.after(() => this.process.kill("SIGKILL"));
    }

    #wake() {
        for (const waker of this.#wakers)
            waker();
    }

    // Waits until test(this) is something, and returns it. Fails if the program ends before.
    until(test, what, ms = patience) {
        let waker;
        const found = new Promise((resolve, reject) => {
            waker = () => {
                const result = test(this);
                if (result)
                    resolve(result);
                else if (this.code !== undefined)
                    reject(new Error(`${this.name} ended (${this.code ?? this.signal}) before: ${what}`
                                     + `\nstdout: ${this.stdout}\nstderr: ${this.stderr}`));
            };
            this.#wakers.add(waker);
            waker();
        });
        return withPatience(found, `${this.name}: ${what}`, ms)
            .catch(error => {
                error.message += `\nstdout: ${this.stdout}\nstderr: ${this.stderr}`;
                throw error;
            })
            .finally(() => this.#wakers.delete(waker));
    }

    // The n-th complete line of stdout, from 0.
    line(n = 0) {
        return this.until(() => this.lines()[n], `line ${n + 1} of stdout`);
    }

    lines() {
        return this.stdout.split("\n").slice(0, -1);
    }

    // The lines of stdout as JSON, of one kind or all.
    objects(kind) {
        const all = this.lines().map(line => JSON.parse(line));
        return kind ? all.filter(object => object.kind === kind) : all;
    }

    async end() {
        await withPatience(this.ended, `the end of ${this.name}`);
        return this;
    }

    async stop(signal = "SIGTERM") {
        this.process.kill(signal);
        return this.end();
    }
}

export function start(t, ...args) {
    return new Program(t, sgauge, args);
}

// A program of ours, run to its end.
export function run(t, ...args) {
    return start(t, ...args).end();
}

// `sgauge serve`, ready; with the URLs of its streams.
export async function serve(t, ...args) {
    const program = start(t, "serve", "--port", "0", ...args);
    program.url = await program.line();
    program.origin = new URL(program.url).origin;
    return program;
}

// One of the Node servers beside this file, ready.
export async function startNodeServer(t, name, ...args) {
    const program = new Program(t, process.execPath, [join(here, "servers", name), ...args]);
    program.url = await program.line();
    return program;
}

// Has a server listen on a port of its own until the test is over; resolves to its URL.
export function listen(t, server) {
    const sockets = new Set();
    server.on("connection", socket => {
        sockets.add(socket);
        socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    });
    t.after(() => {
        server.close();
        for (const socket of sockets)
            socket.destroy();
    });
    return new Promise(resolve => {
        server.listen(0, "127.0.0.1",
                      () => resolve(`http://127.0.0.1:${server.address().port}/`));
    });
}

// A server in this process that answers with a function; resolves to its URL.
export function httpServer(t, answer) {
    return listen(t, createHttpServer(answer));
}

// The same, for what no HTTP server would send: the bytes go out after the first request bytes.
export function rawServer(t, bytes, { end = true } = {}) {
    return listen(t, createTcpServer(socket => {
        socket.once("data", () => (end ? socket.end(bytes) : socket.write(bytes)));
    }));
}

// A port where nothing listens: one that was free a moment ago.
export async function freePort() {
    const server = createTcpServer().listen(0, "127.0.0.1");
    await new Promise(resolve => server.once("listening", resolve));
    const { port } = server.address();
    await new Promise(resolve => server.close(resolve));
    return port;
}
