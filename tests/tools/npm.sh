#!/bin/sh
# Installs what the web tests and the page are built with, by the committed lock, unless it is there already.
set -eu
cd "$(dirname "$0")/../../wasm/npm"
installed=node_modules/.installed
if ! cmp -s package-lock.json "$installed" 2>/dev/null; then
    echo "installing what wasm/npm/package-lock.json names: npm ci"
    npm ci --no-audit --no-fund --loglevel=error || { echo "skipped: npm ci failed"; exit 77; }
    cp package-lock.json "$installed"
fi
