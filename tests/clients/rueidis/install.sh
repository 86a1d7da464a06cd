#!/bin/sh
# install.sh CACHE: rueidis of go.mod and go.sum. Both Go clients share what is built of Go itself: the first build takes minutes.
set -eu
command -v go >/dev/null || { echo "Go is not installed"; exit 77; }
export GOCACHE="$1/../go-build"
cp go.mod go.sum "$1/"
cd "$1"
version=$(go list -m -f '{{.Version}}' github.com/redis/rueidis 2>/dev/null) || { echo "this Go is too old for rueidis: $(go version)"; exit 77; }
if [ ! -e built ]; then
    echo "building rueidis: go build"
    go mod download || { echo "rueidis could not be installed"; exit 77; }
    go build github.com/redis/rueidis
    touch built
fi
echo "rueidis ${version#v} on $(go env GOVERSION | sed 's/go/Go /')"
