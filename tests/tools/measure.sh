#!/bin/sh
# `tlsconf measure` with redis-benchmark on the same server beside it; see tests/probe/measure.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
tests/tools/need.sh python3 || exit $?
command -v redis-benchmark >/dev/null || { echo "skipped: redis-benchmark is not there (Debian: apt-get install redis-tools)"; exit 77; }
cargo build --quiet -p tlsconf-cli
python3 tests/probe/measure.py
