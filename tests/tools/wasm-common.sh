# shellcheck shell=sh disable=SC2034 # read by those that source it, from the repository's root
# What the builds of WebAssembly modules share, so that they share what is compiled, too.

# The features that the Rust compiler uses by default, and no others.
features="--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals
    --enable-reference-types --enable-multivalue"

# Modules speak of sources by paths that are the same on every machine: the same sources give the same octets.
registry=${CARGO_HOME:-$HOME/.cargo}/registry/src
paths=
for folder in "$registry"/*/; do paths="$paths --remap-path-prefix ${folder%/}=/crates"; done
paths="$paths --remap-path-prefix $PWD=/tlsconf"
