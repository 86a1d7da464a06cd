#!/bin/sh
# fuzz.sh SECONDS [TARGET...]: each target, or those that are named, for so long, from the committed corpus; then a table of
# what was done. What is found is kept: a crash in tests/fuzz/artifacts/, new inputs below target/fuzz-found/, from which
# `fuzz-corpus.sh` picks.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
shift
if ! command -v cargo-fuzz >/dev/null; then
    echo "installing cargo-fuzz"
    cargo install --locked cargo-fuzz || { echo "skipped: cargo-fuzz could not be installed"; exit 77; }
fi
if ! rustup toolchain list | grep -q '^nightly'; then
    echo "installing the nightly toolchain"
    rustup toolchain install nightly --profile minimal || { echo "skipped: the nightly toolchain could not be had"; exit 77; }
fi
root=$(cd .. && pwd)
found=${CARGO_TARGET_DIR:-$root/target}/fuzz-found
mkdir -p "$found"
table=$found/table.md
printf '| target | executions | in a second | edges | features | seeds | found | octets | ends |\n' >"$table"
printf '|---|---:|---:|---:|---:|---:|---:|---:|---|\n' >>"$table"
if [ $# -eq 0 ]; then
    for target in fuzz/fuzz_targets/*.rs; do set -- "$@" "$(basename "$target" .rs)"; done
fi
cargo +nightly fuzz build
failed=
for name in "$@"; do
    mkdir -p "$found/$name"
    echo "fuzzing $name for $seconds seconds"
    log=$found/$name.log
    # Half a minute and 2 GiB are more than the limits of the core let any input cost under sanitizers.
    status=0
    cargo +nightly fuzz run "$name" "$found/$name" "fuzz/corpus/$name" -- -max_total_time="$seconds" -print_final_stats=1 \
        -timeout=30 -rss_limit_mb=2048 -max_len=65536 >"$log" 2>&1 || status=$?
    # `#1024 pulse cov: 100 ft: 200 corp: 30/12Kb ...`: the last such line counts.
    last=$(grep -E '^#[0-9]+.* cov: ' "$log" | tail -1)
    field() { printf '%s' "$last" | sed -n "s/.* $1: \([0-9]*\).*/\1/p"; }
    stat() { sed -n "s/^stat::$1: *//p" "$log" | tail -1; }
    end=well
    if [ "$status" -ne 0 ]; then
        end="**$(grep -oE 'SUMMARY: .*|panicked at [^,]*' "$log" | head -1 | cut -c1-80)**"
        failed="$failed $name"
        tail -30 "$log"
    fi
    printf '| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n' "$name" "$(stat number_of_executed_units)" "$(stat average_exec_per_sec)" \
        "$(field cov)" "$(field ft)" "$(find "fuzz/corpus/$name" -type f | wc -l)" "$(find "$found/$name" -type f | wc -l)" \
        "$(cat "fuzz/corpus/$name"/* | wc -c)" "$end" >>"$table"
done
echo
cat "$table"
if [ -n "$failed" ]; then
    echo "failed:$failed; the inputs are under tests/fuzz/artifacts"
    exit 1
fi
