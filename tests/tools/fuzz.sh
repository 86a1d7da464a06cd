#!/bin/sh
# fuzz.sh SECONDS: every target for so long, from the committed corpus.
set -eu
cd "$(dirname "$0")/.."
if ! command -v cargo-fuzz >/dev/null; then
    echo "installing cargo-fuzz"
    cargo install --locked cargo-fuzz
fi
if ! rustup toolchain list | grep -q '^nightly'; then
    echo "installing the nightly toolchain"
    rustup toolchain install nightly --profile minimal
fi
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
for target in fuzz/fuzz_targets/*.rs; do
    name=$(basename "$target" .rs)
    # What is found goes to a scratch folder; the seeds of the tree are only read. A crash is kept in fuzz/artifacts/.
    mkdir "$found/$name"
    echo "fuzzing $name for $1 seconds"
    cargo +nightly fuzz run "$name" "$found/$name" "fuzz/corpus/$name" -- -max_total_time="$1" -print_final_stats=1
done
