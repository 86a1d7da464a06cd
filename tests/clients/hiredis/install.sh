#!/bin/sh
# install.sh CACHE: hiredis with TLS, built from the sources inside PyPI's package; Debian 12's 0.14.1 has no TLS.
set -eu
command -v cc >/dev/null || { echo "no C compiler is installed"; exit 77; }
echo '#include <openssl/ssl.h>' | cc -E - >/dev/null 2>&1 || { echo "OpenSSL's headers are not installed (apt-get install libssl-dev)"; exit 77; }
if ! [ -e "$1/lib/libhiredis_ssl.so" ]; then
    echo "building hiredis: pip download -r requirements.txt, cc"
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --no-binary hiredis --dest "$1" -r requirements.txt ||
        { echo "the sources of hiredis could not be fetched"; exit 77; }
    mkdir -p "$1/include" "$1/lib"
    tar -xzf "$1"/hiredis-*.tar.gz -C "$1"
    mv "$1"/hiredis-*/vendor/hiredis "$1/include/hiredis"
    cd "$1/include/hiredis"
    cc -O1 -fPIC -shared -o "$1/lib/libhiredis.so" alloc.c async.c hiredis.c net.c read.c sds.c sockcompat.c
    cc -O1 -fPIC -shared -o "$1/lib/libhiredis_ssl.so" ssl.c -L"$1/lib" -lhiredis -lssl -lcrypto
fi
sed -n 's/^#define HIREDIS_\(MAJOR\|MINOR\|PATCH\) //p' "$1/include/hiredis/hiredis.h" | paste -sd. | sed 's/^/hiredis /'
