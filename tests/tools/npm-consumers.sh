#!/bin/sh
# The packed npm package in fresh projects of bundlers, Node and TypeScript; see tests/npm/consumers.test.mjs.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh chromium || exit $?
tests/tools/wasm-module.sh || exit $?
tests/tools/npm.sh tests/npm "${CARGO_TARGET_DIR:-target}/npm-consumers" || exit $?
exec tests/tools/node-test.sh consumers tests/npm/consumers.test.mjs
