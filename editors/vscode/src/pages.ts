// Pages to read beside the text: explanations and prose as Markdown, timelines as HTML.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

import type { Page, Timeline } from "./answers.ts";
import { timelinePage } from "./timeline.ts";

const SCHEME = "maatstaf";

/** Read-only documents that are shown with the editor's own preview of Markdown. */
export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
    private readonly texts = new Map<string, string>();
    private readonly changed = new vscode.EventEmitter<vscode.Uri>();
    private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
    readonly onDidChange = this.changed.event;

    provideTextDocumentContent(uri: vscode.Uri): string {
        return this.texts.get(uri.toString()) ?? "";
    }

    /** Shows a page to the side. `subject` tells apart what has a page of its own; a later page on it takes its place. */
    async show(page: Page, title: string, subject: string): Promise<void> {
        const uri = this.uri(subject, page.title ?? title);
        this.put(uri, page);
        await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
    }

    /** Renews a page that was shown before. */
    renew(page: Page, title: string, subject: string): void {
        const uri = this.uri(subject, page.title ?? title);
        if (this.texts.has(uri.toString())) {
            this.put(uri, page);
        }
    }

    dispose(): void {
        this.registration.dispose();
        this.changed.dispose();
    }

    private put(uri: vscode.Uri, page: Page): void {
        this.texts.set(uri.toString(), page.markdown);
        this.changed.fire(uri);
    }

    private uri(subject: string, title: string): vscode.Uri {
        const name = title.replace(/[/\\?#]/g, " ").trim() || "Maatstaf";
        return vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: subject });
    }
}

/** The panel with a timeline; one for all documents. */
export class TimelinePanel implements vscode.Disposable {
    private panel: vscode.WebviewPanel | undefined;
    /** Of which document it is. */
    subject: string | undefined;

    show(timeline: Timeline, subject: string): void {
        this.subject = subject;
        const title = vscode.l10n.t("Timeline");
        if (this.panel === undefined) {
            this.panel = vscode.window.createWebviewPanel("maatstaf.timeline", title, vscode.ViewColumn.Beside, {
                enableScripts: false,
                localResourceRoots: [],
            });
            this.panel.onDidDispose(() => {
                this.panel = undefined;
                this.subject = undefined;
            });
        } else {
            this.panel.reveal(undefined, true);
        }
        this.renew(timeline);
    }

    /** Draws the timeline anew, when it is shown. */
    renew(timeline: Timeline): void {
        if (this.panel !== undefined) {
            this.panel.webview.html = timelinePage(timeline, randomBytes(16).toString("base64"), vscode.l10n.t);
        }
    }

    dispose(): void {
        this.panel?.dispose();
    }
}
