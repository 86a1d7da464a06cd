#!/bin/sh
# live.sh [OPTION...]: real clients connect to a real redis-server with the suite's set-ups; see tests/live/run.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
tests/tools/need.sh python3 || exit $?
cache=${CARGO_TARGET_DIR:-target}/live
rm -rf "$cache/setups"
mkdir -p "$cache/setups"
cache=$(cd "$cache" && pwd)
TLSCONF_LIVE_SETUPS=$cache/setups cargo test --quiet -p tlsconf-tests --test suite verdicts >/dev/null
PYTHONDONTWRITEBYTECODE=1 python3 tests/live/run.py --cache "$cache" "$@" "$cache/setups"
