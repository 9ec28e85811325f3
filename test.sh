#!/usr/bin/env bash
# Everything that must hold before a change goes in. Works on a fresh clone with Rust, Python 3 and Node present, from
# any folder, and installs the rest: most of it below `target`, Neovim, a C compiler and valgrind from the distribution
# when they are not there.
#
#     ./test.sh                  all of it
#     ./test.sh test cases       some of: format lint test portable build cases vscode neovim lsp server c python
#                                fuzz readme
#
# Runs every step, also after one has failed, so that one run shows all that is wrong. Ends with what each runner said of
# itself, and exits with 1 when anything failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# Snapshots are compared and never written; cargo's own lines come without colour, so that they can be read below.
export CI=true INSTA_UPDATE=no CARGO_TERM_COLOR=never

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
outcomes=()
failed=0
chosen=("$@")

# step NAME EXPECTED-EXIT-CODE COMMAND...: runs a command if it was chosen, shows its output, and keeps the summary that
# it gave itself.
step() {
    local name="$1" expected="$2" code=0 outcome=ok started="$SECONDS"
    shift 2
    if [ ${#chosen[@]} -gt 0 ] && [[ " ${chosen[*]} " != *" $name "* ]]; then
        return
    fi
    printf '\n==> %s\n    %s\n' "$name" "$*"
    "$@" 2>&1 | tee "$log" || code="${PIPESTATUS[0]}"
    if [ "$code" -ne "$expected" ]; then
        outcome="FAILED (exit code $code, expected $expected)"
        failed=1
    fi
    outcomes+=("$(printf '%-8s %5d s  %s' "$name" "$((SECONDS - started))" "$outcome")")
    while IFS= read -r line; do
        outcomes+=("    $line")
    done < <(summary)
}

# What the runner of the last step said of itself: all test results of cargo in one line, and the last line of a run of
# cases or of a check.
summary() {
    awk '
        /^test result:/ {
            runs += 1
            for (i = 2; i < NF; i++) {
                if ($(i + 1) ~ /^passed/) passed += $i
                if ($(i + 1) ~ /^failed/) broken += $i
                if ($(i + 1) ~ /^ignored/) ignored += $i
            }
        }
        /^[0-9]+ passed, [0-9]+ failed$/ { own = $0 }
        /^--- .*NVIM/ { neovim = $0 }
        /^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$/ { print substr(neovim, 5) ": " $0 }
        /^# (pass|fail) [0-9]+$/ { node = node " " $3 " " $2 }
        /^=* ?[0-9]+ (passed|failed).* in [0-9.]+s/ { print "pytest: " $0 }
        END {
            if (runs) printf "cargo: %d passed, %d failed, %d ignored in %d runs\n", passed, broken, ignored, runs
            if (own) print own
            if (node) print "node:" node
        }
    ' "$log"
}

step format 0 cargo fmt --all --check
step lint 0 cargo clippy --workspace --all-targets -- -D warnings
step test 0 cargo test --workspace --no-fail-fast
# The runtime for places where no code may be made: with the interpreter alone.
step portable 0 cargo test -p maatstaf-runtime --no-default-features --test portable --test json
step build 0 .ci/build
maatstaf=("${CARGO_TARGET_DIR:-target}/debug/maatstaf")
step cases 0 "${maatstaf[@]}" test stdlib examples
step vscode 0 editors/test.sh vscode
step neovim 0 editors/test.sh neovim
step lsp 0 editors/test.sh lsp
step server 0 runtime/server/tests/test.sh
step c 0 bindings/c/test.sh
step python 0 bindings/python/test.sh
step fuzz 0 fuzz/run.sh 15

# The first check that the README shows must do what the README says: find a violation, which is exit code 1.
example="$(grep -m 1 -E '^\$ maatstaf check ' README.md || true)"
read -r -a arguments <<<"check ${example#* check }"
step readme 1 "${maatstaf[@]}" "${arguments[@]}"

if [ ${#outcomes[@]} -lt ${#chosen[@]} ]; then
    outcomes+=("Not all of these are steps: ${chosen[*]}")
    failed=1
fi
printf '\n==> summary\n'
printf '    %s\n' "${outcomes[@]}"
exit "$failed"
