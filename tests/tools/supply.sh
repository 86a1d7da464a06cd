#!/bin/sh
# The crates that are inside are those of the record, whose people are trusted for a reason; unsafe code of ours stands at the
# boundary of C alone.
set -eu
cd "$(dirname "$0")/../.."
if ! python3 -c 'import tomllib' 2>/dev/null; then
    echo "skipped: Python 3.11 or later, which reads Cargo.lock, is not installed"
    exit 77
fi
cargo fetch --quiet --locked || { echo "skipped: crates.io cannot be reached"; exit 77; }
exec python3 tests/supply/supply.py "$@"
