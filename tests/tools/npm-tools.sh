#!/bin/sh
# npm-tools.sh consumers|runtimes|bench: installs what the tests in tests/npm/ or the benchmark works with into the target folder,
# by the lock beside it.
set -eu
cd "$(dirname "$0")/../.."
case ${1-} in
consumers) from=tests/npm ;;
runtimes) from=tests/npm/runtimes ;;
bench) from=tests/bench/js ;;
*)
    echo "npm-tools.sh: consumers, runtimes or bench?" >&2
    exit 2
    ;;
esac
into=${CARGO_TARGET_DIR:-target}/npm-$1
mkdir -p "$into"
if ! cmp -s "$from/package-lock.json" "$into/.installed"; then
    echo "installing what $from/package-lock.json names: npm ci"
    cp "$from/package.json" "$from/package-lock.json" "$into/"
    # Deno and Bun put their programs in place by scripts.
    scripts=--ignore-scripts
    if [ "$1" = runtimes ]; then scripts=--no-ignore-scripts; fi
    npm ci --prefix "$into" "$scripts" --no-audit --no-fund --loglevel=error || { echo "skipped: npm ci failed"; exit 77; }
    cp "$from/package-lock.json" "$into/.installed"
fi
