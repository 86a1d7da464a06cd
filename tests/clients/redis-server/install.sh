#!/bin/sh
redis-server --version | sed 's/.* v=\([^ ]*\) .*/redis-server \1/'
