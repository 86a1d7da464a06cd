#!/bin/sh
# npm.sh FROM INTO [OPTION...]: what FROM/package-lock.json names, in INTO/node_modules, unless it is there already. Nothing
# is run while it is installed, unless an option of npm says so.
set -eu
cd "$(dirname "$0")/../.."
from=$1
into=$2
shift 2
tests/tools/need.sh node || exit $?
installed=$into/node_modules/.installed
if ! { cat "$from/package-lock.json" && echo "$*"; } | cmp -s - "$installed"; then
    echo "installing what $from/package-lock.json names: npm ci $*"
    mkdir -p "$into"
    if [ "$from" != "$into" ]; then cp "$from/package.json" "$from/package-lock.json" "$into/"; fi
    npm ci --prefix "$into" --ignore-scripts --no-audit --no-fund --loglevel=error "$@" || { echo "skipped: npm ci failed"; exit 77; }
    { cat "$from/package-lock.json" && echo "$*"; } >"$installed"
fi
