#!/bin/sh
# The checker's pieces that need no browser, with Node's own test runner: state, links, calendars, archives, escaping.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/npm.sh wasm/npm wasm/npm || exit $?
out=${CARGO_TARGET_DIR:-target}/web-unit
node tests/web/unit/bundle.mjs "$out"
CHECKER=$PWD/wasm/npm/checker exec tests/tools/node-test.sh node "$out"/*.test.mjs
