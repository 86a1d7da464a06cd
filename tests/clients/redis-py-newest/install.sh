#!/bin/sh
# install.sh CACHE: redis-py on a Python 3.13 or later, which asks for RFC 5280's profile: on PATH, or where pyenv keeps them.
set -eu
python=
for candidate in python3.16 python3.15 python3.14 python3.13 "$HOME"/.pyenv/versions/3.1[3-9]*/bin/python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 13))' 2>/dev/null; then python=$candidate; break; fi
done
[ -n "$python" ] || { echo "no Python 3.13 or later is installed"; exit 77; }
if ! "$1/venv/bin/python" -c 'import redis' 2>/dev/null; then
    echo "installing redis-py: $python -m venv, pip install -r requirements.txt"
    "$python" -m venv "$1/venv"
    "$1/venv/bin/pip" install --quiet --disable-pip-version-check -r ../redis-py/requirements.txt ||
        { echo "redis-py could not be installed"; exit 77; }
fi
"$1/venv/bin/python" -c 'import platform, redis; print("redis-py", redis.__version__, "on Python", platform.python_version())'
