# shellcheck shell=sh # read by tests/tools/dist-test.sh
# The packages for Python, Node and Go, the SBOM, and what all have in common. Each is a function that dist-test.sh's help: `tried`, `answers`.

# In a fresh environment, by pip.
wheel() {
    for file in "$dist"/*.whl; do
        at=$(unpacked "$file")
        portable "$at/tlsconf/libtlsconf.so" "$at/tlsconf/program/tlsconf"
        [ -s "$at/tlsconf/THIRD-PARTY-LICENSES" ] || fail "$file: no licences of what is inside"
        arch=$(basename "$file" .whl | sed 's/.*manylinux_[0-9]*_[0-9]*_//')
        if [ "$arch" = "$host" ]; then
            python3 -m venv venv
            venv/bin/pip install --quiet --disable-pip-version-check --no-index "$file"
            answers "$file" venv/bin/tlsconf
            answers "$file" venv/bin/python -m tlsconf
            [ "$(venv/bin/python -c "$anchors")" = "5 certificates" ] || fail "$file: ssl"
            tried "$file" "installed into a fresh environment of $(python3 --version), the program run, ssl set up"
        else
            archives=$work/tlsconf-$version-$arch-unknown-linux-gnu.tar.gz.d/tlsconf-$version-$arch-unknown-linux-gnu/bin/tlsconf
            cmp "$at/tlsconf/program/tlsconf" "$archives" || fail "$file: its program is another one than the archive's"
            untried "$file" "there is no Python of $arch here; its program is the one of the archive, which was tried"
        fi
    done
}
anchors='import tlsconf
config = tlsconf.Config("redis_ca.pem", endpoint="redis.example.com:6380", time="2026-11-25")
print(len(config.ssl_context().get_ca_certs()), "certificates")'

# Built by pip, which needs Rust. What is compiled is kept: it takes minutes.
sdist() {
    file=$dist/tlsconf-$version.tar.gz
    mkdir built
    CARGO_TARGET_DIR=$target/dist-sdist python3 -m pip wheel --quiet --disable-pip-version-check --no-deps -w built "$file"
    python3 -m venv venv-sdist
    venv-sdist/bin/pip install --quiet --disable-pip-version-check --no-index built/*.whl
    answers "$file" venv-sdist/bin/tlsconf
    tried "$file" "built by pip into $(basename built/*.whl), that installed and run"
}

npm_package() {
    file=$dist/tlsconf-$version.tgz
    [ -s "$(unpacked "$file")/package/dist/THIRD-PARTY-LICENSES" ] || fail "$file: no licences of what is inside"
    "$root/tests/tools/need.sh" node || { untried "$file" "there is no Node"; return; }
    mkdir node
    cp redis_ca.pem node/
    cd node
    echo '{ "name": "fresh", "private": true }' >package.json
    npm install --silent --offline --no-audit --no-fund "$file"
    answers "$file" npx --no-install tlsconf
    cd "$work"
    tried "$file" "installed by npm into a fresh project, \`npx tlsconf\` run by Node $(node --version)"
}

# A fresh module that gets them through a proxy, which holds the zips and what is read from them.
go_modules() {
    path=github.com/tlsconf/tlsconf/bindings/go
    zips="$dist/tlsconf-go-$version.zip $dist/tlsconf-go-redistls-$version.zip $dist/tlsconf-go-rueidistls-$version.zip"
    for file in $zips; do unpacked "$file" >/dev/null; done
    "$root/tests/tools/need.sh" go || { for file in $zips; do untried "$file" "there is no Go 1.26"; done; return; }
    export GOFLAGS="-buildvcs=false -modcacherw"
    (cd "$root/tests/dist/checkzip" && go build -o "$work/checkzip" .)
    for file in $zips; do
        module=$(basename "$file" "-$version.zip" | sed "s|^tlsconf-go-*|$path/|; s|/\$||")
        ./checkzip "$module" "v$version" "$file"
        place=proxy/$module/@v
        mkdir -p "$place"
        cp "$file" "$place/v$version.zip"
        cp "$work/$(basename "$file").d/$module@v$version/go.mod" "$place/v$version.mod"
        echo "{\"Version\": \"v$version\"}" >"$place/v$version.info"
        echo "v$version" >"$place/list"
    done
    cp -r "$root/tests/dist/go" gone
    cp redis_ca.pem gone/
    cd gone
    # Not the cache of modules of other days: there this version was another one.
    proxy="file://$work/proxy,$(go env GOPROXY)"
    export GOPROXY="$proxy" GONOSUMDB=github.com/tlsconf GOMODCACHE="$work/modules" GOFLAGS="$GOFLAGS -mod=mod"
    go mod init example.com/fresh 2>/dev/null
    go mod tidy 2>/dev/null
    go vet .
    [ "$(CGO_ENABLED=0 go run .)" = "$version ready_for_some" ] || fail "the Go modules, as they come: $(CGO_ENABLED=0 go run .)"
    native=$work/tlsconf-c-$version-$host-unknown-linux-gnu.tar.gz.d/tlsconf-c-$version-$host-unknown-linux-gnu
    said=$(PKG_CONFIG_PATH=$native/lib/pkgconfig LD_LIBRARY_PATH=$native/lib CGO_ENABLED=1 go run -tags tlsconf_native .)
    [ "$said" = "$version ready_for_some" ] || fail "the Go modules over the archive of the C library: $said"
    cd "$work"
    for file in $zips; do tried "$file" "valid for $(go env GOVERSION); used by a fresh module, as WebAssembly and over the archive of the C library"; done
}

sbom() {
    file=$dist/tlsconf-$version.cdx.json
    "$target/dist-tools/bin/python" "$root/tests/dist/sbom_test.py" "$file" "$dist"
    tried "$file" "valid by its schema; names every file by its SHA-256, and the crates"
}

# No path of who built it.
anonymous() {
    for path in "$root" "$HOME" "${CARGO_HOME:-$HOME/.cargo}" "${RUSTUP_HOME:-$HOME/.rustup}" "$target"; do
        # A folder right below the root is too short a word for that: what lies in it, hidden, is looked for.
        [ "$(dirname "$path")" != / ] || path=$path/.
        if grep -rlF -e "$path" "$work"/*.d; then fail "$path, which is a folder of this machine, is in these"; fi
    done
    echo "no folder of this machine is named in any file"
}

packages() {
    wheel
    sdist
    npm_package
    go_modules
    unpacked "$dist/tlsconf-$version.tar.gz" >/dev/null
    sbom
    anonymous
}
