#!/usr/bin/env bash
# Makes the seed corpus of every target from the files of this repository, and a dictionary of the language's words.
# Writes only to corpus/ and maatstaf.dict beside it, which are not committed. Runs from any folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

corpus=fuzz/corpus
mkdir -p "$corpus"/{parse,format,check,bundle,request,log}

# Every policy, package and case; its path with dashes for slashes is its name.
while IFS= read -r -d '' file; do
    name="${file#./}"
    name="${name//\//-}"
    cp "$file" "$corpus/parse/$name"
    cp "$file" "$corpus/format/$name"
    cp "$file" "$corpus/check/$name"
done < <(find . -name '*.maat' -not -path '*/target/*' -not -path './fuzz/*' -print0)

# Every block of the language in the specification: small, and some of them broken on purpose.
awk -v corpus="$corpus" '
    FNR == 1 { open = 0 }
    /^ *```maat/ { open = 1; n += 1; next }
    /^ *```/ { open = 0; next }
    open { for (i = split("parse format check", targets, " "); i > 0; i--)
               print > (corpus "/" targets[i] "/spec-" n ".maat") }
' spec/*.md

# The bundles of what compiles. `MAATSTAF` names a binary that is already built.
if [ -z "${MAATSTAF:-}" ]; then
    .ci/build
    MAATSTAF="${CARGO_TARGET_DIR:-target}/debug/maatstaf"
fi
# A policy that does not compile is no seed.
for policy in examples/*/policy.maat; do
    name="$(basename "$(dirname "$policy")")"
    "$MAATSTAF" compile "$policy" -o "$corpus/bundle/$name.maatc" >/dev/null ||
        echo "no bundle of $policy" >&2
done

cp examples/requests/*.json "$corpus/request/"

# What lines of a log have besides their place in the chain, which the target adds.
for outcome in permit deny hold; do
    printf '"logged_at":"2026-11-23T10:00:00Z","outcome":"%s"\n' "$outcome" "$outcome" "$outcome" >"$corpus/log/$outcome"
done

# The words of the grammar, for libFuzzer to put together.
{
    grep -oE '"([a-z_]+|[^"\\ ~|a-z]{1,2})"' compiler/syntax/src/maatstaf.pest | sort -u
    printf '"%s"\n' individual team department organisation employee subject system controller nl.avg
} | grep -vE '[^ -~]' | sort -u >fuzz/maatstaf.dict

for target in parse format check bundle request log; do
    printf '%-8s %s seeds\n' "$target" "$(find "$corpus/$target" -type f | wc -l)"
done
