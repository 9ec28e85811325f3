#!/usr/bin/env bash
# Drives the server over HTTP with a client that is not ours: pytest and requests, in an environment of their own below
# `target`. Further arguments go to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

export CARGO_TERM_COLOR=never PYTHONDONTWRITEBYTECODE=1
.ci/build

environment="$PWD/target/python/server"
if [ ! -x "$environment/bin/pytest" ]; then
    python3 -m venv "$environment"
    "$environment/bin/pip" install -q --disable-pip-version-check pytest==9.* requests==2.* jsonschema==4.* trustme==1.*
fi
MAATSTAF="$PWD/target/debug/maatstaf" exec "$environment/bin/pytest" -q -p no:cacheprovider \
    runtime/server/tests/http "$@"
