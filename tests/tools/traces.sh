#!/bin/sh
# traces.sh [debug|release]: the base64 of a private key is decoded in constant time. Keys that differ in nothing but their secret
# octets (tests/traces/secret.rs) are read under Valgrind's lackey, which writes down the address of every instruction, load and store:
# all traces of one form must be the same. The same octets as a block of a certificate, which a table decodes, must not be: else
# nothing was seen. Of what follows, opening the key, nothing is said here.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh valgrind || exit $?
profile=${1:-debug}
if [ "$profile" = release ]; then
    CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo build --quiet --release --package tlsconf-tests --example secret
else
    cargo build --quiet --package tlsconf-tests --example secret
fi
program=${CARGO_TARGET_DIR:-target}/$profile/examples/secret
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# trace FILE: what was done, from `measured` on.
trace() {
    valgrind --tool=lackey --trace-mem=yes --log-fd=3 "$program" read "$1" 3>"$work/trace" >"$work/address"
    awk -v from="$(cat "$work/address")" '
        /^==/ { next }
        !begun { address = $2; sub(/,.*/, "", address); sub(/^0+/, "", address); begun = address == from }
        begun { print; lines++ }
        END { exit lines < 1000 }' "$work/trace" >"$work/part" || { echo "$1: nothing was traced" >&2; exit 1; }
    cksum <"$work/part"
}

failed=
for form in $("$program" write "$work"); do
    for ending in key crt; do
        for file in "$work/$form".*.$ending; do trace "$file"; done >"$work/sums.$ending"
    done
    keys=$(sort -u "$work/sums.key" | wc -l)
    table=$(sort -u "$work/sums.crt" | wc -l)
    files=$(wc -l <"$work/sums.key")
    echo "$profile, $form: $files keys, $keys trace of $(awk '{ print $2; exit }' "$work/sums.key") octets; by a table $table traces"
    [ "$files" -gt 1 ] && [ "$keys" -eq 1 ] && [ "$table" -gt 1 ] || failed="$failed $form"
done
if [ -n "$failed" ]; then
    echo "what is done depends on what is secret, or nothing was seen:$failed"
    exit 1
fi
