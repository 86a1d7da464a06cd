#!/bin/sh
# The npm package: types as derived, sources and declarations under tsc --strict, and its tests in Node over what was built.
set -eu
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
tests/tools/wasm-module.sh
cargo build --quiet --package tlsconf-cli
cargo run --quiet --package tlsconf-tests --bin answers "$CARGO_TARGET_DIR/wasm/answers.jsonl"
cd wasm/npm
node tools/contract.mjs --check
node_modules/.bin/tsc -p .
log=$CARGO_TARGET_DIR/wasm/node-test.log
status=0
node --test --test-reporter=spec test/*.test.mjs >"$log" 2>&1 || status=$?
# Counted one by one, as cargo's tests are.
grep -v 'duration_ms' "$log"
count() { sed -n "s/^. $1 //p" "$log" | tail -1; }
echo "test result: node. $(count pass) passed; $(count fail) failed; $(count skipped) ignored"
exit "$status"
