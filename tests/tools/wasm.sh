#!/bin/sh
# The core builds for WebAssembly, and nothing in it asks a host for randomness.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh wasm
cargo build --package tlsconf --lib --target wasm32-unknown-unknown
tree=$(cargo tree --package tlsconf --target wasm32-unknown-unknown --edges normal --prefix none)
if echo "$tree" | grep -E '^(getrandom|js-sys|wasm-bindgen) '; then
    echo "the core depends on the above: find out why with cargo tree -p tlsconf --target wasm32-unknown-unknown -i"
    exit 1
fi
echo "$(echo "$tree" | sort -u | wc -l) crates, none of them getrandom, js-sys or wasm-bindgen"
