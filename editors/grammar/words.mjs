// The words of the language, read from the place that the compiler itself takes them from.

import { readFileSync } from "node:fs";

const SOURCE = new URL("../../compiler/syntax/src/words.rs", import.meta.url);
const LISTS = ["ITEMS", "VERBS", "MEMBERS", "CLAUSES", "OTHERS", "FIXED", "FREE"];

/**
 * The lists of `words.rs`, by the names that they have there.
 *
 * @param {string} [rust] the text of `words.rs`
 * @returns {Record<string, string[]>}
 * @throws when a list is missing or empty: then the file was changed, and this reader has to follow
 */
export function readWords(rust = readFileSync(SOURCE, "utf8")) {
    const words = {};
    for (const list of LISTS) {
        const body = new RegExp(`const ${list}: &\\[&str\\] = &\\[([^\\]]*)\\];`).exec(rust);
        const found = [...(body?.[1] ?? "").matchAll(/"(\w+)"/g)].map((match) => match[1]);
        if (found.length === 0) {
            throw new Error(`words.rs has no list ${list}`);
        }
        words[list] = found;
    }
    return words;
}

/** Words that join conditions or compare; the rest of `OTHERS` leads or links a part of a sentence. */
const OPERATORS = ["and", "or", "not", "unless", "any", "no", "is", "flows", "draws", "before", "after", "of", "where"];
const CONSTANTS = ["yes", "no"];

/**
 * The words that the language keeps for itself, each in one class, named as the grammars name them.
 *
 * @param {Record<string, string[]>} words see `readWords`
 * @returns {{ name: string, words: string[] }[]}
 */
export function reservedClasses(words) {
    const free = new Set(words.FREE);
    const taken = new Set();
    const take = (name, list) => {
        const own = list.filter((word) => !free.has(word) && !taken.has(word));
        own.forEach((word) => taken.add(word));
        return { name, words: own.sort() };
    };
    // A word that starts both a clause and an item (`basis`, `effect`) is met as a clause far more often; where it
    // declares something, the pattern of declarations has matched it before.
    return [
        take("verb", words.VERBS),
        take("never", ["never"]),
        take("clause", words.CLAUSES),
        take("item", words.ITEMS),
        take("member", words.MEMBERS),
        take("constant", CONSTANTS),
        take("operator", OPERATORS),
        take("other", words.OTHERS),
    ];
}

/**
 * Words that mean something in fixed places only and may be names elsewhere. A pattern is a phrase: words as they are
 * written, alternatives in braces, and NAME, PATH, CODE for what people fill in; `before` is what must follow, `behind`
 * what must stand before.
 */
export const PHRASES = [
    { phrase: "strength {law|guidance|code}", scope: "constant" },
    { phrase: "at {least|most|collection}", scope: "clause" },
    { phrase: "and {above}", scope: "clause" },
    { phrase: "keep {nothing}", scope: "constant" },
    { phrase: "hold for {claim}", scope: "clause" },
    { phrase: "{log} {decisions}", scope: "member" },
    { phrase: "{actor|record}", scope: "constant", behind: "(?<=with |, )" },
    { phrase: "as {processor|controller}", scope: "constant" },
    { phrase: "on {device} {owned} by", scope: "clause" },
    { phrase: "applies to {all|group|case}", scope: "constant" },
    { phrase: "may {override}", scope: "clause" },
    { phrase: "accept {open}", scope: "verdict" },
    { phrase: "expect {violated|satisfied|open|not_applicable|permit|hold|deny}", scope: "verdict" },
    { phrase: "expect {only} {those}", scope: "other" },
    { phrase: "expect {only}", scope: "other" },
    { phrase: "never {use|combine}", scope: "never" },
    { phrase: "{compatible|incompatible} with", scope: "operator" },
    { phrase: "flows {to}", scope: "operator" },
    { phrase: "draws {on}", scope: "operator" },
    { phrase: "for {each}", scope: "other" },
    { phrase: "given PATH {granted|refused}", scope: "constant" },
    { phrase: "{controller} PATH {jointly}", scope: "member", behind: "^\\s*" },
    { phrase: "{controller}", scope: "member", behind: "^\\s*", before: "[a-z_]" },
    { phrase: "{celex|bwb} CODE", scope: "other" },
    { phrase: "{eli|url|dpv}", scope: "other", before: "<" },
    { phrase: "{publisher}", scope: "member", before: '"' },
    { phrase: "{ranks}", scope: "member", behind: "^\\s*", before: "[a-z_]" },
    { phrase: "{version}", scope: "other", before: "[0-9]" },
    { phrase: "{zone}", scope: "member", before: "[A-Z]" },
    { phrase: "{recorded}", scope: "clause", before: "[0-9]" },
    { phrase: "{nl|en}", scope: "language", before: '"' },
    { phrase: "{yes_no|date|number|duration|consent|instant|text}", scope: "type", behind: ":\\s*" },
    { phrase: "{statement}", scope: "item", behind: "(?<=of |each |any |no |, )" },
    { phrase: "{mon|tue|wed|thu|fri|sat|sun}", scope: "constant", before: "(?:\\.\\.|[0-9]{2}:)" },
    { phrase: "{mon|tue|wed|thu|fri|sat|sun}", scope: "constant", behind: "\\.\\." },
];

/** Units, which stand behind a number. */
export const UNITS = [
    "years", "year", "months", "month", "weeks", "week", "days", "day",
    "hours", "hour", "minutes", "minute", "seconds", "second",
];

/**
 * The parts of a phrase.
 *
 * @param {string} phrase
 * @returns {({ words: string[], marked: boolean } | { place: string })[]}
 */
export function partsOf(phrase) {
    return phrase.split(" ").map((part) => {
        if (/^[A-Z]+$/.test(part)) {
            return { place: part };
        }
        const marked = part.startsWith("{");
        return { words: marked ? part.slice(1, -1).split("|") : [part], marked };
    });
}

/**
 * What is wrong between the words of the compiler and the patterns here; empty when nothing is.
 *
 * @param {Record<string, string[]>} words see `readWords`
 * @returns {string[]}
 */
export function complaints(words) {
    const found = [];
    const used = PHRASES.flatMap(({ phrase }) => partsOf(phrase).flatMap((part) => part.words ?? []));
    const placed = new Set([...used, ...UNITS]);
    for (const word of words.FIXED) {
        if (!placed.has(word)) {
            found.push(`\`${word}\` has a fixed place in the language, and no phrase in words.mjs`);
        }
    }
    const known = new Set(LISTS.flatMap((list) => words[list]));
    for (const word of [...placed, ...OPERATORS, ...CONSTANTS]) {
        if (!known.has(word)) {
            found.push(`\`${word}\` stands in words.mjs, and the language does not know it`);
        }
    }
    return found;
}
