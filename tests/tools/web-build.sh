#!/bin/sh
# web-build.sh [npm option...]: builds the page and installs what drives browsers, by tests/web/package-lock.json.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/wasm-module.sh || exit $?
node web-demo/build.mjs
exec tests/tools/npm.sh tests/web tests/web "$@"
