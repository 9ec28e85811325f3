import assert from "node:assert/strict";
import { test } from "node:test";

import { findServer, type Surroundings } from "../src/find.ts";

function around(files: Record<string, number>, more: Partial<Surroundings> = {}): Surroundings {
    return {
        configured: "",
        searchPath: "/usr/bin:/opt/bin",
        home: "/home/lies",
        folders: ["/projects/a", "/projects/b"],
        platform: "linux",
        made: (file) => files[file],
        ...more,
    };
}

test("what the setting names is taken before all else", () => {
    const files = { "/x/maatstaf": 1, "/usr/bin/maatstaf": 9, "/projects/a/target/debug/maatstaf": 9 };
    assert.deepEqual(findServer(around(files, { configured: " /x/maatstaf " })), {
        kind: "found",
        file: "/x/maatstaf",
        by: "setting",
    });
});

test("a setting that names nothing is told, and nothing else is taken in its place", () => {
    const files = { "/usr/bin/maatstaf": 9 };
    assert.deepEqual(findServer(around(files, { configured: "/x/maatstaf" })), {
        kind: "not-there",
        file: "/x/maatstaf",
    });
});

test("home, the open folder and relative paths are filled in", () => {
    const files = { "/home/lies/bin/maatstaf": 1, "/projects/b/bin/maatstaf": 1 };
    for (const [configured, file] of [
        ["~/bin/maatstaf", "/home/lies/bin/maatstaf"],
        ["${workspaceFolder}/bin/maatstaf", "/projects/b/bin/maatstaf"],
        ["bin/maatstaf", "/projects/b/bin/maatstaf"],
    ] as const) {
        assert.deepEqual(findServer(around(files, { configured })), { kind: "found", file, by: "setting" });
    }
});

test("the first on the PATH is taken before what a folder has built", () => {
    const files = { "/opt/bin/maatstaf": 1, "/projects/a/target/release/maatstaf": 9 };
    assert.deepEqual(findServer(around(files)), { kind: "found", file: "/opt/bin/maatstaf", by: "path" });
});

test("an empty part of the PATH is not the current folder", () => {
    const files = { maatstaf: 1, "./maatstaf": 1 };
    assert.equal(findServer(around(files, { searchPath: ":.:/usr/bin", folders: [] })).kind, "nowhere");
});

test("of what folders have built, the newest is taken", () => {
    const files = { "/projects/a/target/release/maatstaf": 3, "/projects/a/target/debug/maatstaf": 5, "/projects/b/target/debug/maatstaf": 4 };
    assert.deepEqual(findServer(around(files)), {
        kind: "found",
        file: "/projects/a/target/debug/maatstaf",
        by: "workspace",
    });
});

test("without trusted folders, nothing that a folder has is run", () => {
    const files = { "/projects/a/target/release/maatstaf": 3 };
    assert.deepEqual(findServer(around(files, { folders: [] })), { kind: "nowhere", looked: ["PATH"] });
});

test("on Windows the program has another name and the PATH other signs", () => {
    const files = { "C:\\tools\\maatstaf.exe": 1 };
    const windows = around(files, { platform: "win32", searchPath: "C:\\Windows;C:\\tools", folders: [] });
    assert.deepEqual(findServer(windows), { kind: "found", file: "C:\\tools\\maatstaf.exe", by: "path" });
});
