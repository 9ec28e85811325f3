#!/usr/bin/env bash
# Builds the wheel, installs it in a fresh environment, and runs its tests there. `RELEASE=1` builds it as it is published.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

export CARGO_TERM_COLOR=never PYTHONDONTWRITEBYTECODE=1
.ci/build

# The tools stay; the environment that the wheel goes into is new each time.
tools="$PWD/target/python/tools"
if [ ! -x "$tools/bin/maturin" ]; then
    python3 -m venv "$tools"
    "$tools/bin/pip" install -q --disable-pip-version-check 'maturin>=1.16,<2'
fi
out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT
profile=(--profile dev)
[ -z "${RELEASE:-}" ] || profile=(--release)
"$tools/bin/maturin" build -q "${profile[@]}" -m bindings/python/Cargo.toml --target-dir target -o "$out/wheels"

python3 -m venv "$out/venv"
"$out/venv/bin/pip" install -q --disable-pip-version-check pytest==9.* mypy==1.* "$out"/wheels/*.whl
target/debug/maatstaf compile examples/pace-board -o "$out/pace.maatc" --as-of 2026-11-23 >/dev/null
# From another folder: the module comes from the wheel, and from nowhere else.
root="$PWD"
cd "$out"
"$out/venv/bin/mypy" --strict --warn-unused-ignores "$root/bindings/python/tests/typed.py"
"$out/venv/bin/python" "$root/examples/integrations/python/decide.py" "$out/pace.maatc"
"$out/venv/bin/pytest" -q -p no:cacheprovider --policy "$out/pace.maatc" "$root/bindings/python/tests" "$@"
