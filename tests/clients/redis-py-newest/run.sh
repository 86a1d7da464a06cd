#!/bin/sh
exec "$1/venv/bin/python" redis_client.py
