import assert from "node:assert/strict";
import { test } from "node:test";

import { isCaseOutcome, isPage, isTimeline, isVerdicts } from "../src/answers.ts";

const verdicts = { as_of: "2026-11-23", satisfied: 3, violated: 0, open: 7, errors: 0 };
const stretch = { from: null, until: "2027-01-01", verdict: "open" };
const norm = { norm: "nl.avg.human", cite: ["AVG 22(1)"], title: "Human", statements: [], stretches: [stretch] };
const timeline = { as_of: "2026-11-23", instruments: [{ instrument: "board", norms: [norm] }] };

test("what the server says is believed when it has the shape", () => {
    assert.ok(isVerdicts(verdicts));
    assert.ok(isPage({ title: "a", markdown: "" }));
    assert.ok(isPage({ markdown: "text" }));
    assert.ok(isCaseOutcome({ case: "a", passed: false, failures: ["x"] }));
    assert.ok(isTimeline(timeline));
    assert.ok(isTimeline({ as_of: "2026-11-23", instruments: [] }));
});

test("what lacks a part or has another in its place is not believed", () => {
    for (const [key, value] of [["as_of", "today"], ["open", -1], ["violated", "0"], ["errors", 0.5]] as const) {
        assert.ok(!isVerdicts({ ...verdicts, [key]: value }), key);
    }
    for (const wrong of [null, undefined, 3, "x", [], { title: "a" }, { title: 1, markdown: "" }]) {
        assert.ok(!isPage(wrong) && !isCaseOutcome(wrong) && !isTimeline(wrong) && !isVerdicts(wrong));
    }
    const withStretch = (more: object) => ({
        ...timeline,
        instruments: [{ instrument: "b", norms: [{ ...norm, stretches: [{ ...stretch, ...more }] }] }],
    });
    assert.ok(isTimeline(withStretch({})));
    assert.ok(!isTimeline(withStretch({ verdict: "lawful" })));
    assert.ok(!isTimeline(withStretch({ from: "soon" })));
});
