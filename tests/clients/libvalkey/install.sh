#!/bin/sh
# install.sh CACHE: libvalkey with TLS, built from the sources inside PyPI's package.
set -eu
command -v cc >/dev/null || { echo "no C compiler is installed"; exit 77; }
echo '#include <openssl/ssl.h>' | cc -E - >/dev/null 2>&1 || { echo "OpenSSL's headers are not installed (apt-get install libssl-dev)"; exit 77; }
if ! [ -e "$1/lib/libvalkey_tls.so" ]; then
    echo "building libvalkey: pip download -r requirements.txt, cc"
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary libvalkey --dest "$1" -r requirements.txt ||
        { echo "the sources of libvalkey could not be fetched"; exit 77; }
    mkdir -p "$1/lib"
    tar -xzf "$1"/libvalkey-*.tar.gz -C "$1"
    mv "$1"/libvalkey-*/vendor/libvalkey/include "$1"/libvalkey-*/vendor/libvalkey/src "$1"
    cd "$1/src"
    flags="-O1 -w -fPIC -shared -I$1/include -I$1/include/valkey -I."
    # shellcheck disable=SC2086,SC2046
    cc $flags -o "$1/lib/libvalkey.so" $(ls ./*.c | grep -v -e /tls.c -e /rdma.c)
    # shellcheck disable=SC2086
    cc $flags -o "$1/lib/libvalkey_tls.so" tls.c -L"$1/lib" -lvalkey -lssl -lcrypto
fi
sed -n 's/^#define LIBVALKEY_VERSION_\(MAJOR\|MINOR\|PATCH\) //p' "$1/include/valkey/valkey.h" | paste -sd. | sed 's/^/libvalkey /'
