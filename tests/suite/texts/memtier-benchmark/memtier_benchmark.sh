#!/bin/sh
# Made by tlsconf for memtier_benchmark, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key
set -eu
if [ -n "${REDIS_PASSWORD-}" ]; then set -- -a 'o'\''neill "app"':"$REDIS_PASSWORD" "$@"; fi
exec memtier_benchmark \
  -s 'redis.example.test' \
  -p '6380' \
  --select-db '2' \
  --cacert '/tls/ca.pem' \
  --cert '/tls/client.crt' \
  --key '/tls/client.key' \
  --sni 'redis.example.test' \
  --tls-protocols 'TLSv1.2' \
  --tls "$@"
