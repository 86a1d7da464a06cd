#!/bin/sh
# The real bundles are what the npm package holds.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh node
if ! (cd / && npm view ioredis@5.8.2 version >/dev/null 2>&1); then
    echo "skipped: the npm registry cannot be reached"
    exit 77
fi
node tests/real/make.mjs --check
echo "tests/data/real is what ioredis 5.8.2 holds"
