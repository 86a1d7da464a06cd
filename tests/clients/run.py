#!/usr/bin/env python3
"""Emitted configurations, run as they were emitted against real TLS servers on loopback.

    tests/clients/run.py [-v] [--mark] [CLIENT...]

Each folder beside this file is a client: `client.json` says which targets of `tlsconf emit` it runs, `install.sh CACHE` brings it
(status 77: it cannot be had here), `run.sh CACHE FOLDER TARGET` runs what was emitted into FOLDER; success is PONG in its output
and status 0. --mark writes what was executed into core/src/clients/executed.rs. Standard library only; status 77 without a server.
"""
import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from servers import Servers, free_port

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = HERE.parent / "data" / "emission"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target").resolve()
EXECUTED = ROOT / "core/src/clients/executed.rs"
# They change what "the system's store" is.
AMBIENT = ("SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "GODEBUG", "NODE_OPTIONS")
ENV = {name: value for name, value in os.environ.items() if name not in AMBIENT}
MTLS = ["--cert", str(DATA / "client.crt"), "--key", str(DATA / "client.key")]
CA = ["--ca", str(DATA / "ca.pem")]
TLS13 = ["--policy", str(HERE / "tls13.json")]
SECRET = {"REDIS_PASSWORD": "p@ss w%rd\"$x'"}


class Scenario:
    """One connection: to which server, with which files, and whether it must succeed."""

    def __init__(self, name, server, files, succeeds, host="localhost", options=(), env=None, needs=()):
        self.name, self.server, self.files, self.succeeds = name, server, files, succeeds
        self.host, self.options, self.env, self.needs = host, list(options), env or {}, set(needs)


SCENARIOS = [
    Scenario("without client authentication", "open", CA, True),
    Scenario("with client authentication, by address", "mutual", CA + MTLS, True, "127.0.0.1", needs=["client_certificate"]),
    Scenario("TLS 1.2 alone", "tls12", CA, True),
    Scenario("TLS 1.3 alone", "tls13", CA, True, options=TLS13),
    Scenario("an ACL user", "acl", CA, True, options=["--user", "app-user"], env=SECRET, needs=["password"]),
    Scenario("a cluster", "cluster", CA + MTLS, True, options=["--topology", "cluster"], needs=["cluster", "client_certificate"]),
    Scenario("Sentinel", "sentinel", CA + MTLS, True, options=["--topology", "sentinel"], needs=["sentinel", "client_certificate"]),
    Scenario("an intermediate without its root", "open", ["--ca", str(DATA / "issuing-ca.pem"), "--server-chain",
             str(DATA / "server.crt")], True, needs=["partial_chain"]),
    Scenario("a CA outside the strict profile", "lax", ["--ca", str(DATA / "lax-ca.pem"), "--server-chain", str(DATA / "lax.crt")],
             True, needs=["strict"]),
    Scenario("refused: another CA", "open", ["--ca", str(DATA / "wrong-ca.pem")], False),
    Scenario("refused: another host", "elsewhere", CA, False, needs=["checks_host"]),
    Scenario("refused: no client certificate", "mutual", CA, False),
]

OWN = ["--server-chain", str(DATA / "server.crt"), "--server-key", str(DATA / "server.key"), *CA]
FOR_CLIENTS = ["--client-ca", str(DATA / "client-ca.pem")]
# What is emitted is a server: run.sh starts it, and pings it with the client's files beside. PING_PASSWORD is the one it pings with,
# PING_AT_MOST the newest version of TLS.
SERVING = [
    Scenario("it asks for client certificates", None, OWN + FOR_CLIENTS + MTLS, True),
    Scenario("it asks for none", None, OWN, True, "127.0.0.1"),
    Scenario("TLS 1.3 alone", None, OWN, True, options=TLS13),
    Scenario("a password", None, OWN + FOR_CLIENTS + MTLS, True, env=SECRET),
    Scenario("an ACL user", None, OWN, True, options=["--user", "app-user"], env=SECRET),
    Scenario("a replica", None, OWN + FOR_CLIENTS + MTLS, True, options=["--topology", "sentinel"], env=SECRET, needs=["links"]),
    Scenario("a cluster", None, OWN + FOR_CLIENTS + MTLS, True, options=["--topology", "cluster"], needs=["links"]),
    Scenario("refused: another CA for clients", None, [*OWN, *MTLS, "--client-ca", str(DATA / "wrong-ca.pem")], False),
    Scenario("refused: no client certificate", None, OWN + FOR_CLIENTS, False),
    Scenario("refused: no password", None, OWN, False, env=SECRET | {"PING_PASSWORD": ""}),
    Scenario("refused: TLS 1.2 where 1.3 is asked for", None, OWN, False, options=TLS13, env={"PING_AT_MOST": "TLSv1.2"}),
]


def run(command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)


class Client:
    def __init__(self, folder):
        self.folder, self.id = folder, folder.name
        said = json.loads((folder / "client.json").read_text())
        self.targets = said.get("targets", [self.id])
        # What `emit --client` is asked for where versions matter: {"redis-py": "redis-py@8/3.13"}.
        self.asked = said.get("asked", {})
        self.can = {"client_certificate", "password", "checks_host"} - set(said.get("cannot", [])) | set(said.get("also", []))
        self.scenarios = [one for one in (SERVING if said.get("serves") else SCENARIOS) if one.needs <= self.can]
        self.cache = TARGET / "clients" / self.id
        self.version = None

    def install(self):
        """Its version, or None where it cannot be had; it has said why then."""
        self.cache.mkdir(parents=True, exist_ok=True)
        done = run(["sh", self.folder / "install.sh", self.cache], env=ENV, cwd=self.folder)
        lines = done.stdout.strip().splitlines()
        if done.returncode == 77:
            print(f"skipped: {self.id}: {lines[-1] if lines else 'it cannot be had here'}")
            return False
        if done.returncode:
            raise RuntimeError(f"{self.id}: install.sh: {done.stderr[-600:] or done.stdout[-600:]}")
        for line in lines[:-1]:
            print(line)
        self.version = lines[-1]
        return True

    def connect(self, target, scenario, port, scratch):
        """What is wrong, or None."""
        out = Path(scratch) / self.id / f"{target}-{scenario.name}".replace(" ", "-").replace(":", "").replace(",", "")
        emitted = run([TARGET / "debug/tlsconf", "emit", "--client", self.asked.get(target, target), "--endpoint",
                       f"{scenario.host}:{port}", "--out", out, *scenario.files, *scenario.options], env=ENV)
        if emitted.returncode == 2 or not out.exists():
            return f"nothing was emitted: {emitted.stderr.strip() or emitted.stdout.strip()}"
        try:
            done = run(["sh", self.folder / "run.sh", self.cache, out, target], env=ENV | scenario.env, cwd=out, timeout=90,
                       stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return "it did not end in 90 seconds" if scenario.succeeds else None
        succeeded = done.returncode == 0 and "PONG" in done.stdout
        if succeeded == scenario.succeeds:
            return None
        return "it connected" if succeeded else f"no PONG: {(done.stderr + done.stdout).strip()[-700:]}"


def mark(executed):
    """The table of what was executed, for `tlsconf clients`."""
    today = datetime.date.today().isoformat()
    before = EXECUTED.read_text()
    rows = dict(re_row for line in before.splitlines() if (re_row := row_of(line)))
    for target, version in executed.items():
        rows[target] = f'    ("{target}", "{version}", "{today}"),'
    head = before[: before.index("= &[") + 4] + "\n"
    EXECUTED.write_text(head + "".join(f"{rows[target]}\n" for target in sorted(rows)) + "];\n")


def row_of(line):
    parts = line.strip().strip("(),").split('", "')
    return (parts[0].strip('"'), line) if line.startswith('    ("') else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clients", nargs="*", help="only these")
    parser.add_argument("--mark", action="store_true", help="write what was executed into the table of clients")
    parser.add_argument("-v", action="store_true", help="name every connection")
    options = parser.parse_args()
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    folders = sorted(path.parent for path in HERE.glob("*/client.json"))
    unknown = set(options.clients) - {folder.name for folder in folders}
    if unknown:
        print(f"no such client: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    wrong, executed, count = [], {}, 0
    known = dict(row for line in EXECUTED.read_text().splitlines() if (row := row_of(line)))
    with tempfile.TemporaryDirectory() as scratch, Servers(DATA, scratch, ENV) as servers:
        for folder in folders:
            if options.clients and folder.name not in options.clients:
                continue
            client = Client(folder)
            began = time.monotonic()
            if not client.install():
                continue
            for target in client.targets:
                faults, asked = 0, client.scenarios
                for scenario in asked:
                    port = servers.port(scenario.server) if scenario.server else free_port()
                    fault = client.connect(target, scenario, port, scratch)
                    count += 1
                    if fault:
                        faults += 1
                        wrong.append(f"{target}: {scenario.name}: {fault}")
                    if options.v:
                        print(f"  {target}: {scenario.name}: {'WRONG' if fault else 'as it must be'}")
                print(f"{target}: {len(asked) - faults} of {len(asked)} ({client.version}, {time.monotonic() - began:.0f} s)", flush=True)
                if not faults:
                    executed[target] = f"{executed[target]}, {client.version}" if target in executed else client.version
    for line in wrong:
        print(f"WRONG {line}")
    if options.mark:
        mark(executed)
    elif missing := sorted(set(executed) - set(known)):
        wrong.append("unmarked")
        print(f"executed and not marked so: {', '.join(missing)}; make executed writes the table")
    print(f"{count - len([line for line in wrong if line != 'unmarked'])} of {count} connections went as they must")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
