#!/bin/sh
# abi.sh [--release]: the ABI of the C library against the one that was last released, ffi/abi/MAJOR.abi (before 1.0: 0.MINOR), by
# libabigail. --release writes that file, when a release is made.
set -eu
cd "$(dirname "$0")/../.."
[ "$(uname -m)" = x86_64 ] || { echo "skipped: what was released is of x86_64"; exit 77; }
tests/tools/need.sh abigail || exit $?
target=${CARGO_TARGET_DIR:-target}
work=$target/abi
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1 | awk -F. '{ print ($1 > 0) ? $1 : $1 "." $2 }')
released=ffi/abi/$version.abi
rm -rf "$work"
mkdir -p "$work"

# of HEADER OUT: the ABI that a header describes; the library gives out just these names (tests/tools/ffi.sh).
of() {
    mkdir "$2.d"
    cp "$1" "$2.d/tlsconf.h"
    python3 tests/ffi/stub.py "$1" "${3-ffi/symbols.txt}" >"$2.d/stub.c"
    gcc -std=c99 -g -w -shared -fPIC "-I$2.d" "$2.d/stub.c" -o "$2.d/libtlsconf.so"
    abidw --no-show-locs --no-comp-dir-path --no-corpus-path --no-elf-needed --type-id-style hash --out-file "$2" "$2.d/libtlsconf.so"
}

# same OLD NEW: is NEW as OLD, but for what the promise allows?
same() { abidiff --suppr ffi/abi/promise.suppr --no-added-syms "$1" "$2" >"$2.diff"; }

of ffi/include/tlsconf.h "$work/now"
if [ "${1-}" = --release ]; then
    cp "$work/now" "$released"
    echo "wrote $released"
    exit 0
fi
same "$released" "$work/now" || { echo "the ABI is not as released in $released:"; cat "$work/now.diff"; exit 1; }

# That it would see a breach, and takes what is allowed, is tried on copies of the header.
edited() { sed "$2" ffi/include/tlsconf.h >"$work/$1.h"; cmp -s "$work/$1.h" ffi/include/tlsconf.h && { echo "$1 is not planted"; exit 1; }; of "$work/$1.h" "$work/$1"; }
edited parameter 's/^size_t tlsconf_text_len(const tlsconf_text \*text);/size_t tlsconf_text_len(const tlsconf_text *text, int more);/'
edited result 's/^size_t tlsconf_text_len(/uint32_t tlsconf_text_len(/'
edited field 's/^    uint32_t secret;/    uint32_t more;\n    uint32_t secret;/'
edited number 's/TLSCONF_REFUSED = 9,/TLSCONF_REFUSED = 19,/'
for breach in parameter result field number; do
    if same "$work/now" "$work/$breach"; then echo "a planted breach was not seen: $breach"; exit 1; fi
done
edited larger 's/^    uint32_t secret;/    uint32_t secret;\n    uint32_t more;/'
edited numbers 's/TLSCONF_PANIC = 11,/TLSCONF_PANIC = 11,\n    TLSCONF_MORE = 12,/'
for change in larger numbers; do
    same "$work/now" "$work/$change" || { echo "what is allowed was refused: $change"; cat "$work/$change.diff"; exit 1; }
done
{ cat ffi/symbols.txt; echo tlsconf_zero; } >"$work/symbols"
sed 's/^const char \*tlsconf_version(void);/&\nconst char *tlsconf_zero(void);/' ffi/include/tlsconf.h >"$work/function.h"
of "$work/function.h" "$work/function" "$work/symbols"
same "$work/now" "$work/function" || { echo "a new function was refused"; exit 1; }
if same "$work/function" "$work/now"; then echo "a planted breach was not seen: a function that is gone"; exit 1; fi
echo "the ABI is as in $released; five planted breaches are seen, three changes that are allowed pass"
