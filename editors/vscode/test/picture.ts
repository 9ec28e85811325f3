// Draws the timeline of an example from what the server answers: `npm run picture` in editors/vscode writes
// editors/images/timeline.svg. A picture of real output, to look at on a page where no extension runs.

import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";

import { isTimeline, type Status, type Timeline } from "../src/answers.ts";
import { escapeHtml } from "../src/words.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const AS_OF = "2026-11-23";
const COLOURS: Record<Status, string> = { satisfied: "#9ccfb0", violated: "#d9534f", open: "#f2c14e", not_applicable: "#e4e7ea" };
const SIGNS: Record<Status, string> = { satisfied: "✓", violated: "✗", open: "?", not_applicable: "" };
const [LEFT, WIDTH, ROW, TOP] = [330, 900, 22, 46];
const [FIRST, LAST] = [Date.parse("2026-07-01"), Date.parse("2028-12-31")];

async function ask(): Promise<Timeline> {
    const program = process.env.MAATSTAF ?? join(repository, "target", "debug", "maatstaf");
    const server = spawn(program, ["lsp", "--stdio"]);
    const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    connection.listen();
    const folder = join(repository, "examples", "pace-board");
    const rootUri = pathToFileURL(folder).href;
    await connection.sendRequest("initialize", {
        processId: process.pid, rootUri, locale: "en", capabilities: {}, initializationOptions: { asOf: AS_OF },
    });
    await connection.sendNotification("initialized", {});
    const uri = pathToFileURL(join(folder, "policy.maat")).href;
    const answer = await connection.sendRequest("workspace/executeCommand", { command: "maatstaf.timeline", arguments: [uri] });
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    if (!isTimeline(answer)) {
        throw new Error(`no timeline: ${JSON.stringify(answer)}`);
    }
    return answer;
}

function x(date: string | null, otherwise: number): number {
    const at = date === null ? otherwise : Math.min(Math.max(Date.parse(date), FIRST), LAST);
    return Math.round((LEFT + ((at - FIRST) / (LAST - FIRST)) * (WIDTH - LEFT - 10)) * 10) / 10;
}

function draw(timeline: Timeline): string {
    const shows = ({ from, until, verdict }: Timeline["instruments"][number]["norms"][number]["stretches"][number]) =>
        verdict !== "not_applicable" && x(until, LAST) > x(from, FIRST);
    const all = timeline.instruments.flatMap((instrument) => instrument.norms);
    const norms = all.filter((norm) => norm.stretches.some(shows));
    // Statements that fare alike give one line here, for it is a picture and no report.
    const seen = new Map<string, (typeof norms)[number]>();
    for (const norm of norms) {
        seen.set(`${norm.cite[0] ?? norm.norm} ${JSON.stringify(norm.stretches)}`, norm);
    }
    const rows = [...seen.values()].map((norm, index) => {
        const y = TOP + index * ROW;
        const title = `${norm.cite[0] ?? norm.norm}  ${norm.title}`;
        const text = escapeHtml(title.length > 46 ? `${title.slice(0, 45)}…` : title);
        const bars = norm.stretches.map(({ from, until, verdict }) => {
            const [start, end] = [x(from, FIRST), x(until, LAST)];
            const sign = end - start > 16 ? `<text x="${(start + end) / 2}" y="${y + 15}" text-anchor="middle">${SIGNS[verdict]}</text>` : "";
            return end > start ? `<rect x="${start}" y="${y + 2}" width="${Math.round((end - start) * 10) / 10}" height="${ROW - 4}" fill="${COLOURS[verdict]}"/>${sign}` : "";
        });
        return `<text x="10" y="${y + 15}">${text}</text>${bars.join("")}`;
    });
    const height = TOP + rows.length * ROW + 40;
    const years = ["2027-01-01", "2028-01-01"].map((date) => `<line x1="${x(date, 0)}" x2="${x(date, 0)}" y1="30" y2="${height - 36}" stroke="#9aa5ad" stroke-width=".5"/><text x="${x(date, 0) + 4}" y="36" fill="#5b6770">${date.slice(0, 4)}</text>`);
    const key = (["satisfied", "open", "violated"] as const).map((status, index) => `<rect x="${10 + index * 110}" y="${height - 26}" width="14" height="14" fill="${COLOURS[status]}"/><text x="${30 + index * 110}" y="${height - 14}">${SIGNS[status]} ${status}</text>`);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#1b2a33" role="img" aria-label="How the norms on pace_board stand, from day to day">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="10" y="24" font-size="15" font-weight="600">pace_board</text>
${years.join("\n")}
${rows.join("\n")}
<line x1="${x(AS_OF, 0)}" x2="${x(AS_OF, 0)}" y1="30" y2="${height - 36}" stroke="#1b2a33" stroke-dasharray="3 3"/><text x="${x(AS_OF, 0)}" y="24" text-anchor="middle">${AS_OF}</text>
${key.join("\n")}
</svg>
`;
}

const folder = join(repository, "editors", "images");
mkdirSync(folder, { recursive: true });
ask().then((timeline) => writeFileSync(join(folder, "timeline.svg"), draw(timeline)));
