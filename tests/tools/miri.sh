#!/bin/sh
# The boundary of the C library under Miri, which sees pointers into freed memory, uninitialised octets and races.
set -eu
cd "$(dirname "$0")/../.."
command -v rustup >/dev/null || { echo "skipped: Miri comes by rustup, which is not there"; exit 77; }
if ! rustup toolchain list | grep -q '^nightly'; then
    echo "installing the nightly toolchain"
    rustup toolchain install nightly --profile minimal || { echo "skipped: the nightly toolchain could not be had"; exit 77; }
fi
if ! cargo +nightly miri --version >/dev/null 2>&1; then
    echo "installing Miri: rustup component add miri rust-src"
    rustup component add miri rust-src --toolchain nightly || { echo "skipped: Miri could not be had"; exit 77; }
fi
MIRIFLAGS="-Zmiri-strict-provenance ${MIRIFLAGS-}" cargo +nightly miri test --package tlsconf-ffi --test boundary "$@"
