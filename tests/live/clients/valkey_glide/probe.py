"""valkey-glide connects with every set-up on standard input; one JSON line an answer."""
import asyncio
import json
import os
import sys

from glide import (AdvancedGlideClientConfiguration, BackoffStrategy, GlideClient, GlideClientConfiguration,
                   NodeAddress, TlsAdvancedConfiguration)


def read(path):
    with open(path, "rb") as file:
        return file.read()


async def ping(setup):
    folder = setup["folder"]
    tls = {"root_pem_cacerts": read(f"{folder}/ca.pem")}
    if os.path.exists(f"{folder}/client.crt"):
        tls |= {"client_cert_pem": read(f"{folder}/client.crt"), "client_key_pem": read(f"{folder}/client.key")}
    advanced = AdvancedGlideClientConfiguration(connection_timeout=5000, tls_config=TlsAdvancedConfiguration(**tls))
    client = await GlideClient.create(GlideClientConfiguration(
        [NodeAddress(setup["host"], setup["port"])], use_tls=True, request_timeout=5000, advanced_config=advanced,
        reconnect_strategy=BackoffStrategy(0, 1, 1)))
    try:
        return await client.ping() == b"PONG"
    finally:
        await client.close()


async def main():
    for setup in json.load(sys.stdin):
        try:
            accepted, error = await asyncio.wait_for(ping(setup), 10), ""
        except Exception as refused:  # the text is what is compared
            accepted, error = False, str(refused)
        print(json.dumps({"folder": setup["folder"], "accepted": accepted, "error": error}), flush=True)


asyncio.run(main())
