#!/bin/sh
exec "$1/venv/bin/python" glide_client.py
