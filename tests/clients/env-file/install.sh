#!/bin/sh
# install.sh CACHE: redis-py, to connect with what a shell has sourced.
set -eu
command -v python3 >/dev/null || { echo "Python 3 is not installed"; exit 77; }
if ! "$1/venv/bin/python" -c 'import redis' 2>/dev/null; then
    echo "installing redis-py: python3 -m venv, pip install -r requirements.txt"
    python3 -m venv "$1/venv"
    "$1/venv/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt || { echo "redis-py could not be installed"; exit 77; }
fi
"$1/venv/bin/python" -c 'import redis; print("sh, and redis-py", redis.__version__)'
