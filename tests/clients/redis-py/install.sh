#!/bin/sh
# install.sh CACHE [PYTHON]: redis-py of requirements.txt in an environment of its own.
set -eu
python=${2-python3}
command -v "$python" >/dev/null || { echo "Python 3 is not installed"; exit 77; }
if ! "$1/venv/bin/python" -c 'import redis' 2>/dev/null; then
    echo "installing redis-py: $python -m venv, pip install -r requirements.txt"
    "$python" -m venv "$1/venv"
    "$1/venv/bin/pip" install --quiet --disable-pip-version-check -r "$(dirname "$0")/requirements.txt" ||
        { echo "redis-py could not be installed"; exit 77; }
fi
"$1/venv/bin/python" -c 'import platform, redis; print("redis-py", redis.__version__, "on Python", platform.python_version())'
