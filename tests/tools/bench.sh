#!/bin/sh
# What tlsconf costs beside what a user would pick instead, in one run: tests/bench/run.py writes the tables into tests/bench/results.
# Builds everything for release first. A peer that is not there is said, not failed.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh rust || exit $?
tests/tools/need.sh python3 || exit $?
for tool in hyperfine valgrind; do tests/tools/need.sh "$tool" || echo "  what it measures is left out"; done
target=${CARGO_TARGET_DIR:-$PWD/target}
case $target in /*) ;; *) target=$PWD/$target ;; esac
cargo build --quiet --release -p tlsconf-cli
make --no-print-directory -s -C ffi PROFILE=release
cargo build --quiet --release -p tlsconf-tests --example native
exec python3 tests/bench/run.py "$target"
