#!/bin/sh
# api.sh [FOLDER]: compares the public API of the crate with core/public-api.txt, or writes it there with TLSCONF_BLESS=1. FOLDER: a
# workspace that has the crate; else this one.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
cd "${1-$root}"
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
# rustdoc alone is let write what is not yet stable: compilers would build everything anew.
printf '#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc "$@"\n' >"$tools/rustdoc"
chmod +x "$tools/rustdoc"
if ! RUSTDOC=$tools/rustdoc CARGO_TARGET_DIR=$target cargo rustdoc --quiet --package tlsconf --lib --all-features -- -Z unstable-options --output-format json; then
    echo "skipped: this rustdoc writes no JSON, so the public API was not compared with core/public-api.txt"
    exit 77
fi
"$root/tests/rust/api.py" "$target/doc/tlsconf.json" "$root/core/public-api.txt"
