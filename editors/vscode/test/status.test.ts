import assert from "node:assert/strict";
import { test } from "node:test";

import { statusItem } from "../src/status.ts";
import { english } from "../src/words.ts";

const verdicts = { as_of: "2026-11-23", satisfied: 3, violated: 0, open: 7, errors: 0 };

test("the status shows the date and the three counts", () => {
    const item = statusItem({ kind: "running", verdicts }, english);
    assert.equal(item.text, "$(law) 2026-11-23  $(pass) 3 $(error) 0 $(question) 7");
    assert.equal(item.tooltip.split("\n")[0], "Norms on 2026-11-23: 3 satisfied, 0 violated, 7 open.");
    assert.equal(item.colour, "warning");
});

test("a violation or an error in the text weighs more than an open norm", () => {
    assert.equal(statusItem({ kind: "running", verdicts: { ...verdicts, violated: 1 } }, english).colour, "error");
    const broken = statusItem({ kind: "running", verdicts: { ...verdicts, errors: 2 } }, english);
    assert.equal(broken.colour, "error");
    assert.match(broken.tooltip, /2 errors in the text: what depends on them has no verdict/);
});

test("nothing violated and nothing open is still not called lawful", () => {
    const item = statusItem({ kind: "running", verdicts: { ...verdicts, open: 0 } }, english);
    assert.equal(item.colour, "none");
    assert.match(item.tooltip, /no judgement of whether a policy is lawful/);
});

test("each way in which there is no server says what a click does", () => {
    for (const kind of ["stopped", "missing"] as const) {
        assert.match(statusItem({ kind }, english).tooltip, /Click to/);
    }
});
