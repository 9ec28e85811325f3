// What the server says beyond the protocol. It comes over a wire, so each answer is looked at before it is believed.

/** How a norm stands. */
export type Status = "satisfied" | "violated" | "open" | "not_applicable";

const STATUSES: readonly string[] = ["satisfied", "violated", "open", "not_applicable"];

/** How many norms stand how, in all open folders, on a date: `maatstaf/verdicts`. */
export interface Verdicts {
    /** Such as `2026-11-23`. */
    as_of: string;
    satisfied: number;
    violated: number;
    open: number;
    /** Errors in the text; what depends on them has no verdict. */
    errors: number;
}

/** A page to read: what `maatstaf.prose` and `maatstaf.explainVerdict` answer. */
export interface Page {
    /** Of the page; without one, what asked for it names it. */
    title?: string;
    markdown: string;
}

/** What `maatstaf.runCase` answers. */
export interface CaseOutcome {
    case: string;
    passed: boolean;
    failures: string[];
}

/** How one norm stands from one day up to another. */
export interface Stretch {
    /** The first day; `null` when it was always so. */
    from: string | null;
    /** The first day on which it is no longer so; `null` when it stays so. */
    until: string | null;
    verdict: Status;
}

/** A norm over the years. */
export interface NormTimeline {
    /** Package and name. */
    norm: string;
    /** As people write it, such as `AVG 22(1)`; the first is the one to show. */
    cite: string[];
    title: string;
    /** The statements it is about; empty when it is about the whole. */
    statements: string[];
    stretches: Stretch[];
}

/** What `maatstaf.timeline` answers. */
export interface Timeline {
    as_of: string;
    instruments: { instrument: string; norms: NormTimeline[] }[];
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isDate = (value: unknown): value is string => isText(value) && /^-?\d{4,6}-\d{2}-\d{2}$/.test(value);
const isList = <T>(value: unknown, each: (entry: unknown) => entry is T): value is T[] =>
    Array.isArray(value) && value.every(each);

/** Whether `value` counts verdicts. */
export function isVerdicts(value: unknown): value is Verdicts {
    return (
        isObject(value) &&
        isDate(value.as_of) &&
        [value.satisfied, value.violated, value.open, value.errors].every(isCount)
    );
}

/** Whether `value` is a page. */
export function isPage(value: unknown): value is Page {
    return isObject(value) && isText(value.markdown) && (value.title === undefined || isText(value.title));
}

/** Whether `value` is the outcome of a case. */
export function isCaseOutcome(value: unknown): value is CaseOutcome {
    return isObject(value) && isText(value.case) && typeof value.passed === "boolean" && isList(value.failures, isText);
}

/** Whether `value` is a timeline. */
export function isTimeline(value: unknown): value is Timeline {
    return isObject(value) && isDate(value.as_of) && isList(value.instruments, isInstrument);
}

function isInstrument(value: unknown): value is Timeline["instruments"][number] {
    return isObject(value) && isText(value.instrument) && isList(value.norms, isNorm);
}

function isNorm(value: unknown): value is NormTimeline {
    return (
        isObject(value) &&
        isText(value.norm) &&
        isText(value.title) &&
        isList(value.cite, isText) &&
        isList(value.statements, isText) &&
        isList(value.stretches, isStretch)
    );
}

function isStretch(value: unknown): value is Stretch {
    return (
        isObject(value) &&
        (value.from === null || isDate(value.from)) &&
        (value.until === null || isDate(value.until)) &&
        isText(value.verdict) &&
        STATUSES.includes(value.verdict)
    );
}
