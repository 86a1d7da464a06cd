#!/bin/sh
# go-module.sh [--write | --check]: builds libtlsconf as the WebAssembly module that the Go package carries, TARGET/go/tlsconf.wasm.
# --write puts it into bindings/go, compressed, with what it was made by. --check fails where what is there is another one.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh wasm
tests/tools/npm.sh wasm/npm wasm/npm
. tests/tools/wasm-common.sh
target=${CARGO_TARGET_DIR:-target}
module=$target/go/tlsconf.wasm
package=bindings/go

mkdir -p "$target/go"
# Not the static library, too: what it needs is compiled otherwise, and would be compiled once more.
RUSTFLAGS=$paths cargo rustc --quiet --package tlsconf-ffi --lib --crate-type cdylib --profile wasm-release \
    --target wasm32-unknown-unknown
compiled=$target/wasm32-unknown-unknown/wasm-release/tlsconf_ffi.wasm
now=$(cksum "$compiled" wasm/npm/package-lock.json tests/tools/go-module.sh tests/tools/wasm-common.sh | cksum)
if [ ! -f "$module" ] || [ "$(cat "$module.made-of" 2>/dev/null)" != "$now" ]; then
    rm -f "$module.made-of"
    # shellcheck disable=SC2086 # words
    wasm/npm/node_modules/.bin/wasm-opt -Oz $features --strip-debug --strip-producers --strip-target-features "$compiled" -o "$module"
    echo "$now" >"$module.made-of"
fi

made_by="$(rustc --version), $(wasm/npm/node_modules/.bin/wasm-opt --version)"
case ${1-} in
--write)
    gzip -9nc "$module" >"$package/tlsconf.wasm.gz"
    python3 tests/dist/licences.py tlsconf-ffi >"$package/THIRD-PARTY-LICENSES"
    { sha256sum <"$module" | cut -d' ' -f1; echo "$made_by"; } >"$package/tlsconf.wasm.made-by"
    echo "$package/tlsconf.wasm.gz: $(wc -c <"$package/tlsconf.wasm.gz") octets, of a module of $(wc -c <"$module")"
    ;;
--check)
    if gzip -dc "$package/tlsconf.wasm.gz" | cmp -s - "$module"; then
        echo "$package/tlsconf.wasm.gz is what its sources give, to the octet"
    elif [ "$(tail -1 "$package/tlsconf.wasm.made-by")" != "$made_by" ]; then
        echo "skipped: $package/tlsconf.wasm.gz was made by $(tail -1 "$package/tlsconf.wasm.made-by"), here is $made_by"
        exit 77
    else
        echo "$package/tlsconf.wasm.gz is not what its sources give: make go-module"
        exit 1
    fi
    ;;
*) echo "$module: $(wc -c <"$module") octets" ;;
esac
