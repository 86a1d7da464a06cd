#!/bin/sh
# The crate as it is published: packed, and used from a package of its own outside of the tree, by each feature alone and by all
# together; the programs of bindings/rust against TLS servers, and the same answers as every other face.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
case $target in /*) ;; *) target=$root/$target ;; esac
# What the crate needs was built with the rest already.
export CARGO_TARGET_DIR="$target"
tests/tools/need.sh python3 || exit $?
# Its absence is said where it is asked for.
tests/tools/need.sh redis-server || test $? -eq 77
work=$target/rust-face
rm -rf "$work"
mkdir -p "$work"

cargo package --quiet --package tlsconf --allow-dirty --no-verify
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
crate=$target/package/tlsconf-$version.crate
if said=$(cargo publish --dry-run --package tlsconf --allow-dirty --no-verify 2>&1); then
    echo "$said" | grep -q 'aborting upload due to dry run' || { echo "$said"; exit 1; }
else
    echo "$said"
    echo "$said" | grep -qiE 'network|resolve host|connect|timed out' || exit 1
    echo "skipped: publishing was not rehearsed: there is no registry"
fi
for file in README.md LICENSE-MIT LICENSE-APACHE; do
    tar -xzOf "$crate" "tlsconf-$version/$file" | cmp - "core/$file"
    [ "$file" = README.md ] || cmp "core/$file" "$file"
done

# What serves other languages gets nothing of it.
for face in tlsconf-ffi tlsconf-wasm tlsconf-cli; do
    if cargo tree --quiet --package "$face" --edges normal --prefix none --target all | grep -E '^(redis|fred|tokio|aws-lc-rs) v'; then
        echo "$face needs a Redis client"
        exit 1
    fi
done

# The package outside: with the packed crate as a member, so that its features can be named.
cp -r bindings/rust "$work/consumer"
cd "$work/consumer"
# With the time of now: all that is packed bears one time, by which Cargo would see no change.
tar -xzmf "$crate"
mv "tlsconf-$version" tlsconf
# Rules of its own lie beside it in the tree, and are no part of it.
cp "$root/core/.clippy.toml" tlsconf/
sed -i 's|path = "../../core"|path = "tlsconf"|; s|^\[workspace\]$|[workspace]\nmembers = ["tlsconf"]|' Cargo.toml
"$root/tests/rust/readme.py" examples "$work/told" "$target/debug/examples"
cargo fmt --check
echo "packed, $(wc -c <"$crate") octets; built from a package of its own with $(cargo --version)"
cargo build --quiet --examples

features=$(sed -n '/^\[features\]/,/^\[/p' tlsconf/Cargo.toml | sed -n 's/^\([a-z]*\) = .*/\1/p' | grep -v default)
# shellcheck disable=SC2086 # words
for feature in '' $features; do
    said=$(cargo check --quiet --package tlsconf --no-default-features --features "$feature" 2>&1) && [ -z "$said" ] || {
        printf "with the feature '%s' alone: no\n%s\n" "$feature" "$said"
        exit 1
    }
done
cargo clippy --quiet --package tlsconf --package tlsconf-examples --all-features --examples -- -D warnings
echo "with none, with each alone ($(echo $features | tr ' ' ',')), with all: builds"
cargo test --quiet --doc --package tlsconf --features files,fred,redis,rustls

"$root/tests/tools/api.sh" "$work/consumer" || test $? -eq 77

# All that it needs is built anew for an older compiler, minutes: only where that was done before.
promised=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
toolchain=$(rustup toolchain list 2>/dev/null | sed -n "s/^\($promised[^ ]*\).*/\1/p" | head -1)
if [ -n "$toolchain" ] && [ -d "$target/msrv/debug" ]; then
    CARGO_TARGET_DIR=$target/msrv cargo "+$toolchain" check --quiet --package tlsconf --all-features
    echo "with all features: builds with Rust $promised"
else
    echo "skipped: the packed crate was not built with Rust $promised; make msrv builds it as it stands here"
fi

"$root/tests/harness/run.py" "Rust, the crate" "$target/debug/examples/driver"
status=0
"$root/tests/rust/run.py" "$target/debug/examples" "$work/told" || status=$?
if [ -n "${TLSCONF_BLESS-}" ]; then "$root/tests/rust/readme.py" --bless "$work/told"; fi
exit "$status"
