#!/bin/sh
# install.sh CACHE: redis-py on a Python 3.13 or later, which asks for RFC 5280's profile: on PATH, or where pyenv keeps them.
set -eu
python=
for candidate in python3.16 python3.15 python3.14 python3.13 "$HOME"/.pyenv/versions/3.1[3-9]*/bin/python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 13))' 2>/dev/null; then python=$candidate; break; fi
done
[ -n "$python" ] || { echo "no Python 3.13 or later is installed"; exit 77; }
exec sh ../redis-py/install.sh "$1" "$python"
