#!/bin/sh
# redis-benchmark prints figures: where it ends well every PING was answered.
if [ "$3" = redis-benchmark ]; then
    timeout 10 sh redis-benchmark.sh -t ping -n 100 -c 2 -q && echo PONG
else
    sh redis-cli.sh PING
fi
