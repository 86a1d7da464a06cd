#!/bin/sh
# live.sh [OPTION...]: real clients connect to a real redis-server with the suite's set-ups; see tests/live/run.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
if ! command -v python3 >/dev/null; then
    echo "skipped: Python 3 is not installed"
    exit 77
fi
setups=${CARGO_TARGET_DIR:-target}/live/setups
rm -rf "$setups"
mkdir -p "$setups"
setups=$(cd "$setups" && pwd)
TLSCONF_LIVE_SETUPS=$setups cargo test --quiet -p tlsconf-tests --test suite verdicts >/dev/null
python3 tests/live/run.py "$@" "$setups"
