#!/bin/sh
# Each command is shown as it can be typed.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh rust
echo "$ cargo build --release -p tlsconf-cli"
cargo build --release --quiet -p tlsconf-cli
program=${CARGO_TARGET_DIR:-target}/release/tlsconf

in_browser() {
    printf '\nThe same on a page, where files are dropped and stay: make demo-web builds it and says where to open it.\n'
}

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

# ---- what is emitted, run ------------------------------------------------------------------------------------------

mtls=tests/data/mtls
if ! tests/tools/need.sh redis-server || ! tests/tools/need.sh python3; then
    echo "3. skipped: emitted configurations were not run, for want of a redis-server or Python"
    exit 0
fi
work=$(mktemp -d)
trap 'kill "$(cat "$work/pid" 2>/dev/null)" 2>/dev/null; rm -rf "$work"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
redis-server --port 0 --tls-port "$port" --bind 127.0.0.1 --save '' --daemonize yes --dir "$work" --pidfile "$work/pid" \
    --logfile "$work/log" --tls-cert-file "$PWD/$mtls/server.pem" --tls-key-file "$PWD/$mtls/server.key" \
    --tls-ca-cert-file "$PWD/$mtls/ca.pem" >/dev/null
tries=0
while ! grep -q "Ready to accept connections" "$work/log" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { cat "$work/log"; exit 1; }
    sleep 0.1
done

echo
echo "3. The same set, written for redis-cli and run against a redis-server that asks for client certificates."
emit() {
    show emit --client "$1" --ca $mtls/ca.pem --cert $mtls/redis_user.crt --key $mtls/redis_user_private.key \
        --server-chain $mtls/server.pem --endpoint "rediss://127.0.0.1:$port" --out "$work/$1"
}
emit redis-cli
printf '$ sh redis-cli.sh PING\n\n'
sh "$work/redis-cli/redis-cli.sh" PING

echo
echo "4. And for a program in Python."
emit redis-py
venv=${CARGO_TARGET_DIR:-target}/demo/venv
if ! "$venv/bin/python" -c 'import redis' 2>/dev/null; then
    echo "installing redis-py: python3 -m venv $venv; pip install redis"
    if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check redis==8.1.0; }; then
        echo "skipped: redis-py could not be installed"
        in_browser
        exit 0
    fi
fi
printf '$ python3 redis_client.py\n\n'
"$venv/bin/python" "$work/redis-py/redis_client.py"
in_browser
