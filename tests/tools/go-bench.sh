#!/bin/sh
# What the two back ends of the Go package cost: to start, by call, in size. Builds the C library for release first.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
case $target in /*) ;; *) target=$root/$target ;; esac
tests/tools/need.sh go || exit $?
make --no-print-directory -s -C ffi PROFILE=release install "PREFIX=$target/go/release"
# A cache of its own: what go build has built with pkg-config's other answers it would take again.
export PKG_CONFIG_PATH="$target/go/release/lib/pkgconfig" LD_LIBRARY_PATH="$target/go/release/lib" GOCACHE="$target/go/bench-build"
cache=$(mktemp -d)
trap 'rm -rf "$cache"' EXIT
cd tests/go
for tags in "" tlsconf_native tlsconf_native,tlsconf_static; do
    program=$target/go/bench-${tags:-module}
    CGO_ENABLED=$([ -n "$tags" ] && echo 1 || echo 0) go build -ldflags=-s -trimpath "-tags=$tags" -o "$program" ./bench
    echo "== ${tags:-the WebAssembly module}"
    "$program" "$root/tests/data"
done
"$target/go/bench-module" "$root/tests/data" "$cache" >/dev/null
echo "== the WebAssembly module, compiled before into a folder"
"$target/go/bench-module" "$root/tests/data" "$cache"
echo "the shared library has $(wc -c <"$target/go/release/lib/libtlsconf.so") octets"
