#!/bin/sh
# web.sh [WORD...]: the page in a real Chromium; with words, the tests whose names hold one of them. See tests/web/README.md.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh chromium || exit $?
tests/tools/web-build.sh --omit=optional || exit $?
tests/tools/answers.sh
cargo build --quiet -p tlsconf-cli
exec node tests/web/run.mjs "$@"
