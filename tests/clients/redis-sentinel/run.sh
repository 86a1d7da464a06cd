#!/bin/sh
# A primary with the files beside, and the Sentinel as emitted, which must learn who the primary is.
. "$(dirname "$0")/../serving.sh"

primary=$(sed -n 's/^sentinel monitor mymaster "[^"]*" \([0-9]*\) 2$/\1/p' sentinel.conf)
asks=$(sed -n 's/^tls-auth-clients //p' sentinel.conf)
set -- --port 0 --tls-port "$primary" --bind 127.0.0.1 --save '' --dir "$PWD" --tls-cert-file server.crt --tls-key-file server.key \
    --tls-auth-clients "$asks"
if [ -f clients-ca.pem ]; then set -- "$@" --tls-ca-cert-file clients-ca.pem; fi
# redis-server reads the password of a user by lines and words: it goes in as its hash.
hash=$(printf %s "${PING_PASSWORD-${REDIS_PASSWORD-}}" | sha256sum | cut -d' ' -f1)
if grep -q '^sentinel auth-user' sentinel.conf; then
    printf 'user default off\nuser app-user on #%s ~* &* +@all\n' "$hash" >users.acl
    set -- "$@" --aclfile users.acl
elif [ -n "${REDIS_PASSWORD-}" ]; then
    printf 'user default on #%s ~* &* +@all\n' "$hash" >users.acl
    set -- "$@" --aclfile users.acl
fi
start primary.log redis-server "$@"
port=$(free_port)
start sentinel.log sh redis-sentinel.sh --tls-port "$port"
# Sentinel itself asks for no password.
PING_PASSWORD=
answers "$port"
# The primary's own identity comes from it, over TLS and after AUTH.
until_said "$(printf 'role-reported\nmaster')" "$port" SENTINEL MASTER mymaster || exit 1
for _ in $(seq 100); do
    identity=$(cli "$port" SENTINEL MASTER mymaster | sed -n '/^runid$/{n;p;}')
    if [ -n "$identity" ]; then
        echo PONG
        exit 0
    fi
    sleep 0.1
done
cat sentinel.log
exit 1
