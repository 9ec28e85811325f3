#!/usr/bin/env bash
# Starts a decision server for a policy, asks it one of the examples, and stops it.
#
#     maatstaf compile examples/pace-board -o pace.maatc
#     examples/integrations/http/ask.sh pace.maatc examples/requests/2-crew-of-five.json
set -euo pipefail
maatstaf="${MAATSTAF:-maatstaf}"

# Callers show a token; it is in the environment of the server, and never on a command line.
MAATSTAF_TOKEN="$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')"
export MAATSTAF_TOKEN

# The example states a time of its own, which only a server for replaying takes.
coproc server { exec "$maatstaf" serve "$1" --listen 127.0.0.1:0 --any-time 2>/dev/null; }
trap 'kill "$server_PID" 2>/dev/null || true' EXIT
read -r -u "${server[0]}" line
url="${line##* }"

curl --silent --show-error --fail-with-body "$url/access/v1/evaluation" \
    --header "Content-Type: application/json" \
    --header @<(echo "Authorization: Bearer $MAATSTAF_TOKEN") \
    --data @"$2"
echo
