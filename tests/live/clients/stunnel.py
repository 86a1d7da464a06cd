"""stunnel in client mode in front of a client without TLS: CAfile, verifyChain, checkHost or checkIP, cert and key."""
import ipaddress
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from .base import ENV, Client, Skipped, is_mutual, run

NAME, IN_TEST = "stunnel", False


def clients(_cache):
    program = shutil.which("stunnel4") or shutil.which("stunnel")
    if not program:
        raise Skipped("not installed (apt-get install stunnel4)")
    version = re.search(r"stunnel (\S+)", run([program, "-version"]).stderr).group(1)
    yield Client("stunnel", f"stunnel {version}", lambda setups: (ping(program, setup) for setup in setups))


def ping(program, setup):
    """Starts one for the set-up, and speaks through it. Its log is what the user sees."""
    folder = setup["folder"]
    is_pong = False
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "log"
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
        configuration = Path(scratch) / "stunnel.conf"
        configuration.write_text(text(setup, port))
        with log.open("w") as output:
            process = subprocess.Popen([program, configuration], stdout=output, stderr=output, env=ENV,
                                       stdin=subprocess.DEVNULL, start_new_session=True)
            try:
                is_pong = speak(process, port)
            finally:
                process.terminate()
                process.wait()
        # Errors and warnings: `[!]` and `[:]` while it reads its configuration, then levels 3 and 4.
        said = re.findall(r"^(?:\[[!:]\] |.*LOG[34]\[\w+\]: )(.*)", log.read_text(errors="replace"), re.MULTILINE)
    return {"folder": folder, "accepted": is_pong, "error": " | ".join(said)}


def text(setup, port):
    folder, host = setup["folder"], setup["host"]
    try:
        name = f"checkIP = {ipaddress.ip_address(host)}"
    except ValueError:
        name = f"checkHost = {host}\nsni = {host}"
    lines = ["foreground = yes", "pid =", "debug = notice", "[redis]", "client = yes", f"accept = 127.0.0.1:{port}",
             f"connect = 127.0.0.1:{setup['port']}", f"CAfile = {folder}/ca.pem", "verifyChain = yes", name]
    if is_mutual(setup):
        lines += [f"cert = {folder}/client.crt", f"key = {folder}/client.key"]
    return "\n".join(lines) + "\n"


def speak(process, port):
    until = time.monotonic() + 5
    while process.poll() is None and time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), 5) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except ConnectionRefusedError:
            time.sleep(0.02)
        except OSError:
            return False
    return False
