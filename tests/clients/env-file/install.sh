#!/bin/sh
# install.sh CACHE: redis-py, to connect with what a shell has sourced.
set -eu
out=$(sh ../redis-py/install.sh "$1") || { status=$?; echo "$out"; exit $status; }
echo "sh, and $(echo "$out" | tail -1 | cut -d ' ' -f 1,2)"
