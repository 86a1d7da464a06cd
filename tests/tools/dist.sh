#!/bin/sh
# dist.sh: what a release holds, into TARGET/dist: archives of the C library and of the program for Linux on x86_64 and aarch64, wheels
# and sdist, the npm tarball, the zips of the Go modules, an SBOM, SHA256SUMS. The same commit gives the same octets with the same tools.
# `dist.sh dev`: both archives for this machine alone, of what is built for other tests, into TARGET/dist-dev.
# tests/tools/dist-test.sh tries them.
set -eu
cd "$(dirname "$0")/../.."
profile=${1-release}
target=${CARGO_TARGET_DIR:-$PWD/target}
case $target in /*) ;; *) target=$PWD/$target ;; esac
out=$target/dist
squeeze=-9
# A big one, for a look.
[ "$profile" = release ] || { out=$target/dist-$profile; squeeze=-1; }
stage=$target/dist-stage
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
tests/tools/need.sh python3 || exit $?
rm -rf "$out" "$stage"
mkdir -p "$out" "$stage"
python3 tests/dist/licences.py >"$stage/THIRD-PARTY-LICENSES"

# archive NAME: of the folder STAGE/NAME, whoever makes it, whenever.
archive() {
    tar -C "$stage" --sort=name "--mtime=@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX --format=gnu -cf - "$1" |
        gzip -n "$squeeze" >"$out/$1.tar.gz"
}

# papers FOLDER README: what goes beside everything.
papers() {
    mkdir -p "$1"
    cp "$2" "$1/README.md"
    cp LICENSE-APACHE LICENSE-MIT CHANGELOG.md "$stage/THIRD-PARTY-LICENSES" "$1/"
}

# library TRIPLE COMMAND...: the archive of the C library, which COMMAND, a `make` of ffi/Makefile, installs. It may be unpacked anywhere.
library() {
    name=tlsconf-c-$version-$1
    shift
    "$@" install "DESTDIR=$stage" "PREFIX=/$name"
    for pc in "$stage/$name"/lib/pkgconfig/*.pc; do
        sed -e "s|^prefix=.*|prefix=\${pcfiledir}/../..|; s|=/$name/|=\${prefix}/|" "$pc" >"$pc.new"
        mv "$pc.new" "$pc"
    done
    papers "$stage/$name/share/doc/tlsconf" ffi/README.md
    cp bindings/c/README.md "$stage/$name/share/doc/tlsconf/README-openssl-hiredis.md"
    cp -r bindings/c/examples "$stage/$name/share/doc/tlsconf/"
    archive "$name"
}

# program TRIPLE FILE RUN: the archive of the program FILE. RUN is the same one for this machine: it says what belongs beside it.
program() {
    name=tlsconf-$version-$1
    share=$stage/$name/share
    mkdir -p "$stage/$name/bin" "$share/bash-completion/completions" "$share/zsh/site-functions" "$share/fish/vendor_completions.d" "$share/man/man1"
    cp "$2" "$stage/$name/bin/tlsconf"
    "$3" completions bash >"$share/bash-completion/completions/tlsconf"
    "$3" completions zsh >"$share/zsh/site-functions/_tlsconf"
    "$3" completions fish >"$share/fish/vendor_completions.d/tlsconf.fish"
    "$3" man >"$share/man/man1/tlsconf.1"
    papers "$share/doc/tlsconf" README.md
    archive "$name"
}

# Last, of all that is there.
sums() { (cd "$out" && find . -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort | xargs sha256sum >SHA256SUMS); }

if [ "$profile" = dev ]; then
    triple=$(uname -m)-unknown-linux-gnu
    make --no-print-directory -s -C ffi PROFILE=dev
    cargo build --quiet --package tlsconf-cli
    library "$triple" make --no-print-directory -s -C ffi PROFILE=dev
    program "$triple" "$target/debug/tlsconf" "$target/debug/tlsconf"
    sums
    exit
fi

tests/tools/wheel.sh release
tests/tools/wheel.sh release aarch64
cp "$target"/wheel/release/* "$target"/wheel/aarch64/* "$out/"
for arch in x86_64 aarch64; do
    triple=$arch-unknown-linux-gnu
    library "$triple" tests/tools/portable.sh "$arch"
    program "$triple" "$target/$triple/release/tlsconf" "$target/$(uname -m)-unknown-linux-gnu/release/tlsconf"
done

tests/tools/wasm-module.sh
(cd wasm/npm && npm pack --silent --ignore-scripts --pack-destination "$out")

tests/tools/go-module.sh
status=0
tests/tools/go-module.sh --check || status=$?
# Who gets the module by its tag has what is committed: so it must be that, in a release.
case $status:$(grep -c '^## Unreleased' CHANGELOG.md || true) in
0:* | 77:*) replaced= ;;
*:0) exit 1 ;;
*) echo "Go: with the module as it is built now, before a release"; replaced=$target/go/tlsconf.wasm ;;
esac
# shellcheck disable=SC2086 # one word or none
tag=$(python3 tests/go/pack.py "$stage/go" $replaced)
package=$stage/go/github.com/tlsconf/tlsconf/bindings/go
cp "$package/@v/$tag.zip" "$out/tlsconf-go-$version.zip"
for module in redistls rueidistls; do cp "$package/$module/@v/$tag.zip" "$out/tlsconf-go-$module-$version.zip"; done

tests/tools/sbom.sh "$SOURCE_DATE_EPOCH" "$out"/* >"$stage/sbom.json"
mv "$stage/sbom.json" "$out/tlsconf-$version.cdx.json"
sums
(cd "$out" && wc -c -- *)
