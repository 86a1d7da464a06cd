#!/bin/sh
# wheel.sh [release]: the Python package into target/wheel/release: a wheel with the library and the program inside, optimised, for
# the oldest C library that can be had, and an sdist. `wheel.sh dev`: a wheel for this machine into target/wheel/dev, with what is
# built for other tests.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh python3 || exit $?
command -v make >/dev/null || { echo "skipped: make is not there (Debian: apt-get install build-essential)"; exit 77; }
profile=${1-release}
target=${CARGO_TARGET_DIR:-$PWD/target}
venv=$target/wheel-tools
out=$target/wheel/$profile
tools="hatchling==1.33.0 uv==0.13.9"
# Zig brings the C libraries of every age; auditwheel looks whether what was built asks for no newer one than its name says.
[ "$profile" = dev ] || tools="$tools auditwheel==6.8.2 cargo-zigbuild==0.24.1 ziglang==0.17.1"
if [ "$(cat "$venv/$profile" 2>/dev/null)" != "$tools" ]; then
    echo "installing into $venv: $tools"
    [ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
    # shellcheck disable=SC2086 # several
    "$venv/bin/pip" install --quiet --disable-pip-version-check $tools || { echo "skipped: they could not be had"; exit 77; }
    echo "$tools" >"$venv/$profile"
fi
rm -rf "$out"
mkdir -p "$out/native"
if [ "$profile" = dev ]; then
    make --no-print-directory -s -C ffi PROFILE=dev
    cargo build --quiet --package tlsconf-cli
    cp "$target/ffi/debug/libtlsconf.so" "$target/debug/tlsconf" "$out/native/"
    platform=linux_$(uname -m)
else
    glibc=2.17
    triple=x86_64-unknown-linux-gnu
    tests/tools/need.sh "$triple" || exit $?
    PATH=$venv/bin:$PATH
    # Zig has the unwinder that Rust looks for in libgcc_s.
    make --no-print-directory -s -C ffi "TRIPLE=$triple.$glibc" CARGO=cargo-zigbuild \
        "CC=$venv/bin/python -m ziglang cc -target x86_64-linux-gnu.$glibc" "SYSTEM_LIBS=-lunwind -lpthread -lm -ldl -lc"
    cargo-zigbuild build --quiet --release --package tlsconf-cli --target "$triple.$glibc"
    cp "$target/ffi/$triple/release/libtlsconf.so" "$target/$triple/release/tlsconf" "$out/native/"
    platform=manylinux_$(echo $glibc | tr . _)_x86_64
fi
strip --strip-unneeded "$out/native/libtlsconf.so" "$out/native/tlsconf"
build() { (cd bindings/python && "$venv/bin/hatchling" build -t "$1" -d "$out") >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }; }
export TLSCONF_NATIVE="$out/native" TLSCONF_PLATFORM="$platform"
build wheel
if [ "$profile" != dev ]; then
    build sdist
    "$venv/bin/auditwheel" show "$out"/*.whl >"$out/log"
    grep -qF "\"$platform\"" "$out/log" || { cat "$out/log"; exit 1; }
    echo "auditwheel: consistent with $platform"
fi
rm -rf "$out/native" "$out/log"
for file in "$out"/*; do echo "$file: $(wc -c <"$file") octets"; done
