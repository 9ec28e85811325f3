// The timeline of an instrument as a page of HTML: a row for each norm, a bar for each period. No script runs in it.

import type { NormTimeline, Status, Stretch, Timeline } from "./answers.ts";
import { escapeHtml, type Translate } from "./words.ts";

const SIGNS: Record<Status, string> = { satisfied: "✓", violated: "✗", open: "?", not_applicable: "·" };
const DAY = 86_400_000;

/** The days that are shown, in milliseconds: all changes and the day of the check, with room at the sides. */
interface Extent {
    from: number;
    until: number;
}

/**
 * The page.
 *
 * @param timeline what the server answered
 * @param nonce a fresh word for the policy of the page, under which its style, and nothing else, is let through
 */
export function timelinePage(timeline: Timeline, nonce: string, t: Translate): string {
    const body = timeline.instruments.map((instrument) => {
        const extent = extentOf(instrument.norms, timeline.as_of);
        const rows = instrument.norms.map((norm) => row(norm, extent, timeline.as_of, t)).join("\n");
        const none = `<p>${escapeHtml(t("No norm applies to it."))}</p>`;
        return `<section>
<h2><code>${escapeHtml(instrument.instrument)}</code></h2>
${instrument.norms.length === 0 ? none : `<table>
<thead><tr><th scope="col">${escapeHtml(t("Norm"))}</th><th scope="col">${axis(extent, timeline.as_of)}</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>`}
</section>`;
    });
    const legend = (["satisfied", "violated", "open", "not_applicable"] as const)
        .map((status) => `<span class="key ${status}">${SIGNS[status]} ${escapeHtml(statusWord(status, t))}</span>`)
        .join(" ");
    return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${escapeHtml(nonce)}';">
<title>${escapeHtml(t("Timeline"))}</title>
<style nonce="${escapeHtml(nonce)}">${STYLE}</style>
</head>
<body>
<p class="legend">${legend} <span class="key">┆ ${escapeHtml(timeline.as_of)}</span></p>
${body.length === 0 ? `<p>${escapeHtml(t("There is no instrument here."))}</p>` : body.join("\n")}
<p class="small">${escapeHtml(t("What these norms give on these answers; no judgement of whether the policy is lawful."))}</p>
</body>
</html>
`;
}

/** The word for a status. */
export function statusWord(status: Status, t: Translate): string {
    switch (status) {
        case "satisfied":
            return t("satisfied");
        case "violated":
            return t("violated");
        case "open":
            return t("open");
        case "not_applicable":
            return t("not applicable");
    }
}

function row(norm: NormTimeline, extent: Extent, asOf: string, t: Translate): string {
    const about = norm.statements.length === 0 ? "" : `<br><span class="small">${escapeHtml(norm.statements.join(", "))}</span>`;
    const bars = norm.stretches.map((stretch) => bar(stretch, extent, t)).join("");
    return `<tr>
<th scope="row"><b>${escapeHtml(norm.cite[0] ?? norm.norm)}</b> ${escapeHtml(norm.title)}${about}</th>
<td><svg role="img" aria-label="${escapeHtml(inWords(norm.stretches, t))}">${bars}${mark(asOf, extent)}</svg></td>
</tr>`;
}

function bar(stretch: Stretch, extent: Extent, t: Translate): string {
    const left = place(stretch.from, extent, extent.from);
    const right = place(stretch.until, extent, extent.until);
    if (right <= left) {
        return "";
    }
    const text = escapeHtml(stretchInWords(stretch, t));
    const width = right - left;
    const sign = width < 2 ? "" : `<text x="${round(left + width / 2)}%" y="18" class="sign">${SIGNS[stretch.verdict]}</text>`;
    return `<g class="${stretch.verdict}"><title>${text}</title><rect x="${round(left)}%" y="3" width="${round(width)}%" height="20"/>${sign}</g>`;
}

/** The periods as a sentence, for who does not see the bars. */
function inWords(stretches: readonly Stretch[], t: Translate): string {
    return stretches.map((stretch) => stretchInWords(stretch, t)).join("; ");
}

function stretchInWords(stretch: Stretch, t: Translate): string {
    const status = statusWord(stretch.verdict, t);
    if (stretch.from === null) {
        return stretch.until === null ? t("{0} always", status) : t("{0} until {1}", status, stretch.until);
    }
    return stretch.until === null
        ? t("{0} from {1}", status, stretch.from)
        : t("{0} from {1} until {2}", status, stretch.from, stretch.until);
}

function extentOf(norms: readonly NormTimeline[], asOf: string): Extent {
    const dates = norms.flatMap((norm) => norm.stretches.flatMap((stretch) => [stretch.from, stretch.until]));
    const days = [asOf, ...dates].filter((date) => date !== null).map(dayOf);
    const [first, last] = [Math.min(...days), Math.max(...days)];
    const room = Math.max(30 * DAY, (last - first) * 0.06);
    return { from: first - room, until: last + room };
}

function dayOf(date: string): number {
    return Date.parse(`${date}T00:00:00Z`);
}

function place(date: string | null, extent: Extent, otherwise: number): number {
    const day = date === null ? otherwise : dayOf(date);
    return ((Math.min(Math.max(day, extent.from), extent.until) - extent.from) / (extent.until - extent.from)) * 100;
}

function mark(asOf: string, extent: Extent): string {
    const x = round(place(asOf, extent, extent.from));
    return `<line class="today" x1="${x}%" x2="${x}%" y1="0" y2="26"/>`;
}

/** The years, or where they are few the months, below which the bars stand. */
function axis(extent: Extent, asOf: string): string {
    const years = (extent.until - extent.from) / (365 * DAY);
    const months = years > 12 ? 60 : years > 3 ? 12 : years > 1 ? 3 : 1;
    const start = new Date(extent.from);
    let at = Date.UTC(start.getUTCFullYear(), 0, 1);
    const ticks: string[] = [];
    while (at <= extent.until) {
        const day = new Date(at);
        if (at >= extent.from) {
            const x = round(((at - extent.from) / (extent.until - extent.from)) * 100);
            const text = day.toISOString().slice(0, months >= 12 ? 4 : 7);
            ticks.push(`<line x1="${x}%" x2="${x}%" y1="18" y2="26"/><text x="${x}%" y="13">${text}</text>`);
        }
        at = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
    }
    return `<svg aria-hidden="true">${ticks.join("")}${mark(asOf, extent)}</svg>`;
}

function round(value: number): number {
    return Math.round(value * 100) / 100;
}

const STYLE = `
body { font: var(--vscode-font-weight) var(--vscode-font-size) var(--vscode-font-family); color: var(--vscode-foreground); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th { text-align: left; font-weight: normal; padding: 2px 12px 2px 0; vertical-align: middle; }
th:first-child { width: 34%; }
td { padding: 2px 0; }
tbody tr { border-top: 1px solid var(--vscode-widget-border, transparent); }
svg { width: 100%; height: 26px; display: block; overflow: visible; }
svg line { stroke: var(--vscode-descriptionForeground); }
svg line.today { stroke: var(--vscode-foreground); stroke-dasharray: 3 3; }
svg text { fill: var(--vscode-foreground); font-size: 12px; text-anchor: middle; }
.satisfied rect { fill: var(--vscode-charts-green); fill-opacity: .45; }
.violated rect { fill: var(--vscode-charts-red); fill-opacity: .75; }
.open rect { fill: var(--vscode-charts-yellow); fill-opacity: .45; }
.not_applicable rect { fill: var(--vscode-descriptionForeground); fill-opacity: .12; }
.key { padding: 1px 6px; margin-right: 6px; border-radius: 3px; }
.key.satisfied { background: color-mix(in srgb, var(--vscode-charts-green) 45%, transparent); }
.key.violated { background: color-mix(in srgb, var(--vscode-charts-red) 75%, transparent); }
.key.open { background: color-mix(in srgb, var(--vscode-charts-yellow) 45%, transparent); }
.small { color: var(--vscode-descriptionForeground); font-size: 90%; }
`;
