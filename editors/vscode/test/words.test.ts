// The grammars, the texts and the manifest fit the language and each other.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { files } from "../../grammar/generate.mjs";
import { complaints, readWords } from "../../grammar/words.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const json = (path: string) => JSON.parse(readFileSync(`${root}/${path}`, "utf8"));

test("the grammars are those that the words of the compiler give", () => {
    for (const [path, text] of files()) {
        assert.equal(readFileSync(path, "utf8"), text, `${path}: run npm run grammar`);
    }
});

test("a word that the language gets or loses is noticed", () => {
    const words = readWords();
    assert.deepEqual(complaints(words), []);
    assert.equal(complaints({ ...words, FIXED: [...(words.FIXED ?? []), "sideways"] }).length, 1);
    assert.equal(complaints({ ...words, FIXED: (words.FIXED ?? []).filter((word: string) => word !== "claim") }).length, 1);
    assert.throws(() => readWords("pub const NOTHING: &[&str] = &[];"), /ITEMS/);
});

/** The texts that the code asks `vscode.l10n.t` for. */
function asked(): string[] {
    const sources = readdirSync(`${root}/src`).map((file) => readFileSync(`${root}/src/${file}`, "utf8"));
    return sources.flatMap((text) => [...text.matchAll(/\bt\(\s*"([^"]*)"/g)].map((match) => match[1] ?? ""));
}

test("every text of the extension is there in Dutch, with the same blanks, and no other", () => {
    const dutch: Record<string, string> = json("l10n/bundle.l10n.nl.json");
    assert.deepEqual(Object.keys(dutch).sort(), [...new Set(asked())].sort());
    const blanks = (text: string) => (text.match(/\{\d\}/g) ?? []).sort();
    for (const [english, translated] of Object.entries(dutch)) {
        assert.deepEqual(blanks(translated), blanks(english), english);
    }
});

test("every text of the manifest is there in both languages", () => {
    const used = [...readFileSync(`${root}/package.json`, "utf8").matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]);
    for (const file of ["package.nls.json", "package.nls.nl.json"]) {
        assert.deepEqual(Object.keys(json(file)).sort(), [...new Set(used)].sort(), file);
    }
});

test("every command of the manifest is registered, and every file that it names is there", () => {
    const manifest = json("package.json");
    const code = readFileSync(`${root}/src/extension.ts`, "utf8");
    for (const { command } of manifest.contributes.commands) {
        assert.ok(code.includes(`command("${command}"`), command);
    }
    const named = JSON.stringify(manifest.contributes).match(/"\.\/[^"]+"/g) ?? [];
    assert.ok(named.length >= 4);
    for (const path of named) {
        assert.doesNotThrow(() => readFileSync(`${root}/${JSON.parse(path)}`), path);
    }
});

test("the lock file names no host but the public registry", () => {
    const packages: Record<string, { resolved?: string }> = json("package-lock.json").packages;
    const hosts = Object.values(packages).flatMap((entry) => (entry.resolved ? [new URL(entry.resolved).host] : []));
    assert.deepEqual([...new Set(hosts)].filter((host) => host !== "registry.npmjs.org"), []);
});
