// The connection with the program, from its start to its end.

import { statSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import {
    type ExecuteCommandSignature,
    LanguageClient,
    type LanguageClientOptions,
    RevealOutputChannelOn,
    type ServerOptions,
    State,
} from "vscode-languageclient/node";

import { isCaseOutcome, isPage, isVerdicts, type CaseOutcome, type Page } from "./answers.ts";
import { findServer, type Found } from "./find.ts";
import type { Health } from "./status.ts";

/** The identity of the language, of the settings and of the output. */
const LANGUAGE = "maat";
const SECTION = "maatstaf";

/** What the outside hears. */
export interface Listener {
    /** How the server is has changed. */
    health(health: Health): void;
    /** A command of the server, run from a lens or an action, answered with something to read. */
    page(page: Page): Promise<void>;
    /** A case was run. */
    outcome(outcome: CaseOutcome): void;
    /** There is no program. */
    missing(found: Exclude<Found, { kind: "found" }>): void;
}

/** At most one running server. Starting and stopping wait for each other. */
export class Server implements vscode.Disposable {
    private client: LanguageClient | undefined;
    private queue: Promise<void> = Promise.resolve();
    readonly output = vscode.window.createOutputChannel("Maatstaf", { log: true });

    constructor(private readonly listener: Listener) {}

    /** Starts the server, in place of the one that runs. */
    restart(): Promise<void> {
        return this.enqueue(async () => {
            await this.end();
            await this.begin();
        });
    }

    /** Ends the server. */
    stop(): Promise<void> {
        return this.enqueue(() => this.end());
    }

    /**
     * Runs a command of the server.
     *
     * @returns its answer; `undefined` when there is no server
     * @throws what the server answers as an error
     */
    async run(command: string, ...args: unknown[]): Promise<unknown> {
        await this.queue;
        if (this.client?.state !== State.Running) {
            return undefined;
        }
        return this.client.sendRequest("workspace/executeCommand", {
            command,
            arguments: args,
        });
    }

    /** A document as the server names it. */
    uriOf(document: vscode.TextDocument): string {
        return this.client?.code2ProtocolConverter.asUri(document.uri) ?? document.uri.toString();
    }

    dispose(): void {
        void this.stop();
        this.output.dispose();
    }

    private enqueue(work: () => Promise<void>): Promise<void> {
        this.queue = this.queue.then(work, work);
        return this.queue;
    }

    private async begin(): Promise<void> {
        const settings = vscode.workspace.getConfiguration(SECTION);
        const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
        const found = findServer({
            configured: settings.get<string>("server.path", ""),
            searchPath: process.env.PATH ?? "",
            home: homedir(),
            folders: vscode.workspace.isTrusted ? folders : [],
            platform: process.platform,
            made: (file) => {
                const stat = statSync(file, { throwIfNoEntry: false });
                return stat?.isFile() === true ? stat.mtimeMs : undefined;
            },
        });
        if (found.kind !== "found") {
            this.listener.health({ kind: "missing" });
            this.listener.missing(found);
            return;
        }
        this.output.info(`${found.file} (${found.by})`);
        this.listener.health({ kind: "starting" });
        const client = new LanguageClient(SECTION, "Maatstaf", this.serverOptions(found.file), this.clientOptions());
        client.onDidChangeState(({ newState }) => {
            if (newState === State.Running) {
                this.listener.health({ kind: "running" });
            } else if (newState === State.Stopped) {
                this.listener.health({ kind: "stopped" });
            }
        });
        client.onNotification("maatstaf/verdicts", (verdicts: unknown) => {
            if (isVerdicts(verdicts)) {
                this.listener.health({ kind: "running", verdicts });
            } else {
                this.output.warn(`maatstaf/verdicts: ${JSON.stringify(verdicts)}`);
            }
        });
        this.client = client;
        try {
            await client.start();
        } catch (error) {
            // The client has shown what went wrong; the status bar offers another try.
            this.output.error(String(error));
            this.listener.health({ kind: "stopped" });
        }
    }

    private async end(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        if (client !== undefined) {
            await client.dispose().catch((error: unknown) => this.output.warn(String(error)));
        }
    }

    private serverOptions(command: string): ServerOptions {
        const args = vscode.workspace.getConfiguration(SECTION).get<string[]>("server.arguments", ["lsp", "--stdio"]);
        return { run: { command, args }, debug: { command, args } };
    }

    private clientOptions(): LanguageClientOptions {
        const runCommand = async (command: string, args: unknown[], next: ExecuteCommandSignature): Promise<unknown> => {
            const answer: unknown = await next(command, args);
            if (isPage(answer)) {
                await this.listener.page(answer);
            } else if (isCaseOutcome(answer)) {
                this.listener.outcome(answer);
            }
            return answer;
        };
        return {
            documentSelector: [{ scheme: "file", language: LANGUAGE }, { scheme: "untitled", language: LANGUAGE }],
            outputChannel: this.output,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            initializationOptions: serverSettings(),
            synchronize: { configurationSection: SECTION },
            middleware: {
                executeCommand: runCommand,
                workspace: {
                    // The server asks for its section; it gets what it knows, and no settings of the extension.
                    configuration: (params) =>
                        params.items.map((item) => (item.section === SECTION ? serverSettings() : null)),
                },
            },
        };
    }
}

/** What the server is told of the settings. */
export function serverSettings(): { asOf: string | null; language: string | null } {
    const settings = vscode.workspace.getConfiguration(SECTION);
    return {
        asOf: settings.get<string>("asOf", "") || null,
        language: settings.get<string>("language", "") || null,
    };
}
