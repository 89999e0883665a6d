// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A client that sends what it is told, byte by byte, and keeps what comes with its times.

import { connect } from "node:net";
import { withPatience } from "./programs.mjs";

export class RawClient {
    reads = []; // { time, bytes }: what the network brought together; ms since the first send()
    #wakers = new Set();

    constructor(t, url) {
        const { hostname, port, pathname, search } = new URL(url);
        this.host = `${hostname}:${port}`;
        this.target = pathname + search;
        this.socket = connect({ host: hostname, port: Number(port), noDelay: true, allowHalfOpen: true });
        this.socket.on("data", bytes => {
            this.reads.push({ time: performance.now() - this.begun, bytes });
            this.#wake();
        });
        this.socket.on("end", () => this.#conclude("end")); // FIN
        this.socket.on("error", ({ code }) => this.#conclude(code)); // ECONNRESET is RST
        this.socket.on("close", () => this.#conclude("close"));
        t.after(() => this.socket.resetAndDestroy()); // or the port would not be free for a minute
    }

    #wake() {
        for (const waker of this.#wakers)
            waker();
    }

    #conclude(how) {
        this.ending ??= how;
        this.#wake();
    }

    send(bytes) {
        this.begun ??= performance.now();
        this.socket.write(bytes);
        return this;
    }

    // A request for the URL, with these lines added to its head.
    ask(...headers) {
        return this.send([`GET ${this.target} HTTP/1.1`, `Host: ${this.host}`, ...headers, "", ""].join("\r\n"));
    }

    get bytes() {
        return Buffer.concat(this.reads.map(({ bytes }) => bytes));
    }

    // One character for each byte.
    get text() {
        return this.bytes.toString("latin1");
    }

    get body() {
        return this.text.slice(this.text.indexOf("\r\n\r\n") + 4);
    }

    // When the text had come.
    timeOf(text) {
        let received = "";
        for (const { time, bytes } of this.reads) {
            received += bytes.toString("latin1");
            if (received.includes(text))
                return time;
        }
        return undefined;
    }

    // Waits until test() is something, and returns it.
    until(test, what, ms = undefined) {
        let waker;
        const found = new Promise((resolve, reject) => {
            waker = () => {
                const result = test();
                if (result)
                    resolve(result);
                else if (this.ending)
                    reject(new Error(`${this.ending} before: ${what}\n${this.text}`));
            };
            this.#wakers.add(waker);
            waker();
        });
        return withPatience(found, what, ms)
            .catch(error => {
                error.message += `\n${this.text.slice(0, 2000)}`;
                throw error;
            })
            .finally(() => this.#wakers.delete(waker));
    }

    // "end", "ECONNRESET" …
    end(ms = undefined) {
        return this.until(() => this.ending, "the end of the connection", ms);
    }
}
