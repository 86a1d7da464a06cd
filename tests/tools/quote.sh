#!/bin/sh
# quote.sh [LANGUAGE...]: hostile values, quoted for every language and read back with it; what is not installed is skipped with a line.
set -eu
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target/readback"
cargo build --quiet -p tlsconf-tests --bin readback
exec "$target/debug/readback" "$(cd "$target/readback" && pwd)" "$@"
