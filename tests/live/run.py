#!/usr/bin/env python3
"""Lets real clients connect to a real redis-server with the suite's set-ups, and compares with what is foretold.

    tests/live/run.py [--every N] SETUPS      a folder that the suite filled (TLSCONF_LIVE_SETUPS)

Servers stand on loopback and are stopped. Clients that are not installed are skipped, and said so. Known divergences stand in
divergences.json with their cause; one that has healed fails the run. Standard library only; status 77 without redis-server.
"""
import argparse
import fnmatch
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEYS = HERE.parent / "data" / "keys"
# They change what "the system's store" is.
AMBIENT = ("SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "GODEBUG", "NODE_OPTIONS")
ENV = {name: value for name, value in os.environ.items() if name not in AMBIENT}


def run(command, **more):
    return subprocess.run(command, capture_output=True, text=True, env=ENV, **more)


# ---- servers ------------------------------------------------------------------------------------------------------

def public_keys():
    """The public half of each plain key of the fixtures, and its file."""
    found = {}
    for path in sorted(KEYS.glob("*.pem")):
        public = run(["openssl", "pkey", "-in", str(path), "-pubout", "-passin", "pass:"])
        if public.returncode == 0:
            found[public.stdout] = path
    return found


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def server(setup, keys, scratch):
    """Starts redis-server for a set-up. None where it refuses these files, as it does weak ones."""
    folder = Path(setup["folder"])
    public = run(["openssl", "x509", "-in", str(folder / "server.pem"), "-pubkey", "-noout"]).stdout
    if public not in keys:
        return None
    setup["port"] = free_port()
    log = Path(scratch) / f"{setup['port']}.log"
    asks = (folder / "client-ca.pem").exists() and (folder / "client.crt").exists()
    command = ["redis-server", "--port", "0", "--tls-port", str(setup["port"]), "--bind", "127.0.0.1", "--save", "",
               "--dir", scratch, "--logfile", str(log), "--tls-cert-file", str(folder / "server.pem"),
               "--tls-key-file", str(keys[public]), "--tls-auth-clients", "yes" if asks else "no"]
    if asks:
        command += ["--tls-ca-cert-file", str(folder / "client-ca.pem")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENV)
    until = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", setup["port"]), 1).close()
            return process
        except OSError:
            time.sleep(0.02)
    process.kill()
    return None


# ---- clients ------------------------------------------------------------------------------------------------------

def redis_cli(setups):
    for setup in setups:
        folder = setup["folder"]
        command = ["redis-cli", "-h", "127.0.0.1", "-p", str(setup["port"]), "--tls", "--cacert", f"{folder}/ca.pem"]
        if Path(folder, "client.crt").exists():
            command += ["--cert", f"{folder}/client.crt", "--key", f"{folder}/client.key"]
        # Without a terminal it cannot ask for a passphrase.
        done = run(command + ["PING"], timeout=20, stdin=subprocess.DEVNULL, start_new_session=True)
        yield {"folder": folder, "accepted": done.stdout.strip() == "PONG", "error": (done.stderr + done.stdout).strip()}


def batch(command, setups, **more):
    """A probe that takes every set-up at once."""
    done = run(command, input=json.dumps(setups), timeout=900, **more)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if len(answers) != len(setups):
        raise RuntimeError(f"{command[0]} answered {len(answers)} of {len(setups)}: {done.stderr[-400:]}")
    return answers


def java(classes):
    def probe(setups):
        stores = {}
        for setup in setups:
            folder = setup["folder"]
            if Path(folder, "client.crt").exists():
                made = run(["openssl", "pkcs12", "-export", "-in", f"{folder}/client.crt", "-inkey", f"{folder}/client.key",
                     "-out", f"{folder}/client.p12", "-passout", "pass:changeit",
                     "-passin", f"pass:{setup['passphrase'] or ''}"], stdin=subprocess.DEVNULL)
                stores[folder] = "openssl pkcs12: " + made.stderr if made.returncode else ""
        lines = "".join(f"{one['folder']}\t{one['host']}\t{one['port']}\n" for one in setups)
        done = run(["java", "-cp", classes, "Probe"], input=lines, timeout=900)
        rows = [line.split("\t", 2) for line in done.stdout.splitlines()]
        return [{"folder": row[0], "accepted": row[1] == "1", "error": stores.get(row[0]) or row[2]} for row in rows]
    return probe


def newest_python():
    """A Python 3.13 or later: on PATH, or where pyenv keeps them."""
    found = [shutil.which(f"python3.{minor}") for minor in range(20, 12, -1)]
    found = [one for one in found if one and run([one, "--version"]).returncode == 0]
    found += sorted(Path.home().glob(".pyenv/versions/3.1[3-9]*/bin/python3"), reverse=True)
    return str(found[0]) if found else None


def clients(scratch):
    """Those that are here: the id of their row, a text of their version, and how to ask them."""
    cache = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent.parent / "target")) / "live"
    cache.mkdir(parents=True, exist_ok=True)
    if shutil.which("redis-cli"):
        yield "redis-cli", run(["redis-cli", "--version"]).stdout.strip(), redis_cli
    for python in ("python3", newest_python()):
        if python is None:
            print("skipped: redis-py on Python 3.13: not installed")
            continue
        version = run([python, "-c", "import sys; print(*sys.version_info[:2])"]) if shutil.which(python) else None
        if version is None or version.returncode != 0:
            print(f"skipped: redis-py on {python}: not installed")
            continue
        is_strict = tuple(map(int, version.stdout.split())) >= (3, 13)
        venv = cache / f"venv-{version.stdout.strip().replace(' ', '.')}"
        if not (venv / "bin" / "python").exists() or run([str(venv / "bin/python"), "-c", "import redis"]).returncode:
            print(f"installing redis-py: {python} -m venv, pip install redis")
            made = run([python, "-m", "venv", str(venv)])
            made = made if made.returncode else run([str(venv / "bin/pip"), "install", "--quiet", "redis==8.1.0"])
            if made.returncode:
                print(f"skipped: redis-py on {python} could not be installed")
                continue
        probe = [str(venv / "bin/python"), str(HERE / "probe.py")]
        yield ("redis-py-python-3.13" if is_strict else "redis-py"), f"redis-py 8.1.0, Python {version.stdout.strip()}", \
            (lambda probe: lambda setups: batch(probe, setups))(probe)
    if shutil.which("node") and shutil.which("npm"):
        major = int(run(["node", "-p", "process.versions.node"]).stdout.split(".")[0])
        if not (HERE / "node/node_modules/ioredis").exists():
            print("installing node-redis and ioredis: npm ci")
            run(["npm", "ci", "--no-audit", "--no-fund"], cwd=HERE / "node")
        if (HERE / "node/node_modules/ioredis").exists():
            for name in ("node-redis", "ioredis"):
                row = name if major < 22 else f"{name}-node-{22 if major < 24 else 24 if major < 26 else 26}"
                probe = ["node", str(HERE / "node/probe.mjs"), name]
                yield row, f"{name} on Node {major}", (lambda probe: lambda setups: batch(probe, setups))(probe)
        else:
            print("skipped: node-redis and ioredis could not be installed")
    else:
        print("skipped: node-redis, ioredis: Node is not installed")
    if shutil.which("go"):
        binary = str(cache / "go-probe")
        made = run(["go", "build", "-o", binary, "."], cwd=HERE / "go")
        if made.returncode == 0:
            version = run(["go", "env", "GOVERSION"]).stdout.strip()
            minor = int(re.search(r"go1\.(\d+)", version).group(1))
            row = "go-redis-go-1.19" if minor < 23 else "go-redis-go-1.26" if minor < 27 else "go-redis"
            yield row, f"crypto/tls of {version}", lambda setups: batch([binary], setups)
        else:
            print(f"skipped: Go could not build its probe: {made.stderr[-200:]}")
    else:
        print("skipped: Go is not installed")
    if shutil.which("javac"):
        made = run(["javac", "-d", scratch, str(HERE / "java/Probe.java")])
        major = int(re.search(r"(\d+)", run(["javac", "-version"]).stdout).group(1))
        if made.returncode == 0:
            yield ("jedis-jdk-25" if major >= 25 else "jedis"), f"JSSE of Java {major}", java(scratch)
        else:
            print(f"skipped: Java could not build its probe: {made.stderr[-200:]}")
    else:
        print("skipped: Java is not installed")


# ---- comparing ----------------------------------------------------------------------------------------------------

def text_agrees(foretold, error):
    """Does the client print what was foretold? None where a race decides what it prints."""
    if foretold["class"] in ("peer-refused", "peer-closed") or not foretold["prints"]:
        return None
    # The foretold text may be any part of what is printed; `*` stands for what varies.
    pattern = "*" + foretold["prints"].replace("[", "[[]") + "*"
    return fnmatch.fnmatchcase(" ".join(error.split()), " ".join(pattern.split()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("setups")
    parser.add_argument("--every", type=int, default=1, help="only every Nth set-up")
    parser.add_argument("-v", action="store_true", help="print differing texts too")
    options = parser.parse_args()
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    known = json.loads((HERE / "divergences.json").read_text())
    healed = {(one["setup"], one["client"]) for one in known}
    folders = sorted(Path(options.setups).iterdir())[::options.every]
    setups = [json.loads((folder / "setup.json").read_text()) | {"folder": str(folder)} for folder in folders]
    keys, servers, wrong = public_keys(), [], []
    compared = agreed = texts = texts_agreed = 0
    with tempfile.TemporaryDirectory() as scratch:
        try:
            for setup in setups:
                setup["server"] = server(setup, keys, scratch)
                if setup["server"]:
                    servers.append(setup["server"])
            served = [setup for setup in setups if setup["server"]]
            print(f"{len(served)} of {len(setups)} set-ups have a server; it refuses the files of the others")
            for row, version, ask in clients(scratch):
                lean = [{name: one[name] for name in ("folder", "host", "port", "passphrase")} for one in served]
                of_client = 0
                for setup, said in zip(served, ask(lean)):
                    foretold = next((one for one in setup["foretold"] if one["id"] == row), None)
                    if foretold is None or foretold["verdict"] == "unknown" or said["accepted"] is None:
                        continue
                    compared, of_client = compared + 1, of_client + 1
                    name = Path(setup["folder"]).name
                    healed.discard((name, row)) if said["accepted"] != (foretold["verdict"] == "accepts") else None
                    if said["accepted"] == (foretold["verdict"] == "accepts"):
                        agreed += 1
                        if not said["accepted"] and (same := text_agrees(foretold, said["error"])) is not None:
                            texts, texts_agreed = texts + 1, texts_agreed + same
                            if not same and options.v:
                                print(f"  text: {row} at {name}: {said['error']!r}, foretold {foretold['prints']!r}")
                    elif not any((one["setup"], one["client"]) == (name, row) for one in known):
                        wrong.append(f"{row} at {name}: {'accepted' if said['accepted'] else said['error'][:200]}; "
                                     f"foretold {foretold['verdict']} ({foretold['prints']})")
                print(f"{row}: {of_client} set-ups ({version})")
        finally:
            for one in servers:
                one.kill()
            for one in servers:
                one.wait()
    for line in wrong:
        print(f"DIFFERS {line}")
    for setup, client in sorted(healed if options.every == 1 else set()):
        print(f"HEALED {client} at {setup}: take it out of divergences.json")
    share = lambda part, whole: f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"
    print(f"accepted or refused as foretold: {share(agreed, compared)}; texts as foretold: {share(texts_agreed, texts)}")
    return 1 if wrong or (healed and options.every == 1) or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
