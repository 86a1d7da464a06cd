# shellcheck shell=sh disable=SC2034 # read by those that source it, from the repository's root
# What the builds of WebAssembly modules share, so that they share what is compiled, too.

# The features that the Rust compiler uses by default, and no others.
features="--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals
    --enable-reference-types --enable-multivalue"

. tests/tools/paths.sh
# RUSTFLAGS takes the place of what .cargo/config.toml says for WebAssembly.
paths="$paths $(sed -n "s/^rustflags = \['--cfg', '\(.*\)'\]$/--cfg \1/p" .cargo/config.toml)"
