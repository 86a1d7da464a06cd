#!/bin/sh
# Made by tlsconf for redis-benchmark 7.0.15, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key
set -eu
if [ -n "${REDIS_PASSWORD-}" ]; then export REDISCLI_AUTH="$REDIS_PASSWORD"; fi
export OPENSSL_CONF='/tls/openssl.cnf'
if [ -n "${REDIS_PASSWORD-}" ]; then set -- -a "$REDIS_PASSWORD" "$@"; fi
exec redis-benchmark \
  -h 'redis.example.test' \
  -p '6380' \
  --user 'o'\''neill "app"' \
  --dbnum '2' \
  --cacert '/tls/ca.pem' \
  --cert '/tls/client.crt' \
  --key '/tls/client.key' \
  --sni 'redis.example.test' \
  --tls-ciphers 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256' \
  --tls "$@"
