#!/bin/sh
# Builds with the oldest Rust that Cargo.toml promises, in a folder of its own.
set -eu
cd "$(dirname "$0")/../.."
promised=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
toolchain=$promised
case $promised in *.*.*) ;; *) toolchain=$promised.0 ;; esac
if ! rustup toolchain list | grep -q "^$toolchain-"; then
    echo "installing Rust $toolchain: rustup toolchain install $toolchain --profile minimal"
    rustup toolchain install "$toolchain" --profile minimal --no-self-update
fi
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}/msrv cargo "+$toolchain" check --locked -p tlsconf -p tlsconf-cli
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}/msrv cargo "+$toolchain" check --locked -p tlsconf --all-features
echo "builds with Rust $toolchain"
