import assert from "node:assert/strict";
import { test } from "node:test";

import type { Stretch, Timeline } from "../src/answers.ts";
import { timelinePage } from "../src/timeline.ts";
import { english } from "../src/words.ts";

function one(stretches: Stretch[], title = "Human intervention"): Timeline {
    const norm = { norm: "nl.avg.human", cite: ["AVG 22(1)"], title, statements: ["board.decide.bonus"], stretches };
    return { as_of: "2026-11-23", instruments: [{ instrument: "board", norms: [norm] }] };
}

/** The bars: status, left edge and width in percent. */
function bars(page: string): [string, number, number][] {
    return [...page.matchAll(/<g class="(\w+)"><title>[^<]*<\/title><rect x="([\d.]+)%" y="3" width="([\d.]+)%"/g)].map(
        (found) => [found[1] ?? "", Number(found[2]), Number(found[3])],
    );
}

test("the periods of a norm follow on each other and fill the row", () => {
    const page = timelinePage(
        one([
            { from: null, until: "2026-09-01", verdict: "open" },
            { from: "2026-09-01", until: "2027-09-01", verdict: "satisfied" },
            { from: "2027-09-01", until: null, verdict: "open" },
        ]),
        "n",
        english,
    );
    const found = bars(page);
    assert.deepEqual(found.map(([status]) => status), ["open", "satisfied", "open"]);
    let at = 0;
    for (const [, left, width] of found) {
        assert.ok(Math.abs(left - at) < 0.05, `${left} follows ${at}`);
        at = left + width;
    }
    assert.ok(Math.abs(at - 100) < 0.05);
    assert.match(page, /aria-label="open until 2026-09-01; satisfied from 2026-09-01 until 2027-09-01; open from 2027-09-01"/);
});

test("a norm that never changes is one bar", () => {
    assert.deepEqual(bars(timelinePage(one([{ from: null, until: null, verdict: "violated" }]), "n", english)), [
        ["violated", 0, 100],
    ]);
});

test("text from the policy is text, and no script and no other style gets through", () => {
    const page = timelinePage(one([], `<script>alert("x")</script>`), "abc", english);
    assert.ok(!page.includes("<script>"));
    assert.match(page, /default-src 'none'; style-src 'nonce-abc';/);
});

test("a file without instruments says so", () => {
    assert.match(timelinePage({ as_of: "2026-11-23", instruments: [] }, "n", english), /There is no instrument here/);
});

test("the page says that it judges nothing", () => {
    assert.match(timelinePage(one([]), "n", english), /no judgement of whether the policy is lawful/);
});
