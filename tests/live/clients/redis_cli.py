"""redis-cli of the machine. It is told the address, so it compares no name."""
import shutil
import subprocess

from .base import Client, Skipped, is_mutual, run

NAME, IN_TEST = "redis-cli", True


def clients(_cache):
    if not shutil.which("redis-cli"):
        raise Skipped("not installed")
    yield Client("redis-cli", run(["redis-cli", "--version"]).stdout.strip(), lambda setups: map(ping, setups))


def ping(setup):
    folder = setup["folder"]
    command = ["redis-cli", "-h", "127.0.0.1", "-p", setup["port"], "--tls", "--cacert", f"{folder}/ca.pem"]
    if is_mutual(setup):
        command += ["--cert", f"{folder}/client.crt", "--key", f"{folder}/client.key"]
    # Without a terminal it cannot ask for a passphrase.
    done = run(command + ["PING"], timeout=20, stdin=subprocess.DEVNULL, start_new_session=True)
    return {"folder": folder, "accepted": done.stdout.strip() == "PONG", "error": (done.stderr + done.stdout).strip()}
