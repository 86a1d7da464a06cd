#!/bin/sh
# wheel.sh [release [ARCH]]: the Python package into target/wheel/release: a wheel with the library and the program inside, optimised,
# for the oldest C library that can be had, and an sdist; for ARCH=aarch64 the wheel alone, into target/wheel/aarch64. `wheel.sh dev`:
# a wheel for this machine into target/wheel/dev, with what is built for other tests.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh python3 || exit $?
command -v make >/dev/null || { echo "skipped: make is not there (Debian: apt-get install build-essential)"; exit 77; }
profile=${1-release}
arch=${2-x86_64}
target=${CARGO_TARGET_DIR:-$PWD/target}
venv=$target/wheel-tools
out=$target/wheel/$profile
[ "$arch" = x86_64 ] || out=$target/wheel/$arch
tools="hatchling==1.33.0 uv==0.13.9"
# Looks whether what was built asks for no newer C library than its name says.
[ "$profile" = dev ] || tools="$tools auditwheel==6.8.2"
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
    triple=$arch-unknown-linux-gnu
    tests/tools/portable.sh "$arch" || exit $?
    cp "$target/ffi/$triple/release/libtlsconf.so" "$target/$triple/release/tlsconf" "$out/native/"
    python3 tests/dist/licences.py >"$out/native/THIRD-PARTY-LICENSES"
    platform=manylinux_$(sed -n 's/^glibc=//p' tests/tools/portable.sh | tr . _)_$arch
fi
build() { (cd bindings/python && "$venv/bin/hatchling" build -t "$1" -d "$out") >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }; }
export TLSCONF_NATIVE="$out/native" TLSCONF_PLATFORM="$platform"
build wheel
if [ "$profile" != dev ]; then
    [ "$arch" != x86_64 ] || build sdist
    "$venv/bin/auditwheel" show "$out"/*.whl >"$out/log"
    grep -qF "\"$platform\"" "$out/log" || { cat "$out/log"; exit 1; }
    echo "auditwheel: consistent with $platform"
fi
rm -rf "$out/native" "$out/log"
for file in "$out"/*; do echo "$file: $(wc -c <"$file") octets"; done
