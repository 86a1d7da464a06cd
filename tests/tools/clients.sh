#!/bin/sh
# clients.sh [OPTION...] [CLIENT...]: emitted configurations run with their real clients; see tests/clients/run.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
tests/tools/need.sh python3 || exit $?
cargo build --quiet -p tlsconf-cli
exec python3 tests/clients/run.py "$@"
