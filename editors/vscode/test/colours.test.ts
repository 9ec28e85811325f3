// All Maatstaf there is, coloured: no text gets lost, and every word of the language is seen as one.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import * as oniguruma from "vscode-oniguruma";
import * as textmate from "vscode-textmate";

import { readWords, reservedClasses } from "../../grammar/words.mjs";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const grammarFile = fileURLToPath(new URL("../syntaxes/maat.tmLanguage.json", import.meta.url));
const reserved = new Set(reservedClasses(readWords()).flatMap((entry) => entry.words));

async function grammar(): Promise<textmate.IGrammar> {
    const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
    await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
    const registry = new textmate.Registry({
        onigLib: Promise.resolve({
            createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
            createOnigString: (text) => new oniguruma.OnigString(text),
        }),
        loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile),
    });
    const loaded = await registry.loadGrammar("source.maat");
    assert.ok(loaded);
    return loaded;
}

function maatFiles(folder: string): string[] {
    return readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".maat"))
        .map((file) => join(folder, file));
}

const loading = grammar();

for (const folder of ["examples", "stdlib", "compiler/syntax/tests/samples"]) {
    test(`everything in ${folder} is coloured, and no word of the language is taken for a name`, async () => {
        const loaded = await loading;
        const files = maatFiles(folder);
        assert.ok(files.length > 0);
        for (const file of files) {
            let stack: textmate.StateStack = textmate.INITIAL;
            const lines = readFileSync(join(repository, file), "utf8").split("\n");
            lines.forEach((line, number) => {
                const { tokens, ruleStack } = loaded.tokenizeLine(line, stack);
                stack = ruleStack;
                for (const { startIndex, endIndex, scopes } of tokens) {
                    const text = line.slice(startIndex, endIndex);
                    const place = `${file}:${number + 1}: ${JSON.stringify(text)} ${scopes.join(" ")}`;
                    const own = scopes.at(-1) ?? "";
                    assert.ok(scopes.length > 1 || text.trim() === "" || /^[:.\s]*$/.test(text), `has no colour: ${place}`);
                    if (reserved.has(text.trim()) && !scopes.some((scope) => /^(string|comment)/.test(scope))) {
                        assert.doesNotMatch(own, /^(variable|entity)/, `is a word, not a name: ${place}`);
                    }
                }
            });
            assert.equal(stack.depth, 1, `${file} ends inside of something`);
        }
    });
}
