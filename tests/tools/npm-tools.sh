#!/bin/sh
# npm-tools.sh consumers|bench: installs what tests/npm/ or tests/bench/js/ works with into the target folder, by its lock.
set -eu
cd "$(dirname "$0")/../.."
case ${1-} in
consumers) from=tests/npm ;;
bench) from=tests/bench/js ;;
*)
    echo "npm-tools.sh: consumers or bench?" >&2
    exit 2
    ;;
esac
into=${CARGO_TARGET_DIR:-target}/npm-$1
mkdir -p "$into"
if ! cmp -s "$from/package-lock.json" "$into/.installed"; then
    echo "installing what $from/package-lock.json names: npm ci"
    cp "$from/package.json" "$from/package-lock.json" "$into/"
    npm ci --prefix "$into" --ignore-scripts --no-audit --no-fund --loglevel=error || { echo "skipped: npm ci failed"; exit 77; }
    cp "$from/package-lock.json" "$into/.installed"
fi
