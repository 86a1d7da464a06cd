#!/bin/sh
# Builds the WebAssembly module and the npm package around it: wasm/npm/dist.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh wasm
tests/tools/need.sh node
tests/tools/npm.sh
target=${CARGO_TARGET_DIR:-target}
npm=wasm/npm

cargo build --quiet --package tlsconf-wasm --profile wasm-release --target wasm32-unknown-unknown
module=$target/wasm32-unknown-unknown/wasm-release/tlsconf_wasm.wasm
made=$target/wasm/made-of
# What it is made of decides whether it must be made anew.
now=$(cat "$module" wasm/build/src/main.rs "$npm/package-lock.json" "$0" | cksum)
if [ ! -f "$npm/glue/tlsconf_bg.wasm" ] || [ "$(cat "$made" 2>/dev/null)" != "$now" ]; then
    mkdir -p "$target/wasm"
    cargo run --quiet --package tlsconf-wasm-build -- "$module" "$target/wasm/glue"
    # The features that the Rust compiler uses by default, and no others.
    features="--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals
        --enable-reference-types --enable-multivalue"
    # shellcheck disable=SC2086 # words
    {
        "$npm/node_modules/.bin/wasm-opt" -Oz $features -g "$target/wasm/glue/tlsconf_bg.wasm" -o "$target/wasm/named.wasm"
        "$npm/node_modules/.bin/wasm-opt" $features --strip-debug --strip-producers --strip-target-features \
            "$target/wasm/named.wasm" -o "$target/wasm/tlsconf_bg.wasm"
    }
    mkdir -p "$npm/glue"
    cp "$target/wasm/glue/tlsconf.js" "$target/wasm/glue/tlsconf.d.ts" "$target/wasm/tlsconf_bg.wasm" "$npm/glue/"
    echo "$now" >"$made"
fi
node "$npm/tools/build.mjs"
echo "wasm/npm/dist: $(wc -c <"$npm/dist/tlsconf_bg.wasm") octets of WebAssembly"
