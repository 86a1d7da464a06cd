#!/bin/sh
# Broker and backend answer, then a worker of the same application does its task.
set -eu
"$1/venv/bin/python" celery_app.py
"$1/venv/bin/celery" -A celery_app worker --pool solo --without-gossip --without-mingle --without-heartbeat --loglevel ERROR >&2 &
worker=$!
trap 'kill "$worker"; wait "$worker" || true' EXIT
"$1/venv/bin/python" -c 'import celery_app; print(celery_app.ping.delay().get(timeout=60))'
