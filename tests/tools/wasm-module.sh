#!/bin/sh
# Builds the WebAssembly module and the npm package around it: wasm/npm/dist.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh wasm
tests/tools/need.sh wasi
tests/tools/need.sh python3
tests/tools/npm.sh wasm/npm wasm/npm
target=${CARGO_TARGET_DIR:-target}
npm=wasm/npm

. tests/tools/wasm-common.sh

# made WHAT FILE...: has it been made of just these files? WHAT is a path below wasm/npm.
made() {
    what=$1
    stamp=$target/wasm/$(basename "$what").made-of
    shift
    now=$(cksum "$@" "$npm/package-lock.json" tests/tools/wasm-module.sh tests/tools/wasm-common.sh | cksum)
    if [ -e "$npm/$what" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then return 0; fi
    # Until it is made anew: what is half made counts for nothing.
    rm -f "$stamp"
    return 1
}

# smaller FROM TO: for what is shipped, and with the names of its functions for reports about its size.
smaller() {
    # shellcheck disable=SC2086 # words
    "$npm/node_modules/.bin/wasm-opt" -Oz $features -g "$1" -o "$2.named"
    # shellcheck disable=SC2086 # words
    "$npm/node_modules/.bin/wasm-opt" $features --strip-debug --strip-producers --strip-target-features "$2.named" -o "$2"
}

mkdir -p "$target/wasm" "$npm/glue"
RUSTFLAGS=$paths cargo build --quiet --package tlsconf-wasm --profile wasm-release --target wasm32-unknown-unknown
module=$target/wasm32-unknown-unknown/wasm-release/tlsconf_wasm.wasm
if ! made glue/tlsconf_bg.wasm "$module" wasm/build/src/main.rs; then
    cargo run --quiet --package tlsconf-wasm-build -- "$module" "$target/wasm/glue"
    cp "$target/wasm/glue/tlsconf.js" "$target/wasm/glue/tlsconf.d.ts" "$npm/glue/"
    smaller "$target/wasm/glue/tlsconf_bg.wasm" "$npm/glue/tlsconf_bg.wasm"
    mv "$npm/glue/tlsconf_bg.wasm.named" "$target/wasm/named.wasm"
    echo "$now" >"$stamp"
fi

# The program `tlsconf` itself, for `npx tlsconf`: nothing that a second writing of it could get wrong.
RUSTFLAGS=$paths cargo build --quiet --package tlsconf-cli --profile wasm-release --target wasm32-wasip1
program=$target/wasm32-wasip1/wasm-release/tlsconf.wasm
if ! made glue/program.wasm "$program"; then
    smaller "$program" "$npm/glue/program.wasm"
    rm "$npm/glue/program.wasm.named"
    echo "$now" >"$stamp"
fi

# Of the crates that both hold.
python3 tests/dist/licences.py >"$target/wasm/licences" 2>/dev/null
cmp -s "$target/wasm/licences" "$npm/glue/THIRD-PARTY-LICENSES" || cp "$target/wasm/licences" "$npm/glue/THIRD-PARTY-LICENSES"

sources=$(find "$npm/src" "$npm/checker" core/rules "$npm/glue" "$npm/tools/build.mjs" "$npm"/*.json -type f | sort)
# shellcheck disable=SC2086 # none of them has a blank in its name
if ! made dist $sources; then
    node "$npm/tools/build.mjs"
    echo "$now" >"$stamp"
fi
echo "wasm/npm/dist: module of $(wc -c <"$npm/dist/tlsconf_bg.wasm") octets, program of $(wc -c <"$npm/dist/program.wasm")"
