#!/bin/sh
# fuzz-corpus.sh [TARGET...]: of what fuzz.sh has found below target/fuzz-found, takes a dozen small inputs a target into the committed
# corpus: those that reach what its files do not. FOUND=DIR: another folder.
set -eu
cd "$(dirname "$0")/.."
found=${FOUND:-${CARGO_TARGET_DIR:-../target}/fuzz-found}
programs=fuzz/target/x86_64-unknown-linux-gnu/release
[ $# -gt 0 ] || set -- $(ls fuzz/corpus)
for name in "$@"; do
    if [ ! -x "$programs/$name" ] || [ ! -d "$found/$name" ]; then
        echo "$name: run tools/fuzz.sh first"
        continue
    fi
    new=$(mktemp -d)
    cp "fuzz/corpus/$name"/* "$new/"
    # What is merged into the committed files is what they lack.
    "$programs/$name" -merge=1 -set_cover_merge=1 -max_len=2048 "$new" "$found/$name" >/dev/null 2>&1 || { echo "$name: the merge failed"; rm -rf "$new"; continue; }
    taken=0
    for file in $(ls -Sr "$new"); do
        [ -e "fuzz/corpus/$name/$file" ] && continue
        [ "$taken" -lt 12 ] || break
        cp "$new/$file" "fuzz/corpus/$name/found-$(printf '%.12s' "$file")"
        taken=$((taken + 1))
    done
    echo "$name: $taken taken"
    rm -rf "$new"
done
