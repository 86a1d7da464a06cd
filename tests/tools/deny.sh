#!/bin/sh
# Licences, bans and sources of all dependencies; advisories where their database can be had.
set -eu
cd "$(dirname "$0")/../.."
if ! command -v cargo-deny >/dev/null; then
    echo "installing cargo-deny (about 3 minutes)"
    cargo install --quiet --locked cargo-deny || { echo "skipped: cargo-deny could not be installed"; exit 77; }
fi
cargo deny --log-level error check bans licenses sources
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if cargo deny --log-level error check advisories >"$log" 2>&1; then
    cat "$log"
elif grep -q 'failed to fetch advisory database' "$log"; then
    echo "skipped: advisories (the database, https://github.com/RustSec/advisory-db, could not be fetched)"
else
    cat "$log"
    exit 1
fi
