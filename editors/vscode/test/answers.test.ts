import assert from "node:assert/strict";
import { test } from "node:test";

import { isPage, isTimeline, isVerdicts } from "../src/answers.ts";

const verdicts = { asOf: "2026-11-23", satisfied: 3, violated: 0, open: 7, errors: 0 };
const span = { from: null, until: "2027-01-01", status: "open" };
const norm = { cite: "AVG 22(1)", title: "Human", strength: "law", statements: [], spans: [span] };
const timeline = { asOf: "2026-11-23", instruments: [{ name: "board", title: "Board", norms: [norm] }] };

test("what the server says is believed when it has the shape", () => {
    assert.ok(isVerdicts(verdicts));
    assert.ok(isPage({ title: "a", markdown: "" }));
    assert.ok(isTimeline(timeline));
    assert.ok(isTimeline({ asOf: "2026-11-23", instruments: [] }));
});

test("what lacks a part or has another in its place is not believed", () => {
    for (const [key, value] of [["asOf", "today"], ["open", -1], ["violated", "0"], ["errors", 0.5]] as const) {
        assert.ok(!isVerdicts({ ...verdicts, [key]: value }), key);
    }
    for (const wrong of [null, undefined, 3, "x", [], { title: "a" }, { title: 1, markdown: "" }]) {
        assert.ok(!isPage(wrong) && !isTimeline(wrong) && !isVerdicts(wrong));
    }
    const withSpan = (more: object) => ({
        ...timeline,
        instruments: [{ name: "b", title: "B", norms: [{ ...norm, spans: [{ ...span, ...more }] }] }],
    });
    assert.ok(isTimeline(withSpan({})));
    assert.ok(!isTimeline(withSpan({ status: "lawful" })));
    assert.ok(!isTimeline(withSpan({ from: "soon" })));
});
