#!/bin/sh
# web-build.sh [npm option...]: builds the page and installs what drives browsers, by tests/web/package-lock.json.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/wasm-module.sh || exit $?
node web-demo/build.mjs
cd tests/web
installed=node_modules/.installed
if ! { cat package-lock.json && echo "$*"; } | cmp -s - "$installed"; then
    echo "installing what tests/web/package-lock.json names: npm ci $*"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error "$@" || { echo "skipped: npm ci failed"; exit 77; }
    { cat package-lock.json && echo "$*"; } >"$installed"
fi
