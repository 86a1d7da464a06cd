#!/bin/sh
# install.sh CACHE: compiles what the emitted packages need with each provider, in a folder that the Rust clients share.
set -eu
command -v cargo >/dev/null || { echo "cargo is not installed"; exit 77; }
export CARGO_TARGET_DIR="$1/../rust" CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=0
cargo fetch --quiet --locked || { echo "its packages could not be fetched"; exit 77; }
[ -e "$1/built" ] || echo "building redis-rs with aws-lc-rs and ring: cargo build, a minute or more"
for features in aws aws,cluster aws,sentinel ring ring,cluster ring,sentinel; do
    cargo build --quiet --locked --offline --features "$features"
done
touch "$1/built"
of() { sed -n "/^name = \"$1\"$/{n;s/version = \"\(.*\)\"/\1/p}" Cargo.lock; }
echo "redis-rs $(of redis), rustls $(of rustls)"
