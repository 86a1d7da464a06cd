#!/bin/sh
# The npm package beside other libraries for JavaScript; see tests/bench/js/bench.mjs. Writes tests/bench/results/js.md.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/wasm-module.sh || exit $?
tests/tools/npm.sh tests/bench/js "${CARGO_TARGET_DIR:-target}/npm-bench" || exit $?
if ! { tests/tools/need.sh chromium && tests/tools/npm.sh tests/web tests/web --omit=optional; }; then export BROWSER=none; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Not into a pipe: its status would be lost.
node tests/bench/js/bench.mjs >"$work/out"
{
    printf '# What the npm package costs, beside other libraries\n\nWritten by `make bench-js`.\n\n```text\n'
    cat "$work/out"
    printf '```\n'
} >tests/bench/results/js.md
cat "$work/out"
