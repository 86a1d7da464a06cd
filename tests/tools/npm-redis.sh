#!/bin/sh
# What `tlsconf/node` makes, with node-redis and ioredis against redis-server with TLS; see tests/npm/redis.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
tests/tools/need.sh python3 || exit $?
tests/tools/wasm-module.sh || exit $?
exec python3 tests/npm/redis.py
