#!/bin/sh
# web.sh [WORD...]: the page in a real Chromium; with words, the tests whose names hold one of them. See tests/web/README.md.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh node || exit $?
tests/tools/need.sh chromium || exit $?
tests/tools/web-build.sh --omit=optional || exit $?
cargo build --quiet -p tlsconf-cli
target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target/wasm"
cargo run --quiet --package tlsconf-tests --bin answers "$target/wasm/answers.jsonl"
exec node tests/web/run.mjs "$@"
