// Writes the grammars from the words of the compiler: `node editors/grammar/generate.mjs`. With `--check` it writes
// nothing, and fails when a file is not what it would write.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { textmate } from "./textmate.mjs";
import { vim } from "./vim.mjs";
import { complaints, readWords } from "./words.mjs";

/**
 * The files and what must be in them.
 *
 * @returns {[string, string][]} absolute path, text
 * @throws when a word of the language has no place in the grammars
 */
export function files() {
    const words = readWords();
    const wrong = complaints(words);
    if (wrong.length > 0) {
        throw new Error(wrong.join("\n"));
    }
    const at = (path) => fileURLToPath(new URL(path, import.meta.url));
    return [
        [at("../vscode/syntaxes/maat.tmLanguage.json"), `${JSON.stringify(textmate(words), null, 2)}\n`],
        [at("../neovim/syntax/maat.vim"), vim(words)],
    ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const check = process.argv.includes("--check");
    for (const [path, text] of files()) {
        if (!check) {
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, text);
        } else if (readFileSync(path, "utf8") !== text) {
            console.error(`${path} does not fit the words of the language: run npm run grammar in editors/vscode`);
            process.exitCode = 1;
        }
    }
}
