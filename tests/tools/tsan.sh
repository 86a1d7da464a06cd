#!/bin/sh
# tsan.sh: several threads at every door of the C library under ThreadSanitizer. Library and Rust's standard library are built anew with
# it, by the nightly toolchain: without, it would not see their atomics, and take what they guard for races.
set -eu
cd "$(dirname "$0")/../.."
command -v rustup >/dev/null || { echo "skipped: the nightly toolchain comes by rustup, which is not there"; exit 77; }
command -v gcc >/dev/null || { echo "skipped: gcc is not there (Debian: apt-get install build-essential)"; exit 77; }
if ! rustup component list --toolchain nightly 2>/dev/null | grep -q '^rust-src.*(installed)'; then
    echo "installing the nightly toolchain with rust-src"
    rustup toolchain install nightly --profile minimal --component rust-src ||
        { echo "skipped: the nightly toolchain could not be had"; exit 77; }
fi
triple=$(rustc +nightly -vV | sed -n 's/^host: //p')
runtime=$(rustc +nightly --print sysroot)/lib/rustlib/$triple/lib/librustc-nightly_rt.tsan.a
[ -f "$runtime" ] || { echo "skipped: there is no ThreadSanitizer for $triple"; exit 77; }
target=${CARGO_TARGET_DIR:-target}/tsan
RUSTFLAGS=-Zsanitizer=thread cargo +nightly build --quiet -Zbuild-std --target "$triple" --target-dir "$target" --package tlsconf-ffi
gcc -std=c99 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror -Iffi/include -g -fsanitize=thread -c tests/ffi/threads.c \
    -o "$target/threads.o"
# The compiler's own runtime has not all that Rust's code calls: that of the toolchain is taken for both.
gcc "$target/threads.o" "$target/$triple/debug/libtlsconf_ffi.a" -Wl,--whole-archive "$runtime" -Wl,--no-whole-archive \
    -lpthread -lm -ldl -lrt -o "$target/threads"
if "$target/threads" race >/dev/null 2>"$target/race.log" || ! grep -q 'data race' "$target/race.log"; then
    echo "a planted race was not seen: ThreadSanitizer is not linked in"
    exit 1
fi
held=$("$target/threads" tests/data/mtls)
echo "under ThreadSanitizer: $held"
