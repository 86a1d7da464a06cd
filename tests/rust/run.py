#!/usr/bin/env python3
"""The programs of bindings/rust, and those in the READMEs, against TLS servers on loopback.

    tests/rust/run.py FOLDER [SNIPPETS]

FOLDER holds what was built of bindings/rust/examples. SNIPPETS is a folder with what was built of the READMEs by readme.py. Standard
library only; status 77 without a server.
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
sys.path.insert(0, str(HERE.parent / "clients"))
from run import DATA, ENV  # noqa: E402
from servers import Servers, free_port  # noqa: E402

ONE = ("redis_rs", "redis_rs_tokio", "fred", "plain")
WITHOUT = ["ca.pem"]
WITH = [*WITHOUT, "client.crt", "client.key"]
# The password of the ACL user, percent-encoded.
USER = "app-user:p%40ss%20w%25rd%22%24x%27"


class Tried:
    """What was run, counted, and what went wrong."""

    def __init__(self, folder):
        self.folder, self.passed, self.failed = Path(folder).resolve(), 0, 0

    def run(self, program, *arguments):
        done = subprocess.run([self.folder / program, *arguments], cwd=DATA, env=ENV, capture_output=True, text=True, timeout=90)
        return done.returncode, done.stdout + done.stderr

    def note(self, what, fault):
        self.passed, self.failed = self.passed + (not fault), self.failed + bool(fault)
        if fault:
            print(f"{what}: {fault}")

    def connects(self, what, programs, endpoint, files):
        for program in programs:
            status, said = self.run(program, endpoint, *files)
            self.note(f"{program}, {what}", None if status == 0 and said == "PONG\n" else f"{status} {said}")

    def refused(self, what, code, texts, endpoint, chain, files):
        """What was foretold, and what each client says then."""
        _, said = self.run("refused", endpoint, chain, *files)
        lines = said.splitlines()
        print(f"  refused: {what}\n    " + "\n    ".join(line[:160] for line in lines))
        clients = [line for line in lines if not line.startswith("foretold")]
        fault = None
        if not lines or not lines[0].startswith(f"foretold: {code}: "):
            fault = f"{code} was to be foretold"
        elif len(clients) != 3 or any(line.endswith(": PONG") for line in clients):
            fault = "all three clients were to be refused"
        elif not all(any(text in line for text in texts) for line in clients):
            fault = f"each was to say one of {texts}"
        self.note(f"refused: {what}", fault)


def connections(tried, servers):
    at = lambda host, kind: f"{host}:{servers.port(kind)}"  # noqa: E731
    tried.connects("without client authentication", ONE, at("localhost", "open"), WITHOUT)
    tried.connects("with client authentication, by address", ONE, at("127.0.0.1", "mutual"), WITH)
    tried.connects("TLS 1.2 alone", ONE, at("localhost", "tls12"), WITHOUT)
    tried.connects("TLS 1.3 alone", ONE, at("localhost", "tls13"), WITHOUT)
    user = [name for name in ONE if name != "plain"]
    tried.connects("user and password out of the URL", user, f"rediss://{USER}@{at('localhost', 'acl')}/0", WITHOUT)
    for host in ("localhost", "127.0.0.1"):
        tried.connects(f"a cluster at {host}", ("redis_rs_cluster", "fred_cluster"), at(host, "cluster"), WITH)
    for what, files in (("another CA", ["wrong-ca.pem", *WITH[1:]]), ("no client certificate", WITHOUT)):
        for program in ("redis_rs_cluster",):
            status, said = tried.run(program, at("localhost", "cluster"), *files)
            tried.note(f"{program}, {what}", None if status == 1 and "PONG" not in said else f"{status} {said}")


def refusals(tried, servers):
    at = lambda host, kind: f"{host}:{servers.port(kind)}"  # noqa: E731
    own = ["UnknownIssuer"]
    tried.refused("another CA", "CHN001", own, at("localhost", "open"), "server.crt", ["wrong-ca.pem"])
    other = ["certificate not valid for name", "NotValidForName"]
    tried.refused("another host", "CRT004", other, at("localhost", "elsewhere"), "elsewhere.crt", WITHOUT)
    late = ["expired", "Expired"]
    tried.refused("an expired certificate", "CRT001", late, at("localhost", "expired"), "expired.crt", WITHOUT)
    # What redis-server sends as it goes, or nothing before the client writes.
    gone = ["CertificateRequired", "HandshakeFailure", "fatal alert", "reset", "Broken pipe", "broken pipe", "closed", "unexpected end of file",
            "terminated", "eof", "EOF"]
    tried.refused("no client certificate", "POL001", gone, at("localhost", "mutual"), "-", WITHOUT)


def damaged(tried, servers, scratch):
    """Refused before anything connects, with the place."""
    whole = (DATA / "ca.pem").read_text()
    cut = scratch / "cut-ca.pem"
    cut.write_text(whole[: whole.rindex("-----END") - 200])
    for program in ONE:
        status, said = tried.run(program, f"localhost:{servers.port('open')}", str(cut))
        right = status == 1 and "PEM" in said and "cut-ca.pem:" in said
        tried.note(f"{program}, a damaged CA file", None if right else f"{status} {said}")


def followed(tried, servers, scratch):
    """Files are renewed while a program runs: those that pass are taken, others are not."""
    ca = scratch / "ca.pem"

    def put(octets):
        (scratch / "new").write_bytes(octets)
        os.replace(scratch / "new", ca)

    good, other = (DATA / "ca.pem").read_bytes(), (DATA / "wrong-ca.pem").read_bytes()
    put(good)
    command = [tried.folder / "reloading", f"localhost:{servers.port('open')}", ca]
    with subprocess.Popen(command, env=ENV, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        for what, octets, first, second in (
            ("as they were", None, "as before", "PONG"),
            ("another CA", other, "taken", "UnknownIssuer"),
            ("a damaged CA file", good[:-200], "not taken", "UnknownIssuer"),
            ("still damaged", None, "as before", "UnknownIssuer"),
            ("the first CA again", good, "taken", "PONG"),
        ):
            if octets:
                put(octets)
            running.stdin.write("\n")
            running.stdin.flush()
            said = running.stdout.readline(), running.stdout.readline()
            tried.note(f"files followed, {what}", None if said[0].startswith(first) and second in said[1] else repr(said))
        running.stdin.close()


def served(tried):
    """The server's side, before clients with and without a certificate."""
    for asks in (False, True):
        port = free_port()
        files = ["server_chain=server.crt", "server_key=server.key", *(["client_ca=client-ca.pem"] if asks else [])]
        with subprocess.Popen([tried.folder / "server", str(port), *files], cwd=DATA, env=ENV, stdout=subprocess.DEVNULL) as serving:
            try:
                for _ in range(100):
                    status, said = tried.run("plain", f"localhost:{port}", *WITH)
                    if "refused" not in said:
                        break
                tried.note(f"server, with a client certificate, asked: {asks}", None if (status, said) == (0, "PONG\n") else said)
                status, said = tried.run("plain", f"localhost:{port}", *WITHOUT)
                right = status == 1 and "CertificateRequired" in said if asks else (status, said) == (0, "PONG\n")
                tried.note(f"server, without a client certificate, asked: {asks}", None if right else f"{status} {said}")
            finally:
                serving.kill()
    status, said = tried.run("server", "1", "server_chain=expired.crt", "server_key=server.key")
    tried.note("server, an expired certificate", None if status == 1 and "CRT001" in said else f"{status} {said}")


def snippets(tried, servers, folder, scratch):
    """Each beside the text that it prints; its folder holds the files that it names."""
    for told in sorted(Path(folder).glob("*.json")):
        one = json.loads(told.read_text())
        work = scratch / told.stem
        work.mkdir()
        for file in [*DATA.iterdir(), ROOT / "tests/data/real/redis_ca-2022-08.pem"]:
            shutil.copy(file, work)
        shutil.copy(DATA / "ca.pem", work / "redis_ca.pem")
        subprocess.run([sys.executable, "-m", "zipfile", "-c", "redis-user.zip", "client.crt", "client.key"], cwd=work, check=True)
        env = ENV | {"ENDPOINT": f"localhost:{servers.port(one['server'])}"}
        done = subprocess.run([one["program"]], cwd=work, env=env, capture_output=True, text=True, timeout=90)
        told.write_text(json.dumps(one | {"printed": done.stdout}))
        right = done.returncode == 0 and done.stdout == one["prints"]
        tried.note(one["name"], None if right else f"{done.returncode} {done.stdout}{done.stderr}")


def main():
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    tried = Tried(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch, Servers(DATA, Path(scratch), ENV) as servers:
        scratch = Path(scratch)
        connections(tried, servers)
        refusals(tried, servers)
        damaged(tried, servers, scratch)
        followed(tried, servers, scratch)
        served(tried)
        if len(sys.argv) > 2:
            snippets(tried, servers, sys.argv[2], scratch)
    print(f"test result: bindings/rust. {tried.passed} passed; {tried.failed} failed; 0 ignored")
    return 1 if tried.failed or not tried.passed else 0


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
