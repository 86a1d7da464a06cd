#!/usr/bin/env python3
"""redis_test.go, told where TLS servers on loopback listen.

    tests/go/redis.py TEST-BINARY...

Each is `go test -c` of tests/go, by one back end. Standard library only; status 77 without a server.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "clients"))
from run import DATA, ENV  # noqa: E402
from servers import Servers  # noqa: E402

SERVERS = ("open", "mutual", "tls12", "tls13", "elsewhere", "expired", "acl", "cluster", "sentinel")


def main():
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    status = 0
    with tempfile.TemporaryDirectory() as scratch, Servers(DATA, Path(scratch), ENV) as servers:
        told = {"TLSCONF_PORTS": json.dumps({name: servers.port(name) for name in SERVERS})}
        for binary in sys.argv[1:]:
            done = subprocess.run([Path(binary).resolve(), "-test.v"], cwd=DATA, env=ENV | told, capture_output=True, text=True, timeout=300)
            lines = (done.stdout + done.stderr).splitlines()
            count = {kind: sum(kind in line for line in lines) for kind in ("--- PASS", "--- FAIL", "--- SKIP")}
            passed, failed, skipped = count.values()
            quiet = ("=== ", "--- PASS", "PASS")
            print("\n".join(line for line in lines if not line.strip().startswith(quiet)))
            print(f"test result: {Path(binary).name}. {passed} passed; {failed} failed; {skipped} ignored")
            status = status or done.returncode
    return status


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
