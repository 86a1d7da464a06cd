#!/bin/sh
# generate.sh [OPTION...] [CLIENT...]: what `tlsconf generate` makes, used by real servers and clients; see tests/clients/generated.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
tests/tools/need.sh python3 || exit $?
cargo build --quiet -p tlsconf-cli
exec python3 tests/clients/generated.py "$@"
