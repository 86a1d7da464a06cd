#!/bin/sh
# portable.sh ARCH: the C library and the program, optimised, for Linux on x86_64 or aarch64 with the oldest C library that Rust
# serves: TARGET/ffi/ARCH-unknown-linux-gnu/release and TARGET/ARCH-unknown-linux-gnu/release. More arguments go to ffi/Makefile.
set -eu
cd "$(dirname "$0")/../.."
arch=$1
shift
triple=$arch-unknown-linux-gnu
tests/tools/need.sh python3 || exit $?
tests/tools/need.sh "$triple" || exit $?
command -v make >/dev/null || { echo "skipped: make is not there (Debian: apt-get install build-essential)"; exit 77; }
target=${CARGO_TARGET_DIR:-$PWD/target}
venv=$target/zig-tools
# Zig brings the C libraries of every age.
tools="cargo-zigbuild==0.24.1 ziglang==0.17.1"
if [ "$(cat "$venv/installed" 2>/dev/null)" != "$tools" ]; then
    echo "installing into $venv: $tools"
    [ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
    # shellcheck disable=SC2086 # several
    "$venv/bin/pip" install --quiet --disable-pip-version-check $tools || { echo "skipped: they could not be had"; exit 77; }
    echo "$tools" >"$venv/installed"
fi
glibc=2.17
. tests/tools/paths.sh
PATH=$venv/bin:$PATH
# No time is in what is compiled, but C would be compiled anew with each.
unset SOURCE_DATE_EPOCH
export PATH RUSTFLAGS="$paths" CARGO_PROFILE_RELEASE_STRIP=symbols
# Of every architecture, which Debian's own strip is not; Rust brings it. What it would link with again makes up two thirds of the
# static library.
sysroot=$(rustc --print sysroot)
strip="env LD_LIBRARY_PATH=$sysroot/lib $sysroot/lib/rustlib/$(rustc --print host-tuple)/bin/rust-objcopy --remove-section=.llvmbc --remove-section=.llvmcmd"
# make sees no change of what it is linked with.
rm -f "$target/ffi/$triple/release"/libtlsconf.so.*.*.*
# Zig has the unwinder that Rust looks for in libgcc_s.
make --no-print-directory -s -C ffi "TRIPLE=$triple.$glibc" CARGO=cargo-zigbuild "STRIP=$strip" \
    "CC=$venv/bin/python -m ziglang cc -target $arch-linux-gnu.$glibc" "LINK_LIBS=-lunwind -lpthread -lm -ldl -lc" LDFLAGS=-s "$@"
cargo-zigbuild build --quiet --release --package tlsconf-cli --target "$triple.$glibc"
