// What the status bar says.

import type { Verdicts } from "./answers.ts";
import type { Translate } from "./words.ts";

/** How the server is. */
export type Health =
    | { kind: "starting" }
    | { kind: "running"; verdicts?: Verdicts }
    | { kind: "stopped" }
    /** There is no program, or it cannot be started. */
    | { kind: "missing" };

/** The item of the status bar. */
export interface StatusItem {
    text: string;
    tooltip: string;
    /** Which colour of the theme it asks for. */
    colour: "none" | "warning" | "error";
}

/**
 * The item for how the server is. It counts, and never says that something is lawful: with nothing violated and nothing
 * open, the text is still only counts on a date.
 */
export function statusItem(health: Health, t: Translate): StatusItem {
    switch (health.kind) {
        case "starting":
            return { text: "$(loading~spin) Maatstaf", tooltip: t("Maatstaf is starting."), colour: "none" };
        case "stopped":
            return { text: "$(debug-disconnect) Maatstaf", tooltip: t("Maatstaf has stopped. Click to start it again."), colour: "warning" };
        case "missing":
            return { text: "$(warning) Maatstaf", tooltip: t("The program maatstaf was not found. Click to look again."), colour: "warning" };
        case "running":
            return health.verdicts === undefined
                ? { text: "$(law) Maatstaf", tooltip: t("Maatstaf is running. No verdicts yet."), colour: "none" }
                : counted(health.verdicts, t);
    }
}

function counted(verdicts: Verdicts, t: Translate): StatusItem {
    const { as_of: asOf, satisfied, violated, open, errors } = verdicts;
    const counts = [`$(pass) ${satisfied}`, `$(error) ${violated}`, `$(question) ${open}`];
    const lines = [
        t("Norms on {0}: {1} satisfied, {2} violated, {3} open.", asOf, satisfied, violated, open),
        ...(errors > 0 ? [t("{0} errors in the text: what depends on them has no verdict.", errors)] : []),
        t("These are counts on one date, no judgement of whether a policy is lawful."),
        t("Click for all problems."),
    ];
    return {
        text: `$(law) ${asOf}  ${counts.join(" ")}${errors > 0 ? ` $(circle-slash) ${errors}` : ""}`,
        tooltip: lines.join("\n"),
        colour: violated > 0 || errors > 0 ? "error" : open > 0 ? "warning" : "none",
    };
}
