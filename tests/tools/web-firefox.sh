#!/bin/sh
# A walk through the page in Firefox, by WebDriver BiDi; not a part of make test.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh firefox || exit $?
tests/tools/web-build.sh --include=optional || exit $?
exec node tests/web/firefox.mjs
