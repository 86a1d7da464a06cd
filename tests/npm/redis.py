#!/usr/bin/env python3
"""The package's helpers for Node with the real clients against TLS servers on loopback: redis.test.mjs, told the ports.

    tests/npm/redis.py [NODE-OPTION...]

The package must be built (make wasm). The clients are those of tests/clients, from the same locks and the same cache. Status 77
where a server or a client cannot be had.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CLIENTS = HERE.parent / "clients"
sys.path.insert(0, str(CLIENTS))
from run import DATA, ENV, TARGET  # noqa: E402
from servers import Servers  # noqa: E402

SERVERS = ("open", "mutual", "tls12", "elsewhere", "acl", "cluster")
# Without their installation scripts, from their own locks.
INSTALLED = {"redis": "node-redis", "ioredis": "ioredis"}


def install(folder):
    """The client's modules, or None."""
    cache = TARGET / "clients" / folder
    cache.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["sh", "install.sh", str(cache)], cwd=CLIENTS / folder, env=ENV, capture_output=True, text=True)
    if done.returncode == 77:
        print(f"skipped: {done.stdout.strip() or folder}", flush=True)
        return None
    done.check_returncode()
    print(done.stdout.strip(), flush=True)
    return cache / "node_modules"


def main():
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    modules = {name: install(folder) for name, folder in INSTALLED.items()}
    if None in modules.values():
        return 77
    with tempfile.TemporaryDirectory() as scratch, Servers(DATA, scratch, ENV) as servers:
        scratch = Path(scratch)
        (scratch / "node_modules").mkdir()
        (scratch / "node_modules/tlsconf").symlink_to(ROOT / "wasm/npm")
        for name, folder in modules.items():
            (scratch / "node_modules" / name).symlink_to(folder / name)
        shutil.copy(HERE / "redis.test.mjs", scratch)
        ports = {name: servers.port(name) for name in SERVERS}
        told = {"TLSCONF_PORTS": json.dumps(ports), "TLSCONF_DATA": str(DATA)}
        command = [ROOT / "tests/tools/node-test.sh", "helpers", *sys.argv[1:], "redis.test.mjs"]
        return subprocess.run(command, cwd=scratch, env=ENV | told).returncode


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
