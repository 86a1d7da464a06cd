#!/bin/sh
# The C library: its header in every standard, its symbols and layouts, its behaviour under sanitizers and Valgrind, and as
# it is installed.
set -eu
cd "$(dirname "$0")/../.."
for tool in gcc g++ make nm; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not there (Debian: apt-get install build-essential)"; exit 77; }
done
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
out=$target/ffi/debug
work=$target/ffi/test
rm -rf "$work"
mkdir -p "$work"

make --no-print-directory -s -C ffi PROFILE=dev

strict="-Wall -Wextra -Wpedantic -Werror -Iffi/include"
for standard in c99 c11 c17 c2x; do gcc "-std=$standard" $strict -fsyntax-only tests/ffi/abi.c; done
for standard in c++11 c++17 c++20; do g++ "-std=$standard" $strict -x c++ -fsyntax-only tests/ffi/abi.c; done
echo "the header is C99 to C23 and C++11 to C++20, numbers and layouts are as promised"

nm -D --defined-only "$out/libtlsconf.so" | awk '$2 == "T" { sub(/@.*/, "", $3); print $3 }' | sort >"$work/symbols"
diff ffi/symbols.txt "$work/symbols" || { echo "the library gives out other names than ffi/symbols.txt"; exit 1; }
echo "$(wc -l <ffi/symbols.txt) names are given out, each listed"

sanitize="-g -fsanitize=address,undefined -fno-sanitize-recover=all"
gcc $sanitize tests/ffi/overflow.c -o "$work/overflow"
if "$work/overflow" 2>"$work/overflow.log" || ! grep -q AddressSanitizer "$work/overflow.log"; then
    echo "a planted overflow was not seen: the sanitizers are not linked in"
    exit 1
fi
c="-std=c99 -D_POSIX_C_SOURCE=200809L $strict"
gcc $c $sanitize tests/ffi/suite.c "$out/libtlsconf.a" -lpthread -lm -ldl -o "$work/suite-sanitized"
# Into a variable first: `echo "$(command)"` succeeds when the command does not.
held=$("$work/suite-sanitized" tests/data/mtls)
echo "under AddressSanitizer and UndefinedBehaviorSanitizer: $held"
gcc $c -g tests/ffi/suite.c -L"$out" -ltlsconf -lpthread "-Wl,-rpath,$out" -o "$work/suite"
if command -v valgrind >/dev/null; then
    held=$(valgrind -q --leak-check=full --error-exitcode=9 "$work/suite" tests/data/mtls)
    echo "under Valgrind, no leak: $held"
else
    echo "skipped: valgrind is not there (apt-get install valgrind)"
    "$work/suite" tests/data/mtls
fi
gcc $c $sanitize tests/ffi/driver.c -L"$out" -ltlsconf "-Wl,-rpath,$out" -o "$work/driver"
tests/harness/run.py C "$work/driver"
if tests/harness/run.py nothing true >"$work/nothing.log"; then echo "a driver that answers nothing passes"; exit 1; fi
gcc $c tests/ffi/reload.c -ldl -o "$work/reload"
"$work/reload" "$out/libtlsconf.so"

# As a person has it: installed, found by pkg-config and by CMake.
make --no-print-directory -s -C ffi PROFILE=dev install "DESTDIR=$work/root" PREFIX=/usr
lib=$work/root/usr/lib
ca=tests/data/real/redis_ca-2022-08.pem
if command -v pkg-config >/dev/null; then
    flags=$(PKG_CONFIG_SYSROOT_DIR=$work/root PKG_CONFIG_PATH=$lib/pkgconfig pkg-config --cflags --libs tlsconf)
    gcc tests/ffi/check.c $flags -o "$work/check"
    held=$(LD_LIBRARY_PATH=$lib "$work/check" "$ca")
    echo "installed, by pkg-config: $held"
else
    echo "skipped: pkg-config is not there (apt-get install pkg-config)"
fi
if command -v cmake >/dev/null; then
    cmake -S tests/ffi -B "$work/cmake" "-DCMAKE_PREFIX_PATH=$work/root/usr" >"$work/cmake.log" || { cat "$work/cmake.log"; exit 1; }
    cmake --build "$work/cmake" >>"$work/cmake.log" || { cat "$work/cmake.log"; exit 1; }
    for linked in shared static; do
        held=$("$work/cmake/check-$linked" "$ca")
        echo "installed, by CMake, $linked: $held"
    done
else
    echo "skipped: cmake is not there (apt-get install cmake)"
fi
