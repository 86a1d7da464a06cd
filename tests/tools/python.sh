#!/bin/sh
# python.sh [VERSION...]: the Python package, as its wheel installs it, under each Python that is here; see tests/python/run.py.
# PROFILE=release: as it is released, and not with the library that other tests have built.
set -eu
cd "$(dirname "$0")/../.."
tests/tools/need.sh redis-server || exit $?
profile=${PROFILE-dev}
tests/tools/wheel.sh "$profile" || exit $?
target=${CARGO_TARGET_DIR:-$PWD/target}
exec python3 tests/python/run.py "$target/wheel/$profile"/*.whl "$target/wheel-tools/bin/uv" "$@"
