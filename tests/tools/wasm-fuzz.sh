#!/bin/sh
# wasm-fuzz.sh SECONDS: the doors of the WebAssembly module from Node, with damaged requests.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh node || exit $?
tests/tools/wasm-module.sh
exec node wasm/npm/test/doors.mjs "$1"
