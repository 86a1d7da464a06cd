#!/bin/sh
# loads.sh [OPTION...]: the real loaders of CA files hold what is foretold; see tests/live/loads.py.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh python3 || exit $?
target=${CARGO_TARGET_DIR:-target}
cache=$target/live/loads
rm -rf "$cache/setups"
mkdir -p "$cache/setups"
cache=$(cd "$cache" && pwd)
cargo build --quiet -p tlsconf-cli
cargo build --quiet -p tlsconf-tests --example rustls_loads
cp "$target/debug/examples/rustls_loads" "$cache/"
case " $* " in
*" --no-others "*) ;;
*) TLSCONF_LIVE_SETUPS=$cache/setups cargo test --quiet -p tlsconf-tests --test suite verdicts >/dev/null ;;
esac
PYTHONDONTWRITEBYTECODE=1 python3 tests/live/loads.py --program "$target/debug/tlsconf" --cache "$cache" "$@" "$cache/setups"
