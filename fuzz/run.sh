#!/usr/bin/env bash
# Builds every fuzz target with the stable compiler, makes the seeds, and runs each target for so many seconds:
#
#     fuzz/run.sh [SECONDS] [TARGET...]
#
# Twenty seconds a target unless said otherwise. Ends with the line `N passed, N failed`, one for each target; what was found
# lies in fuzz/artifacts/. The counters that libFuzzer steers by are put in by options of the stable compiler, so that
# nothing has to be installed besides a C++ compiler.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds="${1:-20}"
[ $# -eq 0 ] || shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(parse format check bundle request log)

host="$(rustc -vV | sed -n 's/^host: //p')"
built="target/fuzz"
# Only what is fuzzed is instrumented, not what runs while building: hence --target.
RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Ccodegen-units=16 -Cdebug-assertions=on -Coverflow-checks=on" \
    cargo build --release --manifest-path fuzz/Cargo.toml --target "$host" --target-dir "$built"

fuzz/seed.sh

passed=0
failed=0
for target in "${targets[@]}"; do
    mkdir -p "fuzz/artifacts/$target"
    options=(-max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1
        -artifact_prefix="fuzz/artifacts/$target/")
    case "$target" in parse | format | check) options+=(-dict=fuzz/maatstaf.dict) ;; esac
    printf '\n==> %s\n' "$target"
    log="$(mktemp)"
    if "$built/$host/release/$target" "${options[@]}" "fuzz/corpus/$target" >"$log" 2>&1; then
        passed=$((passed + 1))
        grep -E '^(Done|stat::(number_of_executed_units|peak_rss_mb))' "$log"
    else
        failed=$((failed + 1))
        tail -n 60 "$log"
    fi
    rm -f "$log"
done

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
