#!/usr/bin/env bash
# Builds the libraries, and programs in C against both of them; runs them, the tests under valgrind too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

export CARGO_TERM_COLOR=never
.ci/build

command -v valgrind >/dev/null || { apt-get update -q && apt-get install -q -y valgrind; } >/dev/null

out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT
target="$PWD/target/debug"
"$target/maatstaf" compile examples/pace-board -o "$out/pace.maatc" --as-of 2026-11-23 >/dev/null
"$target/maatstaf" compile examples/pace-board -o "$out/pace.o" --emit object --as-of 2026-11-23 >/dev/null
"$target/maatstaf" compile examples/pace-board -o "$out/pace.h" --emit c-header --as-of 2026-11-23 >/dev/null

flags=(-std=c11 -Wall -Wextra -Wpedantic -Werror -g -O1 -I bindings/c/include -I "$out")
libraries=(-lpthread -ldl -lm)
cc "${flags[@]}" bindings/c/tests/interface.c "$out/pace.o" "$target/libmaatstaf.a" "${libraries[@]}" -o "$out/static"
cc "${flags[@]}" bindings/c/tests/interface.c "$out/pace.o" -L "$target" -lmaatstaf "${libraries[@]}" -o "$out/shared"
cc "${flags[@]}" examples/integrations/c/decide.c -L "$target" -lmaatstaf -o "$out/decide"
export LD_LIBRARY_PATH="$target"

echo "static library:"
"$out/static" "$out/pace.maatc" examples/requests/1-crew-of-nine.json 100000
echo "shared library:"
"$out/shared" "$out/pace.maatc" examples/requests/1-crew-of-nine.json 100000
echo "under valgrind:"
valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,indirect,possible \
    "$out/static" "$out/pace.maatc" examples/requests/1-crew-of-nine.json 300
echo "static library without a compiler in it:"
# In a folder of its own: the same names with other features.
cargo build -q -p maatstaf-c --no-default-features --target-dir target/portable
cc "${flags[@]}" bindings/c/tests/interface.c "$out/pace.o" target/portable/debug/libmaatstaf.a "${libraries[@]}" -o "$out/portable"
"$out/portable" "$out/pace.maatc" examples/requests/1-crew-of-nine.json 1000
echo "example:"
"$out/decide" "$out/pace.maatc" | head -1 | grep -x permit
