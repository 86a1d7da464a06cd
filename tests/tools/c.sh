#!/bin/sh
# The headers of bindings/c with an installed libtlsconf, OpenSSL and hiredis: in every standard, as a person builds them, and
# against TLS servers.
set -eu
cd "$(dirname "$0")/../.."
for tool in gcc g++ make pkg-config; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not there (Debian: apt-get install build-essential pkg-config)"; exit 77; }
done
tests/tools/need.sh redis-server || exit $?
tests/tools/need.sh python3 || exit $?
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
work=$target/c
hiredis=$target/clients/hiredis
rm -rf "$work"
mkdir -p "$work" "$hiredis"
(cd tests/clients/hiredis && sh install.sh "$hiredis") >"$work/hiredis.log" || { sed 's/^/skipped: /' "$work/hiredis.log"; exit 77; }
tail -1 "$work/hiredis.log"

# As `make install` of hiredis leaves them, which the sources inside PyPI's package have no Makefile for.
mkdir -p "$work/pkgconfig"
for library in hiredis hiredis_ssl; do
    printf 'Name: %s\nDescription: for this test\nVersion: 1\nCflags: -I%s/include -D_FILE_OFFSET_BITS=64\nLibs: -L%s/lib -l%s\n' \
        "$library" "$hiredis" "$hiredis" "$library" >"$work/pkgconfig/$library.pc"
done
printf 'Requires: hiredis\n' >>"$work/pkgconfig/hiredis_ssl.pc"
make --no-print-directory -s -C ffi PROFILE=dev install "DESTDIR=$work/root" PREFIX=/usr
lib=$work/root/usr/lib
# pkg-config puts the root before the folders of the library alone.
sed "s|^prefix=.*|prefix=$work/root/usr|; s|=/usr|=$work/root/usr|" "$lib/pkgconfig/tlsconf.pc" >"$work/pkgconfig/tlsconf.pc"
export PKG_CONFIG_PATH="$work/pkgconfig" LD_LIBRARY_PATH="$lib:$hiredis/lib"

strict="-D_DEFAULT_SOURCE -Wall -Wextra -Wpedantic -Werror"
includes="-I$work/root/usr/include -isystem $hiredis/include"
for header in tlsconf_openssl.h tlsconf_hiredis.h tlsconf_hiredis_async.h; do
    echo "#include <$header>" >"$work/header.c"
    for standard in c99 c11 c17 c2x; do gcc "-std=$standard" $strict $includes -fsyntax-only "$work/header.c"; done
    for standard in c++11 c++17 c++20; do g++ "-std=$standard" $strict $includes -x c++ -fsyntax-only "$work/header.c"; done
done
echo "the headers are C99 to C23 and C++11 to C++20"

# Examples by the plain Makefile and by CMake, out of the tree. hiredis' adapter for libevent is in no package that has TLS.
cp -r bindings/c/examples "$work/examples"
adapter=$hiredis/include/hiredis/adapters/libevent.h
if [ ! -f "$adapter" ] && command -v apt-get >/dev/null; then
    (cd "$work" && apt-get -qq download libhiredis-dev && dpkg -x libhiredis-dev_*.deb adapter) >"$work/adapter.log" 2>&1 || true
    mkdir -p "$hiredis/include/hiredis/adapters"
    cp "$work/adapter/usr/include/hiredis/adapters/libevent.h" "$adapter" 2>/dev/null || true
fi
programs="check connect async"
if [ ! -f "$adapter" ] || ! pkg-config --exists libevent; then
    echo "skipped: the example with libevent, which is not there (apt-get install libevent-dev)"
    programs="check connect"
fi
# shellcheck disable=SC2086 # words
make --no-print-directory -s -C "$work/examples" CC=gcc CFLAGS=-Werror $programs
if command -v cmake >/dev/null; then
    without=
    [ "$programs" = "check connect" ] && without=-DLIBEVENT_FOUND=0
    cmake -S "$work/examples" -B "$work/cmake" "-DCMAKE_PREFIX_PATH=$work/root/usr" $without >"$work/cmake.log" &&
        cmake --build "$work/cmake" >>"$work/cmake.log" || { cat "$work/cmake.log"; exit 1; }
else
    echo "skipped: cmake is not there (apt-get install cmake)"
fi

flags="-std=c99 $strict $includes"
libraries=$(pkg-config --libs tlsconf hiredis_ssl openssl)
gcc $flags tests/c/pinged.c $libraries -o "$work/pinged"
gcc $flags tests/c/wiped.c $libraries -o "$work/wiped"
sanitize="-g -fsanitize=address,undefined -fno-sanitize-recover=all"
gcc $flags $sanitize tests/c/pinged.c "$lib/libtlsconf.a" $(pkg-config --libs hiredis_ssl openssl) -lpthread -lm -ldl -o "$work/pinged-sanitized"
gcc $sanitize tests/ffi/overflow.c -o "$work/overflow"
if "$work/overflow" 2>"$work/overflow.log" || ! grep -q AddressSanitizer "$work/overflow.log"; then
    echo "a planted overflow was not seen: the sanitizers are not linked in"
    exit 1
fi
python3 tests/c/connections.py "$work/pinged" "$work/wiped"
# Into a variable first: a pipe succeeds when the command before it does not.
held=$(python3 tests/c/connections.py "$work/pinged-sanitized") || { echo "$held"; exit 1; }
echo "under AddressSanitizer and UndefinedBehaviorSanitizer: $(echo "$held" | tail -1)"
# The first hiredis with TLS, which compares no name by itself.
old=$target/clients/hiredis-1.0.0
mkdir -p "$old"
if (cd tests/c/hiredis-1.0.0 && sh ../../clients/hiredis/install.sh "$old") >"$work/old.log"; then
    gcc -std=c99 $strict "-I$work/root/usr/include" -isystem "$old/include" tests/c/pinged.c $(pkg-config --libs tlsconf) \
        "-L$old/lib" -lhiredis_ssl -lhiredis -lssl -lcrypto -o "$work/pinged-old"
    held=$(LD_LIBRARY_PATH="$lib:$old/lib" python3 tests/c/connections.py "$work/pinged-old") || { echo "$held"; exit 1; }
    echo "$(tail -1 "$work/old.log"): $(echo "$held" | tail -1)"
else
    sed 's/^/skipped: /' "$work/old.log"
fi
for folder in "$work/examples" "$work/cmake"; do
    if [ -d "$folder" ]; then python3 tests/c/examples.py "$folder" $programs; fi
done
python3 tests/c/readme.py gcc -std=c99 $strict $(pkg-config --cflags tlsconf hiredis_ssl openssl) $libraries
