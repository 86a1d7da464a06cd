#!/bin/sh
# Key stores as they are written, read by keytool and openssl: every certificate is there, each an entry that Java trusts, the
# key has its chain; and with each JDK that is here a handshake succeeds with a root that is not the first.
set -eu
cd "$(dirname "$0")/../.."
if ! command -v keytool >/dev/null; then
    echo "skipped: keytool is not installed (it comes with any Java)"
    exit 77
fi
if ! command -v python3 >/dev/null; then
    echo "skipped: Python 3 is not installed"
    exit 77
fi
tests/tools/need.sh redis-server || exit $?
cargo build --quiet -p tlsconf-cli
program=${CARGO_TARGET_DIR:-target}/debug/tlsconf
data=$PWD/tests/data/emission
scratch=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server" 2>/dev/null; fi; rm -rf "$scratch"' EXIT
stores=0
# A person's own settings of Java would print a line more.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS || true

fail() {
    echo "$*"
    exit 1
}

# each JDK: the one on PATH, and what Debian's packages put beside it.
jdks() {
    for keytool in "$(command -v keytool)" /usr/lib/jvm/*/bin/keytool; do
        [ -x "$keytool" ] && dirname "$(readlink -f "$keytool")"
    done | sort -u
}

list() {
    "$1/keytool" -J-Duser.language=en -list -v -keystore "$2" -storepass changeit 2>&1
}

# counts FILE LINE: how many lines are so.
counts() {
    grep -c -- "$2" "$1" || true
}

for bundle in "$data/ca.pem" tests/data/real/redis_ca-*.pem tests/data/real/redis*-20*.pem; do
    out=$scratch/$(basename "$bundle")
    [ -d "$out" ] && continue
    "$program" emit --client jedis --ca "$bundle" --endpoint localhost:1 --out "$out" >/dev/null || [ $? -eq 1 ]
    expected=$(counts "$bundle" '^-----BEGIN CERTIFICATE-----')
    [ "$expected" -gt 0 ] || fail "$bundle: no certificates"
    for jdk in $(jdks); do
        list "$jdk" "$out/truststore.p12" >"$scratch/list"
        seen=$(counts "$scratch/list" '^Entry type: trustedCertEntry')
        [ "$seen" -eq "$expected" ] || fail "$bundle: keytool of $jdk sees $seen of $expected certificates: $(head -3 "$scratch/list")"
        stores=$((stores + 1))
    done
    openssl pkcs12 -in "$out/truststore.p12" -passin pass:changeit -nokeys 2>/dev/null >"$scratch/list"
    seen=$(counts "$scratch/list" '^-----BEGIN CERTIFICATE-----')
    [ "$seen" -eq "$expected" ] || fail "$bundle: openssl sees $seen of $expected certificates"
done

out=$scratch/mutual
"$program" emit --client jedis --ca "$data/ca.pem" --cert "$data/client.crt" --key "$data/client.key" --endpoint localhost:1 \
    --out "$out" >/dev/null
openssl pkcs12 -info -in "$out/keystore.p12" -passin pass:changeit -nodes >"$scratch/list" 2>"$scratch/info"
grep -q 'PBES2, PBKDF2, AES-256-CBC' "$scratch/info" || fail "the key store's key is encrypted otherwise: $(cat "$scratch/info")"
openssl pkey -in "$scratch/list" -pubout >"$scratch/stored" 2>/dev/null
openssl pkey -in "$data/client.key" -pubout | cmp -s - "$scratch/stored" || fail "the key store holds another key"

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
redis-server --port 0 --tls-port "$port" --bind 127.0.0.1 --save '' --dir "$scratch" --tls-cert-file "$data/server.crt" \
    --tls-key-file "$data/server.key" --tls-ca-cert-file "$data/client-ca.pem" --tls-auth-clients yes >"$scratch/log" &
server=$!
tries=0
until redis-cli -p "$port" --tls --cacert "$data/ca.pem" --cert "$data/client.crt" --key "$data/client.key" PING 2>/dev/null |
    grep -q PONG; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || fail "redis-server does not start: $(tail -3 "$scratch/log")"
    sleep 0.1
done
for jdk in $(jdks); do
    list "$jdk" "$out/keystore.p12" >"$scratch/list"
    grep -q '^Entry type: PrivateKeyEntry' "$scratch/list" || fail "$jdk: keytool sees no key"
    grep -q '^Certificate chain length: 2' "$scratch/list" || fail "$jdk: the key has no chain of 2"
    stores=$((stores + 1))
    if [ -x "$jdk/javac" ]; then
        "$jdk/java" tests/tools/Handshake.java "$out/truststore.p12" "$out/keystore.p12" localhost "$port" >"$scratch/peer" 2>&1 ||
            fail "$jdk: no handshake: $(head -5 "$scratch/peer")"
        echo "$jdk: connected to $(cat "$scratch/peer")"
    fi
done
echo "$stores stores as keytool reads them, and as openssl does"
