#!/bin/sh
# Sources the file as emitted, and connects with its variables alone. The password is percent-encoded beforehand, as the file asks.
set -eu
if [ -n "${REDIS_PASSWORD-}" ]; then
    REDIS_PASSWORD=$("$1/venv/bin/python" -c 'import os, urllib.parse as u; print(u.quote(os.environ["REDIS_PASSWORD"], safe=""))')
fi
set -a
. ./redis.env
set +a
exec "$1/venv/bin/python" -c '
import os, redis
files = {"ssl_ca_certs": "REDIS_CA", "ssl_certfile": "REDIS_CERT", "ssl_keyfile": "REDIS_KEY"}
options = {option: os.environ[name] for option, name in files.items() if name in os.environ}
print("PONG" if redis.Redis.from_url(os.environ["REDIS_URL"], **options).ping() else "no answer")'
