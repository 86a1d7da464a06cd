#!/bin/sh
# screenshots.sh [FOLDER]: the two pictures of the README; other states and widths into FOLDER.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh chromium || exit $?
tests/tools/web-build.sh --omit=optional || exit $?
exec node tests/web/screenshots.mjs "$@"
