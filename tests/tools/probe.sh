#!/bin/sh
# `tlsconf probe` against redis-server, stunnel, a cluster and servers that misbehave, all on loopback; then the table of steps of README.md. See tests/probe.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
tests/tools/need.sh python3 || exit $?
tests/tools/need.sh stunnel || true
cargo build --quiet -p tlsconf-cli
python3 tests/probe/probe.py
python3 tests/probe/steps.py
