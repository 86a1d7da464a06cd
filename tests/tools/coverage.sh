#!/bin/sh
# coverage.sh: how much of the core its own tests and the suite run: by folder, and the files below the median. Printed, not chased:
# what no test runs is looked at, for there every mutant survives. The tables and every function that nothing called lie in
# target/coverage.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh llvm-tools
if ! cargo llvm-cov --version >/dev/null 2>&1; then
    echo "installing cargo-llvm-cov"
    cargo install --quiet --locked cargo-llvm-cov || { echo "skipped: cargo-llvm-cov could not be installed"; exit 77; }
fi
out=${CARGO_TARGET_DIR:-$PWD/target}/coverage
mkdir -p "$out"
cargo llvm-cov clean --profraw-only
# Not the test that looks for keys in a process's memory: it builds and runs another program.
cargo llvm-cov test --no-report --no-cfg-coverage --quiet --package tlsconf --lib
cargo llvm-cov test --no-report --no-cfg-coverage --quiet --package tlsconf-tests --test suite -- --skip remains
cargo llvm-cov report --json --package tlsconf --output-path "$out/coverage.json"
python3 tests/tools/coverage.py "$out"
