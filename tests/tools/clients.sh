#!/bin/sh
# clients.sh [OPTION...] [CLIENT...]: emitted configurations run with their real clients; see tests/clients/run.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
if ! command -v python3 >/dev/null; then
    echo "skipped: Python 3 is not installed"
    exit 77
fi
cargo build --quiet -p tlsconf-cli
exec python3 tests/clients/run.py "$@"
