#!/bin/sh
# start.sh [OPTION...]: a real redis-server is started with the suite's sets of server files; see tests/live/start.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
tests/tools/need.sh python3 || exit $?
setups=${CARGO_TARGET_DIR:-target}/live/servers
rm -rf "$setups"
mkdir -p "$setups"
setups=$(cd "$setups" && pwd)
TLSCONF_SERVER_SETUPS=$setups cargo test --quiet -p tlsconf-tests --test suite servers >/dev/null
python3 tests/live/start.py "$@" "$setups"
