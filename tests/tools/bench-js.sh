#!/bin/sh
# The npm package beside other libraries for JavaScript; see tests/bench/js/bench.mjs.
set -eu
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
tests/tools/wasm-module.sh || exit $?
tests/tools/npm-tools.sh bench || exit $?
exec node tests/bench/js/bench.mjs
