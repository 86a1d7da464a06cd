#!/bin/sh
# The tunnel as emitted, and redis-cli without TLS through it.
"$(command -v stunnel || command -v stunnel4)" stunnel.conf >stunnel.log 2>&1 &
tunnel=$!
trap 'kill $tunnel 2>/dev/null' EXIT
port=$(sed -n 's/^accept = 127.0.0.1://p' stunnel.conf)
if [ -n "${REDIS_PASSWORD-}" ]; then
    export REDISCLI_AUTH="$REDIS_PASSWORD"
    set -- --user app-user
else
    set --
fi
while answer=$(redis-cli -p "$port" "$@" PING 2>&1); kill -0 $tunnel 2>/dev/null; do
    case $answer in
        *refused*) sleep 0.1 ;;
        *) break ;;
    esac
done
echo "$answer"
[ "$answer" = PONG ] || { cat stunnel.log; exit 1; }
