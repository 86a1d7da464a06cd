#!/bin/sh
# `tlsconf inspect --format owners` prints the lines of keytool, for every real bundle that keytool reads.
set -eu
cd "$(dirname "$0")/../.."
if ! command -v keytool >/dev/null; then
    echo "skipped: keytool is not installed (it comes with any Java)"
    exit 77
fi
cargo build --quiet -p tlsconf-cli
program=${CARGO_TARGET_DIR:-target}/debug/tlsconf
compared=0
for file in tests/data/real/*.pem tests/data/real/single/*.pem tests/data/mtls/ca.pem tests/data/mtls/server.pem; do
    expected=$(keytool -J-Duser.language=en -printcert -file "$file" | grep '^Owner:')
    seen=$("$program" inspect "$file" --format owners)
    if [ "$expected" != "$seen" ]; then
        printf '%s: keytool says\n%s\nand tlsconf\n%s\n' "$file" "$expected" "$seen"
        exit 1
    fi
    compared=$((compared + 1))
done
[ "$compared" -gt 5 ]
echo "$compared files, the same lines"
