#!/usr/bin/env bash
# The tests with real clients: the VS Code extension, Neovim of two ages, and pytest-lsp. Installs what they need below
# target/editors, and Neovim from the distribution when there is none. Works from any folder; runs every suite, also after
# one has failed, and ends with what each runner said of itself.
#
#   editors/test.sh              all of it
#   editors/test.sh neovim lsp   some: vscode, neovim, lsp
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

repository="$PWD"
work="$repository/target/editors"
mkdir -p "$work"
suites=(vscode neovim lsp)
[ "$#" -eq 0 ] || suites=("$@")

if [ -z "${MAATSTAF:-}" ]; then
    .ci/build
    MAATSTAF="${CARGO_TARGET_DIR:-$repository/target}/debug/maatstaf"
fi
export MAATSTAF

# What the Python tests need, and a Neovim of today; made anew when the list changes.
environment() {
    local list="$repository/editors/tests/requirements.txt" made="$work/venv/made"
    if ! cmp -s "$list" "$made"; then
        rm -rf "$work/venv"
        python3 -m venv "$work/venv"
        "$work/venv/bin/pip" install -q --disable-pip-version-check -r "$list"
        cp "$list" "$made"
    fi
}

# The Neovim of the distribution: old, and what many people have.
distribution_neovim() {
    if ! command -v nvim >/dev/null; then
        local sudo=()
        [ "$(id -u)" -eq 0 ] || sudo=(sudo)
        "${sudo[@]}" apt-get -qq update
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends neovim >/dev/null
    fi
    command -v nvim
}

vscode() {
    cd "$repository/editors/vscode"
    npm ci --no-audit --no-fund --loglevel=error
    npm test
    npm run package
}

with_neovim() {
    local folder code=0
    folder="$(mktemp -d)"
    printf -- '--- %s: ' "$1"
    "$1" --version | head -n 1
    WORK="$folder" "$1" --headless --clean --cmd "set runtimepath^=$repository/editors/neovim" \
        -c "luafile $repository/editors/tests/neovim/run.lua" || code=$?
    rm -rf "$folder"
    return "$code"
}

neovim() {
    local failed=0
    with_neovim "$(distribution_neovim)" || failed=1
    environment
    with_neovim "$work/venv/bin/nvim" || failed=1
    return "$failed"
}

lsp() {
    environment
    cd "$repository/editors/tests/lsp"
    "$work/venv/bin/python" -B -m pytest -q -p no:cacheprovider
}

failed=0
for suite in "${suites[@]}"; do
    printf '\n==> %s\n' "$suite"
    # In a shell of its own, where the first command that fails ends the suite.
    if ! bash -euo pipefail -c "$(declare -f environment distribution_neovim vscode with_neovim neovim lsp)
        repository='$repository' work='$work' $suite"; then
        echo "$suite FAILED"
        failed=1
    fi
done
exit "$failed"
