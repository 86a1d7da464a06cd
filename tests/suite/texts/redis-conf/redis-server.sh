#!/bin/sh
# Made by tlsconf for redis-server, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key
#   server.crt: 2 certificates
#   server.key: 1 private key
#   client-ca.pem: 1 certificate
set -eu
: "${REDIS_PASSWORD:?it is to hold the password of the user}"
quoted() {
    value=$1 awk 'BEGIN {
        value = ENVIRON["value"]
        gsub(/[\\"]/, "\\\\&", value)
        gsub(/\n/, "\\n", value)
        printf "\"%s\"", value
    }'
}
secrets() {
    if [ -n "${REDIS_PASSWORD-}" ]; then
        printf 'user %s on %s ~* &* +@all\n' '"o'\''neill\"app\""' "$(quoted ">$REDIS_PASSWORD")"
    fi
}
exec redis-server '/tls/redis.conf' "$@" - <<END
$(secrets)
END
