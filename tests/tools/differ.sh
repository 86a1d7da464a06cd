#!/bin/sh
# differ.sh [CERTIFICATES KEYS]: damaged certificates and keys, so many, as tlsconf, pyca and OpenSSL read them; see tests/differ/views.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh python3 || exit $?
target=${CARGO_TARGET_DIR:-target}
# The same as the third-party material is compared with, where that is there.
pyca=$target/third-party/pyca
if [ ! -d "$pyca" ]; then
    pyca=$target/differ/pyca
    if [ ! -d "$pyca" ]; then
        wanted=$(sed -n 's/^pyca="\(.*\)"$/\1/p' tests/tools/third-party.sh)
        echo "installing $wanted: pip install --target"
        python3 -m pip install --quiet --disable-pip-version-check --only-binary :all: --target "$pyca" "$wanted" ||
            { rm -rf "$pyca"; echo "skipped: $wanted could not be had"; exit 77; }
    fi
fi
cargo build --quiet -p tlsconf-cli
export PYTHONPATH="$pyca" PYTHONDONTWRITEBYTECODE=1
echo "certificates:"
python3 tests/differ/views.py "$target/debug/tlsconf" "${1:-20000}"
echo "keys:"
python3 tests/differ/keys.py "$target/debug/tlsconf" "${2:-6000}"
