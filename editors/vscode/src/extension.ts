// The extension: ties the server, the status bar, the pages and the commands together.

import * as vscode from "vscode";

import { isPage, isTimeline } from "./answers.ts";
import type { Found } from "./find.ts";
import { Pages, TimelinePanel } from "./pages.ts";
import { Server } from "./server.ts";
import { type Health, statusItem } from "./status.ts";

const INSTALLING = vscode.Uri.parse("https://github.com/maatstaf/maatstaf#in-your-editor");

/** How long after the last keystroke what is shown beside the text is drawn again, in milliseconds. */
const QUIET = 400;

/** Called by the editor when a file of the language is opened or the workspace has one. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
    const extension = new Extension();
    context.subscriptions.push(extension);
    await extension.start();
}

class Extension implements vscode.Disposable {
    private readonly parts: vscode.Disposable[] = [];
    private readonly pages = new Pages();
    private readonly timeline = new TimelinePanel();
    private readonly item = vscode.window.createStatusBarItem("maatstaf.status", vscode.StatusBarAlignment.Left, 10);
    private health: Health = { kind: "starting" };
    /** The document that the prose is of. */
    private proseOf: vscode.TextDocument | undefined;
    /** Where the cursor was when it was asked for: there stands the instrument. */
    private proseAt: { line: number; character: number } | undefined;
    private quiet: NodeJS.Timeout | undefined;
    private readonly server = new Server({
        health: (health) => this.setHealth(health),
        page: (page) => this.pages.show(page, vscode.l10n.t("Explanation"), "explanation"),
        outcome: ({ case: name, passed, failures }) => {
            const t = vscode.l10n.t;
            void (passed
                ? vscode.window.showInformationMessage(t("The case {0} comes out as it says.", name))
                : vscode.window.showWarningMessage(t("The case {0} comes out otherwise: {1}", name, failures.join(" "))));
        },
        missing: (found) => void this.tellMissing(found),
    });

    async start(): Promise<void> {
        this.item.name = "Maatstaf";
        this.item.command = "maatstaf.statusClicked";
        const command = (id: string, run: () => unknown) =>
            this.parts.push(vscode.commands.registerCommand(id, () => this.guarded(run)));
        command("maatstaf.restartServer", () => this.server.restart());
        command("maatstaf.showOutput", () => this.server.output.show());
        command("maatstaf.statusClicked", () => this.statusClicked());
        command("maatstaf.checkWorkspace", () => this.checkWorkspace());
        command("maatstaf.showTimeline", () => this.showTimeline());
        command("maatstaf.explainVerdictHere", () => this.explainHere());
        command("maatstaf.previewProse", () => this.previewProse());
        command("maatstaf.chooseDate", () => this.chooseDate());
        this.parts.push(
            vscode.workspace.onDidChangeConfiguration((event) => {
                if (event.affectsConfiguration("maatstaf.server")) {
                    void this.guarded(() => this.server.restart());
                }
            }),
            vscode.workspace.onDidGrantWorkspaceTrust(() => void this.guarded(() => this.server.restart())),
            vscode.workspace.onDidChangeTextDocument((event) => {
                if (event.document.languageId === "maat") {
                    this.renewSoon();
                }
            }),
            vscode.window.onDidChangeActiveTextEditor(() => this.showItem()),
        );
        await this.guarded(() => this.server.restart());
    }

    dispose(): void {
        clearTimeout(this.quiet);
        for (const part of [...this.parts, this.pages, this.timeline, this.item, this.server]) {
            part.dispose();
        }
    }

    /** Runs what a command does, and shows what goes wrong: a rejection that nobody sees helps nobody. */
    private async guarded(run: () => unknown): Promise<void> {
        try {
            await run();
        } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            this.server.output.error(message);
            void vscode.window.showErrorMessage(`Maatstaf: ${message}`);
        }
    }

    private setHealth(health: Health): void {
        this.health = health;
        this.showItem();
        if (health.kind === "running" && health.verdicts !== undefined) {
            this.renewSoon();
        }
    }

    private showItem(): void {
        const item = statusItem(this.health, vscode.l10n.t);
        this.item.text = item.text;
        this.item.tooltip = item.tooltip;
        this.item.backgroundColor =
            item.colour === "none" ? undefined : new vscode.ThemeColor(`statusBarItem.${item.colour}Background`);
        this.item.show();
    }

    private statusClicked(): Thenable<unknown> {
        return this.health.kind === "running" || this.health.kind === "starting"
            ? vscode.commands.executeCommand("workbench.actions.view.problems")
            : this.server.restart();
    }

    private async tellMissing(found: Exclude<Found, { kind: "found" }>): Promise<void> {
        const t = vscode.l10n.t;
        const message =
            found.kind === "not-there"
                ? t("There is no program {0}, which the setting maatstaf.server.path names.", found.file)
                : t("Maatstaf colours this text, but cannot check it: the program maatstaf was not found. Looked at: {0}.", found.looked.join(", "));
        const choose = t("Choose…");
        const settings = t("Settings");
        const how = t("How to install");
        const answer = await vscode.window.showWarningMessage(message, choose, settings, how);
        if (answer === choose) {
            const picked = await vscode.window.showOpenDialog({ title: t("The program maatstaf"), canSelectMany: false });
            const file = picked?.[0]?.fsPath;
            if (file !== undefined) {
                // The change of the setting starts the server.
                await vscode.workspace
                    .getConfiguration("maatstaf")
                    .update("server.path", file, vscode.ConfigurationTarget.Global);
            }
        } else if (answer === settings) {
            await vscode.commands.executeCommand("workbench.action.openSettings", "maatstaf.server.path");
        } else if (answer === how) {
            await vscode.env.openExternal(INSTALLING);
        }
    }

    private async checkWorkspace(): Promise<void> {
        // A server that starts reads everything anew, also what it was not told of.
        await this.server.restart();
        await vscode.commands.executeCommand("workbench.actions.view.problems");
    }

    private async showTimeline(): Promise<void> {
        const editor = activeEditor();
        if (editor === undefined) {
            return;
        }
        const uri = this.server.uriOf(editor.document);
        const answer = await this.server.run("maatstaf.timeline", uri);
        if (isTimeline(answer)) {
            this.timeline.show(answer, uri);
        }
    }

    private async explainHere(): Promise<void> {
        const editor = activeEditor();
        if (editor === undefined) {
            return;
        }
        const answer = await this.ask("maatstaf.explainVerdict", editor);
        if (isPage(answer)) {
            await this.pages.show(answer, vscode.l10n.t("Explanation"), "explanation");
        } else {
            void vscode.window.showInformationMessage(vscode.l10n.t("No norm has a verdict about this place."));
        }
    }

    private async previewProse(): Promise<void> {
        const editor = activeEditor();
        if (editor === undefined) {
            return;
        }
        const answer = await this.ask("maatstaf.prose", editor);
        if (isPage(answer)) {
            this.proseOf = editor.document;
            const { line, character } = editor.selection.active;
            this.proseAt = { line, character };
            await this.pages.show(answer, vscode.l10n.t("In sentences"), editor.document.uri.toString());
        }
    }

    private async chooseDate(): Promise<void> {
        const settings = vscode.workspace.getConfiguration("maatstaf");
        const t = vscode.l10n.t;
        const date = await vscode.window.showInputBox({
            title: t("The date on which norms are read"),
            prompt: t("Write a date as 2026-11-23, or nothing for today."),
            value: settings.get<string>("asOf", ""),
            validateInput: (text) =>
                isCivilDate(text) ? undefined : t("Write a date as 2026-11-23, or nothing for today."),
        });
        if (date !== undefined) {
            const target =
                vscode.workspace.workspaceFolders === undefined
                    ? vscode.ConfigurationTarget.Global
                    : vscode.ConfigurationTarget.Workspace;
            await settings.update("asOf", date.trim() || undefined, target);
        }
    }

    /** Asks the server about the place of the cursor. */
    private ask(command: string, editor: vscode.TextEditor): Promise<unknown> {
        const { line, character } = editor.selection.active;
        return this.server.run(command, this.server.uriOf(editor.document), { line, character });
    }

    /** Draws what stands beside the text again, once the keys are quiet. */
    private renewSoon(): void {
        if (this.proseOf === undefined && this.timeline.subject === undefined) {
            return;
        }
        clearTimeout(this.quiet);
        this.quiet = setTimeout(() => void this.guarded(() => this.renew()), QUIET);
    }

    private async renew(): Promise<void> {
        if (this.proseOf?.isClosed === true) {
            this.proseOf = undefined;
        }
        if (this.proseOf !== undefined) {
            const page = await this.server.run("maatstaf.prose", this.server.uriOf(this.proseOf), this.proseAt);
            if (isPage(page)) {
                this.pages.renew(page, vscode.l10n.t("In sentences"), this.proseOf.uri.toString());
            }
        }
        if (this.timeline.subject !== undefined) {
            const timeline = await this.server.run("maatstaf.timeline", this.timeline.subject);
            if (isTimeline(timeline)) {
                this.timeline.renew(timeline);
            }
        }
    }
}

function activeEditor(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId === "maat" ? editor : undefined;
}

/** Whether `text` is nothing, or a day that exists. */
export function isCivilDate(text: string): boolean {
    const date = text.trim();
    if (date === "") {
        return true;
    }
    const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
    return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
