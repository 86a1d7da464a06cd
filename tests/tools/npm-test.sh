#!/bin/sh
# The npm package: types as derived, sources and declarations under tsc --strict, and its tests in Node over what was built.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/wasm-module.sh
tests/tools/answers.sh
cargo build --quiet --package tlsconf-cli
node wasm/npm/tools/contract.mjs --check
wasm/npm/node_modules/.bin/tsc -p wasm/npm
exec tests/tools/node-test.sh node wasm/npm/test/*.test.mjs
