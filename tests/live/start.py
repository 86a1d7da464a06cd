#!/usr/bin/env python3
"""Starts a real redis-server with the suite's sets of server files, and compares with what is foretold.

    tests/live/start.py [-v] SETUPS      a folder that the suite filled (TLSCONF_SERVER_SETUPS)

Servers stand on loopback and are stopped as soon as they are ready. Standard library only; status 77 without redis-server.
"""
import argparse
import fnmatch
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ENV = {name: value for name, value in os.environ.items() if not name.startswith(("SSL_CERT_", "OPENSSL_"))}
SECONDS = 20


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def start(folder, setup, scratch):
    """Whether it starts, and the line that says why not."""
    log = Path(scratch) / "log"
    log.write_text("")
    command = ["redis-server", "--port", "0", "--tls-port", str(free_port()), "--bind", "127.0.0.1", "--save", "",
               "--dir", scratch, "--logfile", str(log), "--tls-cert-file", str(folder / "server.pem"),
               "--tls-key-file", str(folder / "server.key")]
    ca = folder / "client-ca.pem"
    command += ["--tls-auth-clients", "yes", "--tls-ca-cert-file", str(ca)] if ca.exists() else ["--tls-auth-clients", "no"]
    if setup["passphrase"]:
        command += ["--tls-key-file-pass", setup["passphrase"]]
    # No terminal: it must not ask for a passphrase.
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=ENV, start_new_session=True)
    try:
        for _ in range(SECONDS * 100):
            text = log.read_text(errors="replace")
            if "Ready to accept connections" in text:
                return True, None
            try:
                process.wait(0.01)
            except subprocess.TimeoutExpired:
                continue
            text = log.read_text(errors="replace")
            said = [line.split("# ", 1)[-1] for line in text.splitlines() if "# Failed to " in line]
            return False, said[0] if said else text[-200:]
        raise RuntimeError(f"redis-server neither starts nor ends: {text[-400:]}")
    finally:
        process.kill()
        process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("setups")
    parser.add_argument("-v", action="store_true", help="print every set-up")
    options = parser.parse_args()
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    print(subprocess.run(["redis-server", "--version"], capture_output=True, text=True).stdout.strip())
    compared = agreed = texts = texts_agreed = unknown = 0
    with tempfile.TemporaryDirectory() as scratch:
        for folder in sorted(Path(options.setups).iterdir()):
            setup = json.loads((folder / "setup.json").read_text())
            starts, said = start(folder, setup, scratch)
            if options.v:
                print(f"  {setup['name']}: {'starts' if starts else said}")
            if setup["starts"] == "unknown":
                unknown += 1
                continue
            compared += 1
            if starts != (setup["starts"] == "yes"):
                print(f"DIFFERS {setup['name']}: {'starts' if starts else said}; foretold {setup['starts']} ({setup['logs']})")
                continue
            agreed += 1
            if not starts:
                texts += 1
                same = fnmatch.fnmatchcase(said, setup["logs"].replace("[", "[[]"))
                texts_agreed += same
                if not same:
                    print(f"DIFFERS {setup['name']}: logs {said!r}, foretold {setup['logs']!r}")
    share = lambda part, whole: f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"
    print(f"redis-server starts or not as foretold: {share(agreed, compared)}, {unknown} left open; "
          f"what it logs: {share(texts_agreed, texts)}")
    return 0 if compared and agreed == compared and texts_agreed == texts else 1


if __name__ == "__main__":
    sys.exit(main())
