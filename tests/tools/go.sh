#!/bin/sh
# The Go package as `go get` has it: packed, and used from a module of its own outside of the tree, by the WebAssembly module, by the
# shared library and by the static one: its own tests, the same answers as Rust, real clients against TLS servers.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
case $target in /*) ;; *) target=$root/$target ;; esac
work=$target/go
tests/tools/need.sh go || exit $?
tests/tools/go-module.sh || exit $?
tests/tools/need.sh python3 || exit $?
# Its absence is said where it is asked for.
tests/tools/need.sh redis-server || test $? -eq 77

# What changes every day is tried as it is built now. The module that is committed must serve this package, too; that it is what its
# sources give counts from the moment when the changes are those of a release: it is a megabyte of history each time.
status=0
tests/tools/go-module.sh --check >"$work/check" || status=$?
case $status:$(grep -c '^## Unreleased' CHANGELOG.md || true) in
0:* | 77:*) cat "$work/check" ;;
*:0) cat "$work/check"; exit 1 ;;
*) echo "the committed module is of an older core, as may be before a release: make go-module rewrites it" ;;
esac

# All Go programs of the tests share what is built of Go itself.
export GOCACHE="$target/clients/go-build" GOFLAGS="-mod=mod -buildvcs=false" CGO_ENABLED=1
formatted=$(gofmt -l bindings/go tests/go)
[ -z "$formatted" ] || { echo "not as gofmt writes it: $formatted"; exit 1; }

rm -rf "$work/proxy" "$work/consumer" "$work/native"
mkdir -p "$work"
version=$(python3 tests/go/pack.py "$work/proxy" "$work/tlsconf.wasm")
make --no-print-directory -s -C ffi PROFILE=dev install "PREFIX=$work/native"
export PKG_CONFIG_PATH="$work/native/lib/pkgconfig" LD_LIBRARY_PATH="$work/native/lib"

# A cache of modules of its own: there this version was another one yesterday.
export GOMODCACHE="$work/modules" GONOSUMDB=github.com/tlsconf GOFLAGS="$GOFLAGS -modcacherw"
rm -rf "$GOMODCACHE/github.com/tlsconf" "$GOMODCACHE/cache/download/github.com/tlsconf"
# Go keeps an index of what lies in a module's folder, and looks there no more: the files of one version never change elsewhere.
export GODEBUG=goindex=0
GOPROXY="file://$work/proxy,$(go env GOPROXY)"
export GOPROXY
cp -r tests/go "$work/consumer"
cd "$work/consumer"
for module in '' /redistls /rueidistls; do go mod edit "-dropreplace=github.com/tlsconf/tlsconf/bindings/go$module"; done
go mod tidy
package=github.com/tlsconf/tlsconf/bindings/go
echo "packed as $version, $(wc -c <"$work/proxy/$package/@v/$version.zip") octets; used with $(go env GOVERSION) from a module of its own"

# The committed module, with the package as it is.
(cd "$root/bindings/go" && GOFLAGS=-buildvcs=false go test -count=1 -run 'Door|Connects' .)

staticcheck=$work/tools/staticcheck
if [ ! -x "$staticcheck" ]; then
    echo "installing staticcheck: go install honnef.co/go/tools/cmd/staticcheck@v0.8.2"
    GOBIN=$work/tools GOFLAGS=-buildvcs=false go install honnef.co/go/tools/cmd/staticcheck@v0.8.2 >"$work/staticcheck.log" 2>&1 || cat "$work/staticcheck.log"
fi
[ -x "$staticcheck" ] || echo "skipped: staticcheck could not be had"

for tags in "" tlsconf_native tlsconf_native,tlsconf_static; do
    name=${tags:-module}
    CGO_ENABLED=$([ -n "$tags" ] && echo 1 || echo 0)
    export CGO_ENABLED
    # These look at packages of the tree alone.
    for folder in bindings/go bindings/go/redistls bindings/go/rueidistls tests/go; do
        (
            cd "$root/$folder"
            export GOFLAGS=-buildvcs=false
            go vet "-tags=$tags" ./...
            [ ! -x "$staticcheck" ] || "$staticcheck" "-tags=$tags" ./...
        )
    done
    go build "-tags=$tags" -o "$work/driver-$name" ./driver
    "$root/tests/harness/run.py" "Go, $name" "$work/driver-$name"
    go build "-tags=$tags" -o "$work/probe-$name" ./probe
    go test -c "-tags=$tags" -o "$work/redis-$name" .
    [ "$tags" = tlsconf_native,tlsconf_static ] || TLSCONF_ANSWERS=$target/wasm/answers.jsonl go test -count=1 "-tags=$tags" ./typed
done
export CGO_ENABLED=1
# Looking is mostly waiting: both at once.
probe() { python3 "$root/tests/probe/probe.py" "$work/probe-$1" >"$work/probed-$1" 2>&1; }
if command -v redis-server >/dev/null; then
    probe module &
    first=$!
    status=0
    probe tlsconf_native || status=$?
    wait $first || status=$?
    [ "$status" -eq 0 ] || grep -hv '^ok ' "$work/probed-module" "$work/probed-tlsconf_native"
    for name in module tlsconf_native; do echo "Go, $name, $(tail -1 "$work/probed-$name")"; done
    [ "$status" -eq 0 ] || exit 1
fi
"$root/tests/go/redis.py" "$work/redis-module" "$work/redis-tlsconf_native" "$work/redis-tlsconf_native,tlsconf_static" || test $? -eq 77
CGO_ENABLED=0 "$root/tests/go/readme.py" "$work/consumer" || test $? -eq 77
for system in windows/amd64 darwin/arm64 linux/386; do
    CGO_ENABLED=0 GOOS=${system%/*} GOARCH=${system#*/} go build -o /dev/null ./driver
    echo "built for $system"
done
if command -v gcc >/dev/null; then
    rm -rf "$work/unpacked"
    python3 -m zipfile -e "$work/proxy/$package/@v/$version.zip" "$work/unpacked"
    cd "$work/unpacked/$package@$version"
    for tags in "" tlsconf_native; do go test -race -count=1 "-tags=$tags" .; done
else
    echo "skipped: the race detector needs a C compiler (apt-get install gcc)"
fi
