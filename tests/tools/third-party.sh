#!/bin/sh
# What others test with, brought by its registries at the versions below and kept under the target folder; nothing of
# it is committed. The suite then compares the dialect of rustls with webpki on all of it.
set -eu
cd "$(dirname "$0")/../.."

# PKITS, certificates and keys of the cryptography library; Mozilla's roots.
python_packages="cryptography_vectors==50.0.2 certifi==2026.10.19.post1"
# The reader of certificates that Python programs use, asked beside OpenSSL what can be read.
pyca="cryptography==50.0.2"
# The last release of webpki whose package holds its test data (all but that of better-tls, which none holds).
webpki=0.102.8
# Certificates with every fault a certificate can have, one each.
zlint=github.com/zmap/zlint/v3@v3.6.8

if ! command -v python3 >/dev/null; then
    echo "skipped: Python 3, which fetches cryptography_vectors, is not installed"
    exit 77
fi
if ! command -v openssl >/dev/null; then
    echo "skipped: openssl, which says what else can be read, is not installed"
    exit 77
fi
root=${CARGO_TARGET_DIR:-target}/third-party
mkdir -p "$root"
root=$(cd "$root" && pwd)
pins="$python_packages $pyca $webpki $zlint"

# The lock is written last: a folder without it is begun anew.
if [ ! -f "$root/lock" ] || [ "$(cat "$root/lock")" != "$pins" ]; then
    rm -rf "$root"
    mkdir -p "$root/wheels" "$root/cargo/src"
    # shellcheck disable=SC2086 # two words
    if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$root/wheels" \
        $python_packages >/dev/null; then
        echo "skipped: PyPI cannot be reached"
        exit 77
    fi
    for wheel in "$root"/wheels/*.whl; do python3 -m zipfile -e "$wheel" "$root/python"; done
    rm -r "$root/wheels"
    python3 -m pip install --quiet --disable-pip-version-check --only-binary :all: --target "$root/pyca" "$pyca" ||
        rm -rf "$root/pyca"
    printf '[package]\nname = "third-party"\nedition = "2024"\n[dependencies]\nrustls-webpki = "=%s"\n[workspace]\n' \
        "$webpki" >"$root/cargo/Cargo.toml"
    : >"$root/cargo/src/lib.rs"
    if ! cargo fetch --quiet --manifest-path "$root/cargo/Cargo.toml"; then
        echo "skipped: crates.io cannot be reached"
        exit 77
    fi
    printf '%s' "$pins" >"$root/lock"
fi

# folder_of PACKAGE MANIFEST: where cargo has unpacked it.
folder_of() {
    cargo metadata --format-version 1 --manifest-path "$2" | python3 -c '
import json, os, sys
for package in json.load(sys.stdin)["packages"]:
    if package["name"] == sys.argv[1]:
        print(os.path.dirname(package["manifest_path"]))
' "$1"
}

link() { ln -sfn "$2" "$root/material/$1"; }
mkdir -p "$root/material"
link cryptography "$root/python/cryptography_vectors"
link certifi "$root/python/certifi"
link webpki "$(folder_of rustls-webpki "$root/cargo/Cargo.toml")/tests"
for crate in pkcs8 pkcs1 x509-parser rustls-pki-types rsa; do link "$crate" "$(folder_of "$crate" Cargo.toml | tail -1)"; done
rm -f "$root/material/zlint"
if command -v go >/dev/null && found=$(cd "$root" && GOTOOLCHAIN=local GOFLAGS=-mod=mod go mod download -json "$zlint"); then
    link zlint "$(printf '%s' "$found" | python3 -c 'import json, sys; print(json.load(sys.stdin)["Dir"])')/testdata"
else
    echo "skipped: zlint's certificates: Go, which fetches it, is not installed, or its proxy cannot be reached"
fi
if [ -d "$root/pyca" ]; then
    export TLSCONF_PYCA="$root/pyca"
else
    echo "skipped: asking cryptography what it reads: $pyca has no wheel for this Python"
fi
TLSCONF_THIRD_PARTY=$root/material cargo test --quiet -p tlsconf-tests --test suite third_party -- --nocapture
