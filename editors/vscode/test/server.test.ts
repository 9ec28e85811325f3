// The server, over the protocol library that VS Code's client uses, with what the extension tells it: so that what the
// extension believes of the server is held against the server itself. Needs the program: MAATSTAF, or what cargo built.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import {
    createProtocolConnection,
    StreamMessageReader,
    StreamMessageWriter,
    type InitializeResult,
    type ProtocolConnection,
} from "vscode-languageserver-protocol/node";

import { isPage, isTimeline, isVerdicts } from "../src/answers.ts";
import { timelinePage } from "../src/timeline.ts";
import { english } from "../src/words.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const program = process.env.MAATSTAF ?? join(repository, "target", "debug", "maatstaf");
const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const skip = existsSync(program) ? false : "the program was not built";

interface Session {
    connection: ProtocolConnection;
    result: InitializeResult;
    /** The address of the example. */
    uri: string;
    /** What the server said beyond the protocol. */
    verdicts: unknown[];
    /** Runs a command of the server. */
    run(command: string, ...args: unknown[]): Promise<unknown>;
}

async function withServer(asOf: string, body: (session: Session) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "maatstaf-"));
    const text = readFileSync(join(repository, "examples", "pace-board", "policy.maat"), "utf8");
    writeFileSync(join(folder, "policy.maat"), text);
    const server = spawn(program, manifest.contributes.configuration.properties["maatstaf.server.arguments"].default);
    const connection = createProtocolConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
    );
    const verdicts: unknown[] = [];
    connection.onNotification("maatstaf/verdicts", (said: unknown) => void verdicts.push(said));
    connection.onRequest("client/registerCapability", () => null);
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.onRequest("workspace/configuration", () => [{ asOf, language: null }]);
    connection.listen();
    const uri = pathToFileURL(join(folder, "policy.maat")).href;
    const result: InitializeResult = await connection.sendRequest("initialize", {
        processId: process.pid,
        locale: "en",
        rootUri: pathToFileURL(folder).href,
        workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "example" }],
        initializationOptions: { asOf, language: null },
        capabilities: { workspace: { configuration: true }, window: { workDoneProgress: true } },
    });
    try {
        await connection.sendNotification("initialized", {});
        await connection.sendNotification("textDocument/didOpen", {
            textDocument: { uri, languageId: "maat", version: 1, text },
        });
        const run = (command: string, ...args: unknown[]) =>
            connection.sendRequest("workspace/executeCommand", { command, arguments: args });
        await body({ connection, result, uri, verdicts, run });
    } finally {
        const ended = new Promise((resolve) => server.once("exit", resolve));
        await connection.sendRequest("shutdown");
        await connection.sendNotification("exit");
        assert.equal(await ended, 0);
        connection.dispose();
    }
}

test("the commands that the extension runs are offered by the server", { skip }, async () => {
    await withServer("2026-11-23", async ({ result }) => {
        const offered = result.capabilities.executeCommandProvider?.commands ?? [];
        const code = readFileSync(new URL("../src/extension.ts", import.meta.url), "utf8");
        const run = [...code.matchAll(/(?:run|ask)\("(maatstaf\.\w+)"/g)].map((found) => found[1] ?? "");
        assert.ok(run.length >= 3);
        assert.deepEqual(run.filter((command) => !offered.includes(command)), []);
        // The client registers what the server offers: the extension may not register it as well.
        const own = [...code.matchAll(/command\("(maatstaf\.\w+)"/g)].map((found) => found[1] ?? "");
        assert.deepEqual(own.filter((command) => offered.includes(command)), []);
    });
});

test("a timeline of the server is drawn", { skip }, async () => {
    await withServer("2026-11-23", async ({ run, uri }) => {
        const timeline = await run("maatstaf.timeline", uri);
        assert.ok(isTimeline(timeline), JSON.stringify(timeline).slice(0, 400));
        const page = timelinePage(timeline, "n", english);
        assert.match(page, /AVG 5\(1\)\(c\)/);
        assert.match(page, /<g class="satisfied">/);
    });
});

test("the pages of the server are pages", { skip }, async () => {
    await withServer("2026-11-23", async ({ run, uri }) => {
        for (const command of ["maatstaf.explainVerdict", "maatstaf.prose"]) {
            const page = await run(command, uri, { line: 30, character: 8 });
            assert.ok(isPage(page), `${command}: ${JSON.stringify(page)}`);
        }
    });
});

test("the server counts verdicts, and counts anew on another date", { skip }, async () => {
    await withServer("2026-11-23", async ({ connection, verdicts }) => {
        const last = async (wanted: (said: { open: number; violated: number }) => boolean) => {
            for (let tries = 0; tries < 1000; tries += 1) {
                const said = verdicts.at(-1);
                if (isVerdicts(said) && wanted(said)) {
                    return said;
                }
                await new Promise((resolve) => setTimeout(resolve, 20));
            }
            throw new Error(`never counted: ${JSON.stringify(verdicts)}`);
        };
        const now = await last(({ open, violated }) => open === 0 && violated === 0);
        assert.equal(now.as_of, "2026-11-23");
        assert.ok(now.satisfied > 5);
        connection.onRequest("workspace/configuration", () => [{ asOf: "2027-09-02", language: null }]);
        await connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
        await last(({ open }) => open > 0);
    });
});
