"""A redis-server on loopback for each set-up."""
import contextlib
import socket
import subprocess
import time
from pathlib import Path

from clients.base import ENV, is_mutual, run

KEYS = Path(__file__).resolve().parent.parent / "data" / "keys"


@contextlib.contextmanager
def serving(setups, scratch):
    """Those set-ups that have a server, while it stands; each gets its `port`."""
    keys, running, served = public_keys(), [], []
    try:
        for setup in setups:
            process = start(setup, keys, scratch)
            if process:
                running.append(process)
                served.append(setup)
        yield served
    finally:
        for one in running:
            one.kill()
        for one in running:
            one.wait()


def public_keys():
    """The public half of each plain key of the fixtures, and its file."""
    found = {}
    for path in sorted(KEYS.glob("*.pem")):
        public = run(["openssl", "pkey", "-in", path, "-pubout", "-passin", "pass:"])
        if public.returncode == 0:
            found[public.stdout] = path
    return found


def start(setup, keys, scratch):
    """None where redis-server refuses these files, as it does weak ones."""
    folder = Path(setup["folder"])
    public = run(["openssl", "x509", "-in", folder / "server.pem", "-pubkey", "-noout"]).stdout
    if public not in keys:
        return None
    port = setup["port"] = free_port()
    asks = (folder / "client-ca.pem").exists() and is_mutual(setup)
    options = {"port": 0, "tls-port": port, "bind": "127.0.0.1", "save": "", "dir": scratch,
               "logfile": Path(scratch) / f"{port}.log", "tls-cert-file": folder / "server.pem",
               "tls-key-file": keys[public], "tls-auth-clients": "yes" if asks else "no"}
    if asks:
        options["tls-ca-cert-file"] = folder / "client-ca.pem"
    command = ["redis-server"] + [str(word) for name, value in options.items() for word in (f"--{name}", value)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENV)
    until = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return process
        time.sleep(0.02)
    process.kill()
    process.wait()
    return None


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
