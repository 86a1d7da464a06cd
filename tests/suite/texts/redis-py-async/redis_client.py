# Made by tlsconf for redis-py (asyncio) 8.1.0, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key
import asyncio
import os
import ssl

from redis.asyncio import Redis

TLS = {
    "ssl": True,
    "ssl_ca_certs": "/tls/ca.pem",
    "ssl_cert_reqs": "required",
    "ssl_check_hostname": True,
    "ssl_certfile": "/tls/client.crt",
    "ssl_keyfile": "/tls/client.key",
    "ssl_min_version": ssl.TLSVersion.TLSv1_2,
    "ssl_ciphers": "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256",
}

client = Redis(
    host="redis.example.test",
    port=6380,
    db=2,
    username="o'neill \"app\"",
    password=os.environ.get("REDIS_PASSWORD") or None,
    **TLS,
)

async def main():
    async with client:
        print("PONG" if await client.ping() else "no answer")


if __name__ == "__main__":
    asyncio.run(main())
