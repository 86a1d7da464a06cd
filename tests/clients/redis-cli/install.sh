#!/bin/sh
# redis-cli and redis-benchmark come with the server.
redis-cli --version
