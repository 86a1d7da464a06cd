#!/bin/sh
# The npm package beside other libraries for JavaScript; see tests/bench/js/bench.mjs.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/wasm-module.sh || exit $?
tests/tools/npm.sh tests/bench/js "${CARGO_TARGET_DIR:-target}/npm-bench" || exit $?
exec node tests/bench/js/bench.mjs
