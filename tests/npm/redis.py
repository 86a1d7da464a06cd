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
        print(f"skipped: {done.stdout.strip() or folder}")
        return None
    done.check_returncode()
    print(done.stdout.strip())
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
        command = ["node", *sys.argv[1:], "--test", "--test-reporter=spec", "redis.test.mjs"]
        done = subprocess.run(command, cwd=scratch, env=ENV | told, capture_output=True, text=True)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if "duration_ms" not in line]
    print("\n".join(lines))
    count = {words[1]: words[2] for line in lines if len(words := line.split()) == 3 and words[0] == "ℹ"}
    print(f"test result: helpers. {count.get('pass', 0)} passed; {count.get('fail', 0)} failed; {count.get('skipped', 0)} ignored")
    return done.returncode


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
