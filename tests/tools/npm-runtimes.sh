#!/bin/sh
# The packed npm package in Deno and Bun, which npm brings (200 MB).
set -eu
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
tests/tools/need.sh node || exit $?
tests/tools/wasm-module.sh || exit $?
tests/tools/npm-tools.sh runtimes || exit $?
exec node --test tests/npm/runtimes/runtimes.test.mjs
