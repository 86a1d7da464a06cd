"""Others on the same files: each is a program that takes `parse FILE` or `verify FILE` and prints nanoseconds. Standard library only."""

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent / "peers"


def built(folder):
    """name -> command; or a reason why it is not here."""
    ready, missing = {}, {}

    def add(name, tools, build, command):
        absent = [tool for tool in tools if not shutil.which(tool)]
        if absent:
            missing[name] = f"{', '.join(absent)} not installed"
            return
        done = subprocess.run(build, capture_output=True, text=True, check=False) if build else None
        if done and done.returncode:
            missing[name] = (done.stderr.strip().splitlines() or ["it does not build"])[-1]
            return
        ready[name] = command

    openssl, peer = str(folder / "openssl"), str(folder / "peer-go")
    add("OpenSSL", ["cc"], ["cc", "-O2", "-o", openssl, str(HERE / "openssl.c"), "-lcrypto"], [openssl])
    add("Go", ["go"], ["go", "build", "-o", peer, str(HERE / "peer.go")], [peer])
    imports = ["python3", "-c", "import cryptography.x509.verification"]
    add("cryptography", ["python3"], imports, ["python3", "-W", "ignore", str(HERE / "pyca.py")])
    add("Java", ["javac"], ["javac", "-d", str(folder), str(HERE / "Peer.java")], ["java", "-cp", str(folder), "Peer"])
    return ready, missing


def seconds(command, verb, file):
    """The peer's median; None where it refuses the file."""
    done = subprocess.run([*command, verb, str(file)], capture_output=True, text=True, check=False)
    return int(done.stdout) / 1e9 if done.returncode == 0 else None
