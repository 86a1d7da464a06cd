#!/bin/sh
# install.sh CACHE: Celery of requirements.txt in an environment of its own.
set -eu
command -v python3 >/dev/null || { echo "Python 3 is not installed"; exit 77; }
if ! "$1/venv/bin/python" -c 'import celery, redis, packaging' 2>/dev/null; then
    echo "installing Celery: python3 -m venv, pip install -r requirements.txt"
    python3 -m venv "$1/venv"
    "$1/venv/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt || { echo "Celery could not be installed"; exit 77; }
fi
"$1/venv/bin/python" -c 'import celery, platform, redis
print("Celery", celery.__version__, "with redis-py", redis.__version__, "on Python", platform.python_version())'
