// SPDX-FileCopyrightText: 2026 The Streamgauge authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A headless Chromium, driven over its DevTools pipe: no package and no port needed.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { patience, withPatience } from "./programs.mjs";

const names = ["chromium", "chromium-browser", "google-chrome"];

// The name of the program, or undefined. CHROMIUM may name another one.
export function findChromium() {
    return (process.env.CHROMIUM ? [process.env.CHROMIUM] : names).find(
        name => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
}

// Ends a program of tests that cannot go on without a browser: it has failed, or, if that is wanted,
// is skipped.
export function requireBrowser(command) {
    if (command)
        return;
    if (process.env.STREAMGAUGE_NO_BROWSER) {
        console.log("Skipped, as STREAMGAUGE_NO_BROWSER wants: there is no Chromium.");
        process.exit(77); // ctest shows it as skipped
    }
    console.error("There is no Chromium. Install it (Debian: apt install chromium), name it in the "
                  + "variable CHROMIUM, or set STREAMGAUGE_NO_BROWSER=1 to do without these tests.");
    process.exit(1);
}

export class Chromium {
    #lastId = 0;
    #answers = new Map();
    #received = "";

    constructor(command) {
        this.folder = mkdtempSync(join(tmpdir(), "sgauge-chromium-"));
        this.process = spawn(command, [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--remote-debugging-pipe", `--user-data-dir=${this.folder}`, "about:blank",
        ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
        this.ended = new Promise(resolve => this.process.on("close", resolve));
        this.process.stdio[3].on("error", () => {}); // its end is reported by "close"
        this.process.stdio[4].setEncoding("utf8").on("data", text => this.#receive(text));
        this.process.on("close", () => {
            for (const { reject } of this.#answers.values())
                reject(new Error("Chromium has ended"));
        });
    }

    #receive(text) {
        const messages = (this.#received + text).split("\0");
        this.#received = messages.pop();
        for (const message of messages.map(one => JSON.parse(one))) {
            const answer = this.#answers.get(message.id);
            this.#answers.delete(message.id);
            if (message.error)
                answer?.reject(new Error(JSON.stringify(message.error)));
            else
                answer?.resolve(message.result);
        }
    }

    // A command of the DevTools protocol, and its result.
    send(method, params = {}, sessionId = undefined) {
        const id = ++this.#lastId;
        const answer = new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
        this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
        return withPatience(answer, `Chromium's answer to ${method}`, 2 * patience);
    }

    // A new tab that shows the URL.
    async open(url) {
        const { targetId } = await this.send("Target.createTarget", { url });
        const { sessionId } =
            await this.send("Target.attachToTarget", { targetId, flatten: true });
        return new Page(this, targetId, sessionId);
    }

    async close() {
        this.send("Browser.close").catch(() => {});
        const killer = setTimeout(() => this.process.kill("SIGKILL"), 5000);
        await this.ended;
        clearTimeout(killer);
        rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    }
}

class Page {
    constructor(browser, targetId, sessionId) {
        this.browser = browser;
        this.targetId = targetId;
        this.sessionId = sessionId;
    }

    // Closes the tab, and with it the connections of its page.
    async close() {
        await this.browser.send("Target.closeTarget", { targetId: this.targetId });
        const isOpen = ({ targetId }) => targetId === this.targetId;
        while ((await this.browser.send("Target.getTargets")).targetInfos.some(isOpen))
            await new Promise(resolve => setTimeout(resolve, 10));
    }

    async evaluate(expression) {
        const { result, exceptionDetails } = await this.browser.send(
            "Runtime.evaluate", { expression, returnByValue: true }, this.sessionId);
        if (exceptionDetails)
            throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
        return result.value;
    }

    // Asks again and again until the JavaScript expression is something, and returns it.
    async until(expression, ms = patience) {
        const deadline = performance.now() + ms;
        while (performance.now() < deadline) {
            const value = await this.evaluate(expression).catch(() => undefined);
            if (value)
                return value;
            await new Promise(resolve => setTimeout(resolve, 50));
        }
        const text = await this.evaluate("document.body?.innerText");
        throw new Error(`The page never had: ${expression}\n${text}`);
    }
}
