#!/bin/sh
# install.sh CACHE: valkey-glide of requirements.txt in an environment of its own.
set -eu
command -v python3 >/dev/null || { echo "Python 3 is not installed"; exit 77; }
if ! "$1/venv/bin/python" -c 'import glide' 2>/dev/null; then
    echo "installing valkey-glide: python3 -m venv, pip install -r requirements.txt"
    python3 -m venv "$1/venv"
    "$1/venv/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt || { echo "valkey-glide could not be installed"; exit 77; }
fi
"$1/venv/bin/python" -c 'import importlib.metadata, platform
print("valkey-glide", importlib.metadata.version("valkey-glide"), "on Python", platform.python_version())'
