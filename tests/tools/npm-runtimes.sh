#!/bin/sh
# The packed npm package in Deno and Bun, which npm brings (200 MB).
set -eu
cd "$(dirname "$0")/../.."
tests/tools/wasm-module.sh || exit $?
# They put their programs in place by scripts.
tests/tools/npm.sh tests/npm/runtimes "${CARGO_TARGET_DIR:-target}/npm-runtimes" --ignore-scripts=false || exit $?
exec tests/tools/node-test.sh runtimes tests/npm/runtimes/runtimes.test.mjs
