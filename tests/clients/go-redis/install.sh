#!/bin/sh
# install.sh CACHE: go-redis of go.mod and go.sum. Both Go clients share what is built of Go itself: the first build takes minutes.
set -eu
command -v go >/dev/null || { echo "Go is not installed"; exit 77; }
export GOCACHE="$1/../go-build"
cp go.mod go.sum "$1/"
cd "$1"
version=$(go list -m -f '{{.Version}}' github.com/redis/go-redis/v9 2>/dev/null) || { echo "this Go is too old for go-redis: $(go version)"; exit 77; }
if [ ! -e built ]; then
    echo "building go-redis: go build"
    go mod download || { echo "go-redis could not be installed"; exit 77; }
    go build github.com/redis/go-redis/v9
    touch built
fi
echo "go-redis ${version#v} on $(go env GOVERSION | sed 's/go/Go /')"
