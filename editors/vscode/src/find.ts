// Where the program is. Nothing here knows of the editor, so that it can be tried without one.

import * as path from "node:path";

/** What is known when the program is looked for. */
export interface Surroundings {
    /** The setting `maatstaf.server.path`; empty when not set. */
    configured: string;
    /** The variable `PATH`. */
    searchPath: string;
    /** The home folder. */
    home: string;
    /** The open folders, absolute. Empty when the user does not trust them: then no program of theirs is run. */
    folders: readonly string[];
    /** As `process.platform`. */
    platform: NodeJS.Platform;
    /** When a program was made, in milliseconds; `undefined` when there is no such program. */
    made(file: string): number | undefined;
}

/** What came of it. */
export type Found =
    | { kind: "found"; file: string; by: "setting" | "path" | "workspace" }
    /** The setting names a program that is not there; no other is taken in its place. */
    | { kind: "not-there"; file: string }
    | { kind: "nowhere"; looked: string[] };

/**
 * The program: what the setting says, else the first on the `PATH`, else the newest that an open folder has built.
 */
export function findServer(around: Surroundings): Found {
    const paths = around.platform === "win32" ? path.win32 : path.posix;
    const name = around.platform === "win32" ? "maatstaf.exe" : "maatstaf";

    const configured = around.configured.trim();
    if (configured !== "") {
        const candidates = expand(configured, around, paths);
        const file = candidates.find((candidate) => around.made(candidate) !== undefined);
        return file === undefined
            ? { kind: "not-there", file: candidates[0] ?? configured }
            : { kind: "found", file, by: "setting" };
    }

    const looked: string[] = [];
    for (const folder of around.searchPath.split(paths.delimiter)) {
        // An empty or relative part of the PATH means the current folder, which is nobody's intention here.
        if (!paths.isAbsolute(folder)) {
            continue;
        }
        const file = paths.join(folder, name);
        if (around.made(file) !== undefined) {
            return { kind: "found", file, by: "path" };
        }
    }
    looked.push("PATH");

    let newest: { file: string; made: number } | undefined;
    for (const folder of around.folders) {
        for (const profile of ["release", "debug"]) {
            const file = paths.join(folder, "target", profile, name);
            looked.push(file);
            const made = around.made(file);
            if (made !== undefined && (newest === undefined || made > newest.made)) {
                newest = { file, made };
            }
        }
    }
    return newest === undefined ? { kind: "nowhere", looked } : { kind: "found", file: newest.file, by: "workspace" };
}

/** What a setting may mean: as it stands, from home, or in each of the open folders. */
function expand(configured: string, around: Surroundings, paths: path.PlatformPath): string[] {
    if (configured === "~" || configured.startsWith("~/") || configured.startsWith("~\\")) {
        return [paths.join(around.home, configured.slice(1))];
    }
    const variable = "${workspaceFolder}";
    if (configured.includes(variable)) {
        return around.folders.map((folder) => paths.normalize(configured.replaceAll(variable, folder)));
    }
    if (paths.isAbsolute(configured)) {
        return [configured];
    }
    return around.folders.map((folder) => paths.join(folder, configured));
}
