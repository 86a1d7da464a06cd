#!/bin/sh
# The packed npm package in fresh projects of bundlers, Node and TypeScript; see tests/npm/consumers.test.mjs.
set -eu
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
tests/tools/need.sh node || exit $?
tests/tools/need.sh chromium || exit $?
tests/tools/wasm-module.sh || exit $?
tests/tools/npm-tools.sh consumers || exit $?
log=$CARGO_TARGET_DIR/npm-consumers/test.log
status=0
node --test --test-reporter=spec tests/npm/consumers.test.mjs >"$log" 2>&1 || status=$?
# Counted one by one, as cargo's tests are.
grep -v 'duration_ms' "$log"
count() { sed -n "s/^. $1 //p" "$log" | tail -1; }
echo "test result: consumers. $(count pass) passed; $(count fail) failed; $(count skipped) ignored"
exit "$status"
