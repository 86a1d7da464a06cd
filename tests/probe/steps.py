"""The table *step | command* of README.md, run from top to bottom against a local server, as a person would type it."""
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/clients"))

from servers import Servers, free_port  # noqa: E402

DATA = ROOT / "tests/data/emission"
PROGRAM = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve() / "debug"
ENV = {name: value for name, value in os.environ.items() if name not in ("SSL_CERT_FILE", "SSL_CERT_DIR")}
# What a command has to print for its step to be done.
SAYS = {
    "tlsconf plan": "Enable TLS if security outweighs performance impact",
    "tlsconf measure": "Here TLS adds",
    "tlsconf check redis_ca.pem": "CA bundle, 3 certificates",
    "tlsconf emit --client jedis": "truststore.p12",
    "tlsconf inspect": "Owner: ",
    "tlsconf check redis-user.zip": "belongs to",
    "tlsconf generate client": "redis_user_private.key",
    "tlsconf probe": "The server accepts the client certificate.",
    "tlsconf emit --client redis-cli": "redis-cli.sh",
    "sh ": "PONG",
}


def commands():
    """Each command of the table's second column, in order."""
    text = (ROOT / "README.md").read_text()
    table = re.search(r"\| step \| command \|\n\|---\|---\|\n((?:\|.*\n)+)", text)
    assert table, "README.md has no table of steps"
    for row in table[1].splitlines():
        # A bar inside a command is written with a backslash.
        cells = re.split(r"(?<!\\)\|", row.strip("|"))
        assert len(cells) == 2, row
        found = [code for code in re.findall(r"`([^`]+)`", cells[1]) if code.startswith(("tlsconf ", "sh "))]
        found = [code for code in found if code != "tlsconf check"]
        assert found, f"no command in: {row}"
        for code in found:
            yield cells[0].strip(), code


def main():
    done, unused = 0, set(SAYS)
    with tempfile.TemporaryDirectory() as folder, Servers(DATA, Path(folder), ENV) as servers:
        plain = free_port()
        tls = servers.start("server.crt", ["--tls-auth-clients", "optional", "--port", str(plain)])
        work = Path(folder) / "work"
        work.mkdir()
        (work / "redis_ca.pem").write_bytes((DATA / "ca.pem").read_bytes())
        with zipfile.ZipFile(work / "redis-user.zip", "w") as archive:
            archive.write(DATA / "client.crt", "redis_user.crt")
            archive.write(DATA / "client.key", "redis_user_private.key")
        env = {**ENV, "PATH": f"{PROGRAM}:{ENV['PATH']}", "COLUMNS": "100"}
        for step, command in commands():
            typed = command.replace("redis://HOST:PORT", f"redis://localhost:{plain}").replace("HOST:PORT", f"localhost:{tls}")
            if command.startswith("tlsconf measure"):
                typed += " --time 1s"
            ran = subprocess.run(typed, shell=True, cwd=work, env=env, capture_output=True, text=True, timeout=60)
            said = next((start for start in SAYS if command.startswith(start)), None)
            assert said, f"what is {command} to say?"
            unused.discard(said)
            if ran.returncode or SAYS[said] not in " ".join(ran.stdout.split()):
                print(f"FAIL {step}\n$ {typed}\n{ran.stdout}{ran.stderr}(exit status {ran.returncode})")
                return 1
            done += 1
            print(f"ok   {step}\n     $ {typed}")
    assert not unused, f"not in the table: {unused}"
    print(f"{done} commands of the table do what they say")
    return 0


if __name__ == "__main__":
    sys.exit(main())
