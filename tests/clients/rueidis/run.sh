#!/bin/sh
exec sh "$(dirname "$0")/../go-redis/run.sh" "$@"
