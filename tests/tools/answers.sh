#!/bin/sh
# What Rust answers, for the other faces to be compared with: TARGET/wasm/answers.jsonl, written anew where the program that
# writes it or a vector is newer.
set -eu
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-target}
answers=$target/wasm/answers.jsonl
cargo build --quiet --package tlsconf-tests --bin answers
if [ ! -f "$answers" ] || [ -n "$(find "$target/debug/answers" tests/vectors -newer "$answers" | head -1)" ]; then
    mkdir -p "$target/wasm"
    "$target/debug/answers" "$answers.new"
    mv "$answers.new" "$answers"
fi
