#!/bin/sh
# The text is compiled where go.mod and what it names are.
set -eu
export GOCACHE="$1/../go-build" GOFLAGS="-mod=readonly -buildvcs=false"
cp main.go "$1/main.go"
cd "$1"
go build -ldflags=-w -o emitted main.go
exec ./emitted
