# Made by tlsconf for valkey-glide (Python) 2.6.0, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key
import asyncio
import os

from glide import (
    AdvancedGlideClientConfiguration,
    BackoffStrategy,
    GlideClient,
    GlideClientConfiguration,
    NodeAddress,
    ServerCredentials,
    TlsAdvancedConfiguration,
)


def read(path):
    with open(path, "rb") as file:
        return file.read()


TLS = TlsAdvancedConfiguration(
    root_pem_cacerts=read("/tls/ca.pem"),
    client_cert_pem=read("/tls/client.crt"),
    client_key_pem=read("/tls/client.key"),
)
password = os.environ.get("REDIS_PASSWORD")
CONFIG = GlideClientConfiguration(
    [NodeAddress("redis.example.test", 6380)],
    use_tls=True,
    credentials=ServerCredentials(password, "o'neill \"app\"") if password else None,
    database_id=2,
    # With the default, more retries, a refused certificate shows as a timeout.
    reconnect_strategy=BackoffStrategy(1, 500, 2),
    advanced_config=AdvancedGlideClientConfiguration(connection_timeout=5000, tls_config=TLS),
)


async def main():
    client = await GlideClient.create(CONFIG)
    try:
        print((await client.ping()).decode())
    finally:
        await client.close()


if __name__ == "__main__":
    asyncio.run(main())
