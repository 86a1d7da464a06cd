#!/bin/sh
# Each command is shown as it can be typed.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh rust
echo "$ cargo build --release -p tlsconf-cli"
cargo build --release --quiet -p tlsconf-cli
program=${CARGO_TARGET_DIR:-target}/release/tlsconf

show() {
    printf '\n$ %s' "$program"
    printf ' %s' "$@"
    printf '\n\n'
    "$program" "$@" && status=0 || status=$?
    printf '\n(exit status %s)\n' "$status"
}

echo
echo "1. The bundle that Redis Cloud handed out from August 2022 on, as of today."
show check tests/data/real/redis_ca-2022-08.pem --subscription flexible --access public
echo
echo "2. A set for mutual TLS in which nothing is wrong."
show check --ca tests/data/mtls/ca.pem --cert tests/data/mtls/redis_user.crt --key tests/data/mtls/redis_user_private.key \
    --server-chain tests/data/mtls/server.pem --endpoint rediss://redis.example.test:6380 --client-auth required
