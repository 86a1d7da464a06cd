"""What run.py tells: where the data lie, and the ports of the servers."""

import json
import os
from pathlib import Path

from tlsconf import Input

DATA = Path(os.environ["TLSCONF_DATA"])
EMISSION = DATA / "emission"
PORTS = json.loads(os.environ["TLSCONF_PORTS"])
AT = "2026-11-25"

CA = EMISSION / "ca.pem"
OTHER_CA = EMISSION / "wrong-ca.pem"
CLIENT = (EMISSION / "client.crt", EMISSION / "client.key")


def at(server, host="localhost", scheme=""):
    return f"{scheme}{host}:{PORTS[server]}"


def server_chain(name="server.crt"):
    return Input(str(EMISSION / name), role="server_chain")
