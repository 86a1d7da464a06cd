#!/usr/bin/env python3
"""What `tlsconf generate` makes, put to use: real servers start with it, the installed clients connect with it, and others do not.

    tests/clients/generated.py [-v] [CLIENT...]

Standard library only; status 77 without a server. Clients are those of the folders beside this file, installed as run.py does.
"""
import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from run import ENV, HERE, TARGET, Client, run
from servers import free_port

PROGRAM = TARGET / "debug/tlsconf"
REDIS_CLI = ["redis-cli", "--tls", "--cacert", "ca.pem", "--cert", "client.crt", "--key", "client.key"]


class Started:
    """Servers that end with the block."""

    def __init__(self):
        self.all = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for one in self.all:
            one.terminate()
        for one in self.all:
            one.wait()

    def start(self, folder, *command):
        log = open(folder / f"{len(self.all)}.log", "wb")
        self.all.append(subprocess.Popen(["redis-server", *command], cwd=folder, env=ENV, stdout=log, stderr=log))


def generate(*words):
    made = run([PROGRAM, "generate", *words], env=ENV)
    if made.returncode:
        raise RuntimeError(f"generate {' '.join(map(str, words))}: {made.stderr}")
    return made.stdout


def cli(folder, port, *words):
    done = run([*REDIS_CLI, "-p", port, *words], cwd=folder, env=ENV, timeout=30)
    return (done.stdout + done.stderr).strip()


def answers(folder, port):
    for _ in range(100):
        said = cli(folder, port, "PING")
        if said == "PONG":
            return
        time.sleep(0.1)
    raise RuntimeError(f"port {port} does not answer: {said}")


def cluster_port():
    """Three free ports in a row, which a cluster's bus can follow."""
    while True:
        port = free_port()
        if port < 50_000:
            return port


def set_up(scratch, topology, started):
    """The folder of a running set-up, and where clients begin."""
    folder = scratch / f"dev {topology}"
    port = cluster_port() if topology == "cluster" else free_port()
    generate("dev", "--out", folder, "--port", port, "--topology", topology)
    if topology == "cluster":
        for node in (1, 2, 3):
            started.start(folder, f"redis-{node}.conf")
            answers(folder, port + node - 1)
        nodes = [f"127.0.0.1:{port + node}" for node in range(3)]
        cli(folder, port, "--cluster", "create", *nodes, "--cluster-yes")
        for _ in range(100):
            if "cluster_state:ok" in cli(folder, port, "CLUSTER", "INFO"):
                return folder
            time.sleep(0.1)
        raise RuntimeError("the cluster never stood")
    started.start(folder, "redis.conf")
    answers(folder, port)
    if topology == "sentinel":
        started.start(folder, "sentinel.conf", "--sentinel")
        answers(folder, 26379)
    return folder


def connect(client, target, folder):
    """What is wrong, or None."""
    own = folder / "clients" / target
    done = run(["sh", client.folder / "run.sh", client.cache, own, target], env=ENV, cwd=own, timeout=120, stdin=subprocess.DEVNULL)
    return None if done.returncode == 0 and "PONG" in done.stdout else (done.stderr + done.stdout).strip()[-500:]


def clients(names):
    for folder in sorted(path.parent for path in HERE.glob("*/client.json")):
        if not names or folder.name in names:
            client = Client(folder)
            # What is emitted for servers is started here itself.
            if "links" not in client.can and client.install():
                yield client


def mutual(scratch, key, by_ca, wrong):
    """A client's certificate: taken by the server that was given it, refused by another."""
    name = f"{key}{' by a CA' if by_ca else ''}"
    folder = scratch / name.replace(" ", "-")
    generate("dev", "--out", folder, "--port", port := free_port())
    words = ["--ca", folder / "ca.pem", "--ca-key", folder / "ca.key", "--days", "30"] if by_ca else []
    generate("client", "--name", "worker", "--key", key, "--out", folder / "own", *words)
    generate("client", "--name", "worker", "--key", key, "--out", folder / "other")
    trusted = folder / ("ca.pem" if by_ca else "own/redis_user.crt")
    with Started() as started:
        started.start(folder, "redis.conf", "--tls-ca-cert-file", str(trusted))
        for which, succeeds in (("own", True), ("other", False)):
            command = ["redis-cli", "--tls", "--cacert", "ca.pem", "--cert", f"{which}/redis_user.crt", "--key",
                       f"{which}/redis_user_private.key", "-p", port, "PING"]
            for _ in range(100):
                said = run(command, cwd=folder, env=ENV, timeout=30)
                if "refused" not in said.stderr or "Connection refused" not in said.stderr:
                    break
                time.sleep(0.1)
            if (said.stdout.strip() == "PONG") != succeeds:
                wrong.append(f"{name}, {which} certificate: {said.stdout}{said.stderr}")
    return 2


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clients", nargs="*", help="only these")
    parser.add_argument("-v", action="store_true", help="name every connection")
    options = parser.parse_args()
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    count, wrong = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        for key in ("p256", "rsa2048", "ed25519"):
            count += mutual(scratch, key, False, wrong) + mutual(scratch, key, True, wrong)
        installed = list(clients(options.clients))
        for topology in ("standalone", "cluster", "sentinel"):
            able = [one for one in installed if topology == "standalone" or topology in one.can]
            with Started() as started:
                folder = set_up(scratch, topology, started)
                for client in able:
                    for target in client.targets:
                        if not (folder / "clients" / target).exists():
                            continue
                        fault = connect(client, target, folder)
                        count += 1
                        if fault:
                            wrong.append(f"{target}, {topology}: {fault}")
                        if options.v:
                            print(f"  {target}, {topology}: {'WRONG' if fault else 'connects'}", flush=True)
                print(f"{topology}: {len(able)} clients", flush=True)
    for line in wrong:
        print(f"WRONG {line}")
    print(f"{count - len(wrong)} of {count} connections went as they must")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
