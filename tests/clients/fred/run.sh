#!/bin/sh
# The package as it was emitted with the pinned versions beside it, always at one path: only itself is compiled anew.
set -eu
cp "$(dirname "$0")/Cargo.lock" "$2/Cargo.lock"
ln -sfn "$2" "$1/package"
export CARGO_TARGET_DIR="$1/../rust" CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=0
exec cargo run --quiet --offline --manifest-path "$1/package/Cargo.toml"
