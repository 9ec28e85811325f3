// How texts are translated: as `vscode.l10n.t` does. Passed as an argument, so that what words things needs no editor.

/** The text in the language of the editor, with `{0}`, `{1}`, … filled in. */
export type Translate = (text: string, ...values: (string | number)[]) => string;

/** The text as it stands, filled in. */
export const english: Translate = (text, ...values) =>
    text.replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));

/** Text that can stand in HTML. */
export function escapeHtml(text: string): string {
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
