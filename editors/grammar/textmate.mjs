// The TextMate grammar: what an editor colours before, or without, the server. It knows words and their places on a line;
// what a name means, only the server knows.

import { PHRASES, UNITS, partsOf, reservedClasses } from "./words.mjs";

/** The scopes of the classes of words. */
const SCOPES = {
    verb: "keyword.control.verb.maat",
    never: "keyword.control.never.maat",
    clause: "keyword.other.clause.maat",
    item: "storage.type.item.maat",
    member: "keyword.other.member.maat",
    constant: "constant.language.maat",
    operator: "keyword.operator.word.maat",
    other: "keyword.other.maat",
    verdict: "support.constant.verdict.maat",
    language: "storage.modifier.language.maat",
    type: "support.type.maat",
};

const LETTER = "[\\p{L}_]";
const WORD_CHAR = "[\\p{L}\\p{N}_]";
/** A word stands by itself: `pace.for` has no clause in it. */
const START = `(?<![\\p{L}\\p{N}_.])`;
const END = `(?!${WORD_CHAR}|\\.${LETTER})`;

/**
 * The grammar as an object.
 *
 * @param {Record<string, string[]>} words see `readWords`
 */
export function textmate(words) {
    const classes = reservedClasses(words);
    const reserved = classes.flatMap((entry) => entry.words);
    const classOf = (word) => classes.find((entry) => entry.words.includes(word))?.name ?? "other";
    const name = `(?!(?:${alternatives(reserved)})${END})${LETTER}${WORD_CHAR}*`;
    const path = `${LETTER}${WORD_CHAR}*(?:\\.${LETTER}${WORD_CHAR}*)*`;

    const phrase = ({ phrase, scope, before, behind }) => {
        const captures = {};
        let group = 0;
        const places = { NAME: name, PATH: path, CODE: "[A-Za-z0-9()._-]+" };
        const match = partsOf(phrase).map((part) => {
            group += 1;
            const own = part.place
                ? { NAME: "entity.name.maat", PATH: "variable.other.maat", CODE: "constant.other.number.maat" }[part.place]
                : SCOPES[part.marked ? scope : classOf(part.words[0])];
            captures[group] = { name: own };
            return part.place ? `(${places[part.place]})` : `(${alternatives(part.words)})${END}`;
        });
        // The engine looks back over fixed lengths only, so what may be longer is matched, and has no scope.
        const lead = behind ?? START;
        return { match: lead + match.join("\\s+") + (before ? `(?=\\s*${before})` : ""), captures };
    };

    const declaration = (keywords, scope, more = "") => ({
        match: `${START}(?<!each )(?<!, )(?<!\\()(${alternatives(keywords)})\\s+(${name}(?:\\.${LETTER}${WORD_CHAR}*)*)${more}`,
        captures: { 1: { name: SCOPES.item }, 2: { name: scope } },
    });
    const concepts = ["data", "purpose", "party", "worker", "source", "technique", "decision", "place", "event"];
    const declared = `(?=\\s*(?::|"|(?:nl|en)\\s*"|dpv\\b))`;

    return {
        $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        name: "Maatstaf",
        scopeName: "source.maat",
        fileTypes: ["maat"],
        patterns: ["comments", "strings", "citations", "declarations", "labels", "phrases", "values", "words", "names", "signs"].map(
            (include) => ({ include: `#${include}` }),
        ),
        repository: {
            comments: {
                patterns: [
                    { name: "comment.line.expectation.maat", match: "//!.*$" },
                    { name: "comment.line.documentation.maat", match: "///(?!/).*$" },
                    { name: "comment.line.double-slash.maat", match: "//.*$" },
                ],
            },
            strings: {
                name: "string.quoted.double.maat",
                begin: '"',
                end: '"',
                beginCaptures: { 0: { name: "punctuation.definition.string.begin.maat" } },
                endCaptures: { 0: { name: "punctuation.definition.string.end.maat" } },
                patterns: [{ name: "constant.character.escape.maat", match: "\\\\." }],
            },
            citations: {
                patterns: [
                    { name: "constant.other.citation.ecli.maat", match: `${START}ECLI:[A-Za-z0-9]+(?:[:.][A-Za-z0-9]+)*` },
                    {
                        name: "constant.other.citation.maat",
                        match: `${START}[A-Z][A-Za-z0-9]*_(?:[A-Za-z0-9]+|[:.][A-Za-z0-9]+|\\([A-Za-z0-9]+\\))+`,
                    },
                    {
                        name: "string.other.link.maat",
                        match: '<[A-Za-z][A-Za-z0-9+.-]*:[^<>"\\s]*>',
                    },
                ],
            },
            declarations: {
                patterns: [
                    {
                        match: `${START}(source)\\s+([A-Z][A-Za-z0-9]*)${END}`,
                        captures: { 1: { name: SCOPES.member }, 2: { name: "entity.name.namespace.law.maat" } },
                    },
                    declaration(concepts, "entity.name.type.concept.maat"),
                    declaration(["basis", "effect"], "entity.name.type.concept.maat", declared),
                    declaration(["grouping", "hours"], "entity.name.type.maat", declared),
                    declaration(["attribute", "fact", "judgement"], "entity.name.variable.maat", "(?=\\s+of\\b)"),
                    declaration(["context"], "entity.name.variable.maat", "(?=\\s*:)"),
                    declaration(["organisation", "instrument"], "entity.name.type.maat"),
                    declaration(["norm", "exception", "define", "case"], "entity.name.function.maat"),
                    declaration(["package"], "entity.name.namespace.maat"),
                    {
                        match: `${START}(import)\\s+`,
                        captures: { 1: { name: SCOPES.item } },
                    },
                    {
                        match: `${START}(answers)\\s+(for)\\s+(${path})`,
                        captures: {
                            1: { name: SCOPES.item },
                            2: { name: SCOPES.item },
                            3: { name: "variable.other.maat" },
                        },
                    },
                ],
            },
            labels: {
                match: `(?:^|(?<=[{}]))\\s*(${name})\\s*(:)(?=\\s*(?:(?:${alternatives([...words.VERBS, "never"])})${END}|$))`,
                captures: { 1: { name: "entity.name.label.maat" }, 2: { name: "punctuation.separator.label.maat" } },
            },
            phrases: { patterns: PHRASES.map(phrase) },
            values: {
                patterns: [
                    { name: "constant.numeric.date.maat", match: `${START}[0-9]{4}-[0-9]{2}-[0-9]{2}(?!${WORD_CHAR}|-)` },
                    { name: "constant.numeric.time.maat", match: `(?<!${WORD_CHAR})[0-9]{2}:[0-9]{2}(?!${WORD_CHAR})` },
                    {
                        match: `${START}([0-9]+(?:\\.[0-9]+)?)\\s+(${alternatives(UNITS)})${END}`,
                        captures: { 1: { name: "constant.numeric.maat" }, 2: { name: "keyword.other.unit.maat" } },
                    },
                    {
                        name: "constant.other.zone.maat",
                        match: `${START}(?:[A-Z][A-Za-z0-9]*(?:/[A-Za-z0-9_+-]+)+|UTC${END})`,
                    },
                    { name: "constant.numeric.maat", match: `${START}[0-9]+(?:\\.[0-9]+)*(?!${WORD_CHAR})` },
                ],
            },
            words: {
                patterns: classes.map((entry) => ({
                    name: SCOPES[entry.name],
                    match: `${START}(?:${alternatives(entry.words)})${END}`,
                })),
            },
            names: {
                patterns: [
                    {
                        match: `${START}(${LETTER}${WORD_CHAR}*)(?=\\()`,
                        captures: { 1: { name: "entity.name.function.maat" } },
                    },
                    { name: "variable.other.maat", match: path },
                ],
            },
            signs: {
                patterns: [
                    { name: "keyword.operator.comparison.maat", match: ">=|<=|!=|[<>=]" },
                    { name: "punctuation.separator.range.maat", match: "\\.\\." },
                    { name: "punctuation.separator.maat", match: "[,:]" },
                    { name: "punctuation.section.braces.maat", match: "[{}]" },
                    { name: "punctuation.section.parens.maat", match: "[()]" },
                ],
            },
        },
    };
}

/** Longest first, so that no word hides a longer one. */
function alternatives(words) {
    return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
}
