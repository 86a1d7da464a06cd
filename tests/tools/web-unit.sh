#!/bin/sh
# The checker's pieces that need no browser, with Node's own test runner: state, links, calendars, archives, escaping.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh node
tests/tools/npm.sh
node tests/web/unit/run.mjs
