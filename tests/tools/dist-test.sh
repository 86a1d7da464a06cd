#!/bin/sh
# dist-test.sh: tries what dist.sh has left in TARGET/dist, each file from a clean folder, and writes into FILES.txt beside them what
# was done with which; what could not be run here is marked so. `dist-test.sh dev` makes and tries what `dist.sh dev` makes.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
profile=${1-release}
target=${CARGO_TARGET_DIR:-$root/target}
case $target in /*) ;; *) target=$root/$target ;; esac
dist=$target/dist
[ "$profile" = release ] || dist=$target/dist-$profile
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
# The wheels' name says it, too.
glibc=$(sed -n 's/^glibc=//p' tests/tools/portable.sh)
host=$(uname -m)
[ "$profile" = release ] || tests/tools/dist.sh "$profile"
[ -f "$dist/SHA256SUMS" ] || { echo "there is nothing in $dist: make dist"; exit 1; }
work=$(mktemp -d /tmp/tlsconf-dist.XXXXXX)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cp tests/data/real/redis_ca-2022-08.pem "$work/redis_ca.pem"
: >"$work/tried"
cd "$work"

# tried FILE WORDS...: and `untried`, for what was not run.
tried() { file=$(basename "$1"); shift; echo "$file	$*" >>"$work/tried"; echo "$file: $*"; }
untried() { file=$(basename "$1"); shift; echo "$file	NOT RUN: $*" >>"$work/tried"; echo "skipped: $file: $*"; }
fail() { echo "$*"; exit 1; }

# answers FILE COMMAND...: the program answers what every other one here does, to the octet. It exits with 0 where nothing is wrong.
answers() {
    file=$1
    shift
    "$@" --version >"$work/said"
    grep -qx "tlsconf $version" "$work/said" || fail "$file: $(cat "$work/said")"
    "$@" check redis_ca.pem --at 2026-11-25 --format json >"$work/said" || fail "$file: check answers $?"
    grep -q '"verdict": *"ready_for_some"' "$work/said" || fail "$file: $(head -c 300 "$work/said")"
    [ -f "$work/answer" ] || cp "$work/said" "$work/answer"
    cmp "$work/said" "$work/answer" || fail "$file answers otherwise"
}

# portable FILE...: needs no newer C library than promised, and no library but that one's.
portable() {
    for elf in "$@"; do
        needed=$(readelf -W -V "$elf" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -1)
        newest=$(printf '%s\nGLIBC_%s\n' "$needed" "$glibc" | sort -V | tail -1)
        [ "$newest" = "GLIBC_$glibc" ] || fail "$elf needs $needed"
        other=$(readelf -W -d "$elf" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -vE '^(lib(c|m|dl|pthread|rt|util)\.so\.[0-9]|ld-linux-.*)$' || true)
        [ -z "$other" ] || fail "$elf needs $other"
    done
}

# unpacked FILE: into $work/FILE.d.
unpacked() {
    folder=$work/$(basename "$1").d
    mkdir "$folder"
    case $1 in
    *.tar.gz | *.tgz) tar -xf "$1" -C "$folder" ;;
    *) python3 -m zipfile -e "$1" "$folder" ;;
    esac
    echo "$folder"
}

# library FILE ARCH
library() {
    at=$(unpacked "$1")/$(basename "$1" .tar.gz)
    for paper in README.md LICENSE-MIT LICENSE-APACHE THIRD-PARTY-LICENSES; do [ -s "$at/share/doc/tlsconf/$paper" ] || fail "$1: no $paper"; done
    [ "$profile" = dev ] || portable "$at/lib/libtlsconf.so"
    export PKG_CONFIG_PATH="$at/lib/pkgconfig"
    if [ "$2" = "$host" ]; then
        gcc "$root/tests/ffi/check.c" $(pkg-config --cflags --libs tlsconf) -o shared
        [ "$(LD_LIBRARY_PATH=$at/lib ./shared redis_ca.pem)" = "5 trust anchors" ] || fail "$1: shared"
        gcc "$root/tests/ffi/check.c" $(pkg-config --cflags --libs tlsconf-static) -o static
        [ "$(./static redis_ca.pem)" = "5 trust anchors" ] || fail "$1: static"
        if command -v cmake >/dev/null; then
            cmake -S "$root/tests/ffi" -B cmake "-DCMAKE_PREFIX_PATH=$at" >cmake.log && cmake --build cmake >>cmake.log || { cat cmake.log; exit 1; }
            for linked in shared static; do
                [ "$("cmake/check-$linked" redis_ca.pem)" = "5 trust anchors" ] || fail "$1: $linked, by CMake"
            done
        else
            echo "skipped: cmake is not there (apt-get install cmake)"
        fi
        tried "$1" "a program built by pkg-config, shared and static, and by CMake, run"
    elif "$root/tests/tools/need.sh" "qemu-$2"; then
        cc="$target/zig-tools/bin/python -m ziglang cc -target $2-linux-gnu.$glibc"
        run="qemu-$2 -L /usr/$2-linux-gnu"
        $cc "$root/tests/ffi/check.c" $(pkg-config --cflags --libs tlsconf) -o "shared-$2"
        [ "$($run -E "LD_LIBRARY_PATH=$at/lib" "shared-$2" redis_ca.pem)" = "5 trust anchors" ] || fail "$1: shared"
        # Zig has the unwinder under another name.
        $cc "$root/tests/ffi/check.c" $(pkg-config --cflags --libs tlsconf-static | sed 's/-lgcc_s/-lunwind/') -o "static-$2"
        [ "$($run "static-$2" redis_ca.pem)" = "5 trust anchors" ] || fail "$1: static"
        tried "$1" "a program built by pkg-config and Zig, shared and static, run under $(qemu-"$2" --version | head -1); not on such a machine"
    else
        untried "$1" "there is no qemu for $2"
    fi
}

# program FILE ARCH
program() {
    at=$(unpacked "$1")/$(basename "$1" .tar.gz)
    for paper in README.md LICENSE-MIT LICENSE-APACHE THIRD-PARTY-LICENSES; do [ -s "$at/share/doc/tlsconf/$paper" ] || fail "$1: no $paper"; done
    [ "$profile" = dev ] || portable "$at/bin/tlsconf"
    bash -c '. "$1" && complete -p tlsconf' bash "$at/share/bash-completion/completions/tlsconf" >/dev/null
    more=bash
    for shell in zsh fish; do
        [ "$profile" = release ] || command -v "$shell" >/dev/null || continue
        "$root/tests/tools/need.sh" "$shell" || continue
        "$shell" -n "$at"/share/$shell/*/*tlsconf*
        more="$more, $shell"
    done
    if command -v man >/dev/null; then
        MANWIDTH=100 LC_ALL=C.UTF-8 man --warnings -l "$at/share/man/man1/tlsconf.1" >page 2>complaints
        [ ! -s complaints ] && grep -q '^EXAMPLES' page || fail "$1: the manual page: $(cat complaints)"
        more="$more; the manual page set"
    fi
    if [ "$2" = "$host" ]; then
        answers "$1" "$at/bin/tlsconf"
        tried "$1" "run on the bundle of August 2022; completions read by $more"
    elif "$root/tests/tools/need.sh" "qemu-$2"; then
        answers "$1" "qemu-$2" -L "/usr/$2-linux-gnu" "$at/bin/tlsconf"
        tried "$1" "run under qemu-$2, not on such a machine; completions read by $more"
    else
        untried "$1" "there is no qemu for $2"
    fi
}

. "$root/tests/dist/packages.sh"

(cd "$dist" && sha256sum --quiet -c SHA256SUMS)
[ "$(cd "$dist" && find . -type f ! -name SHA256SUMS ! -name FILES.txt | wc -l)" = "$(wc -l <"$dist/SHA256SUMS")" ] || fail "SHA256SUMS does not name every file"
# This machine's first: the others are compared with it.
for arch in "$host" $(printf 'x86_64\naarch64\n' | grep -vx "$host"); do
    triple=$arch-unknown-linux-gnu
    for file in "$dist/tlsconf-c-$version-$triple.tar.gz"; do [ ! -f "$file" ] || library "$file" "$arch"; done
    for file in "$dist/tlsconf-$version-$triple.tar.gz"; do [ ! -f "$file" ] || program "$file" "$arch"; done
done
[ "$profile" = dev ] || packages

# Nothing is passed over, and each is said once.
cd "$dist"
for file in *; do
    case $file in SHA256SUMS | FILES.txt) continue ;; esac
    grep -q "^$file	" "$work/tried" || fail "$file was not tried"
done
{
    echo "tlsconf $version: what was done with each file before it was released."
    echo
    sort "$work/tried" | while IFS="	" read -r file words; do printf '%s  (%s octets)\n    %s\n' "$file" "$(wc -c <"$file")" "$words"; done
} >FILES.txt
echo "$(wc -l <"$work/tried") files tried; $(grep -c 'NOT RUN' "$work/tried" || true) not run; see $dist/FILES.txt"
