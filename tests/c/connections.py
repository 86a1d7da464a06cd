#!/usr/bin/env python3
"""The headers of bindings/c with hiredis against TLS servers on loopback: pinged.c, however it was built.

    tests/c/connections.py PINGED [WIPED]

Of each refusal the finding is printed that the core had predicted. WIPED is wiped.c. Standard library only.
"""
import base64
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "clients"))
from run import DATA, ENV  # noqa: E402
from servers import Servers  # noqa: E402

WAYS = ("once", "shared", "async")
CA, MUTUAL = ["ca.pem"], ["ca.pem", "client.crt", "client.key"]
REQUIRED = '{"client_authentication":"required"}'
NAMED = '{"tls12_suites":["ECDHE-ECDSA-AES256-GCM-SHA384"],"tls13_suites":["TLS_AES_256_GCM_SHA384"],"groups":["secp256r1"]}'

# name, server, files, policy, host: they answer PONG.
CONNECTS = [
    ("without client authentication", "open", CA, "", "localhost"),
    ("with client authentication, by address", "mutual", MUTUAL, "", "127.0.0.1"),
    ("TLS 1.2 alone", "tls12", CA, '{"max_version":"1.2"}', "localhost"),
    ("TLS 1.3 alone", "tls13", CA, '{"min_version":"1.3"}', "localhost"),
    ("suites and groups of the policy", "open", CA, NAMED, "localhost"),
    ("a CA without keyUsage", "lax", ["lax-ca.pem"], "", "localhost"),
]
# name, server, files, policy, host, what the server presents, the code foretold, what is printed.
REFUSED = [
    ("another CA", "open", ["wrong-ca.pem"], "", "localhost", "server.crt", "CHN001", "unable to get local issuer certificate"),
    ("another host", "elsewhere", CA, "", "localhost", "elsewhere.crt", "CRT004", "hostname mismatch"),
    ("another address", "elsewhere", CA, "", "127.0.0.1", "elsewhere.crt", "CRT004", "IP address mismatch"),
    ("an expired certificate", "expired", CA, "", "localhost", "expired.crt", "CRT001", "certificate has expired"),
    ("an intermediate without its root", "open", ["issuing-ca.pem"], "", "localhost", "server.crt", "CHN002",
     "unable to get issuer certificate"),
    ("TLS 1.3 where the server has 1.2", "tls12", CA, '{"min_version":"1.3"}', "localhost", "", None, "protocol version"),
    ("groups that OpenSSL 3.0 lacks", "open", CA, '{"groups":["X25519MLKEM768"]}', "localhost", "", None, "no group"),
]


class Run:
    def __init__(self, program, servers):
        self.program, self.servers, self.count, self.wrong = program, servers, 0, []

    def ping(self, way, server, files, policy, host, chain=""):
        command = [self.program, way, f"{host}:{self.servers.port(server)}", policy, chain and str(DATA / chain)]
        done = subprocess.run(command + [str(DATA / file) for file in files], env=ENV, capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout, done.stderr

    def expect(self, holds, name, answer):
        self.count += 1
        if not holds:
            self.wrong.append(f"{name}: status {answer[0]}: {answer[1].strip()} {answer[2].strip()[-1500:]}")

    def connects(self, way, name, *asked):
        answer = self.ping(way, *asked)
        self.expect(answer == (0, "PONG\n", ""), f"{way}: {name}", answer)

    def refused(self, way, name, server, files, policy, host, chain, code, printed):
        answer = self.ping(way, server, files, policy, host, chain)
        status, out, err = answer
        foretold = next((line for line in out.splitlines() if line.startswith("foretold: ")), "")
        is_foretold = code is None or f"({code})" in out.partition("error: ")[0] and foretold
        # Of what fails later in an event loop hiredis may say no more than `Success`, unless it is about the certificate.
        is_said = printed in out.partition("error: ")[2] or (way == "async" and code is None and "error: " in out)
        self.expect(status == 1 and not err and is_said and is_foretold, f"{way}: refused: {name}", answer)
        if way == WAYS[0] and foretold:
            print(f"  refused: {name}\n    {foretold}\n    {out.splitlines()[-1]}")

    def times_out(self):
        """A server that takes the connection and says nothing: the handshake is bounded, too."""
        with socket.create_server(("127.0.0.1", 0)) as silent:
            command = [self.program, "once", f"127.0.0.1:{silent.getsockname()[1]}", "", "", str(DATA / "ca.pem")]
            done = subprocess.run(command, env=ENV | {"PINGED_TIMEOUT": "300"}, capture_output=True, text=True, timeout=60)
        answer = (done.returncode, done.stdout, done.stderr)
        self.expect(answer[0] == 1 and answer[1].startswith("error: SSL_connect failed") and not answer[2], "a silent server", answer)

    def refused_without_certificate(self, way):
        """The server does not say beforehand that it asks: the policy does."""
        name = f"{way}: refused: no client certificate"
        before = self.ping(way, "mutual", CA, REQUIRED, "localhost")
        self.expect(before[0] == 3 and "(POL001)" in before[1], name, before)
        answer = self.ping(way, "mutual", CA, "", "localhost")
        self.expect(answer[0] == 1 and answer[1].startswith("error: ") and not answer[2], name, answer)
        if way == WAYS[0]:
            print(f"  refused: no client certificate\n    foretold: {before[1].splitlines()[0][9:]}\n    {answer[1].strip()}")


def masked_key():
    """client.key as wiped.c takes it."""
    body = "".join(line for line in (DATA / "client.key").read_text().splitlines() if not line.startswith("-----"))
    # ECPrivateKey of RFC 5915: version 1, then the number.
    before, _, rest = base64.b64decode(body).partition(bytes.fromhex("0201010420"))
    assert before and len(rest) > 32
    return ",".join(bytes(octet ^ 0x5A for octet in one).hex() for one in (rest[:32], rest[31::-1], body[40:64].encode()))


def main():
    os.umask(0o077)
    with tempfile.TemporaryDirectory() as scratch, Servers(DATA, Path(scratch), ENV) as servers:
        run = Run(sys.argv[1], servers)
        for way in WAYS:
            for one in CONNECTS:
                run.connects(way, *one)
            for one in REFUSED:
                run.refused(way, *one)
            run.refused_without_certificate(way)
        run.times_out()
        for program in sys.argv[2:]:
            files = [str(DATA / file) for file in MUTUAL]
            command = [program, f"localhost:{servers.port('mutual')}", masked_key(), *files]
            done = subprocess.run(command, env=ENV, capture_output=True, text=True, timeout=60)
            run.expect(done.returncode == 0, "what is left of a key", (done.returncode, done.stdout, done.stderr))
            print(f"  {done.stdout.strip()}")
    print("\n".join(run.wrong) or f"{run.count} connections as they must be", flush=True)
    return 1 if run.wrong or not run.count else 0


if __name__ == "__main__":
    sys.exit(main())
