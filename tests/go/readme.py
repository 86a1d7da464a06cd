#!/usr/bin/env python3
"""The programs in bindings/go/README.md, built and run as they stand there.

    tests/go/readme.py CONSUMER

`<!-- test: SERVER -->` before a program: it is run where the files are, with the address of that server of
tests/clients/servers.py, and prints the text that follows. CONSUMER is a Go module that has the packages. With TLSCONF_BLESS=1 what is
printed is written into the README. Standard library only; status 77 without a server.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
README = ROOT / "bindings/go/README.md"
sys.path.insert(0, str(HERE.parent / "clients"))
from run import DATA, ENV  # noqa: E402
from servers import Servers  # noqa: E402

SNIPPET = re.compile(r"<!-- test: (\w+) -->\n```go\n(.*?)```\n```text\n(.*?)```", re.S)


def main():
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    consumer, text = Path(sys.argv[1]), README.read_text()
    snippets = SNIPPET.findall(text)
    if text.count("<!-- ") != len(snippets) or not snippets:
        print(f"{len(snippets)} snippets are understood, and there are others")
        return 1
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch, Servers(DATA, Path(scratch), ENV) as servers:
        folder = Path(scratch)
        for file in [*DATA.iterdir(), ROOT / "tests/data/real/redis_ca-2022-08.pem"]:
            (folder / file.name).write_bytes(file.read_bytes())
        whole = (DATA / "ca.pem").read_text()
        (folder / "cut-ca.pem").write_text(whole[: whole.rindex("-----END") - 200])
        for at, (server, code, expected) in enumerate(snippets):
            source, program = consumer / f"snippet{at}/main.go", folder / f"snippet{at}"
            source.parent.mkdir()
            source.write_text(code)
            formatted = subprocess.run(["gofmt", "-l", source], check=True, capture_output=True, text=True).stdout
            subprocess.run(["go", "build", "-o", program, f"./snippet{at}"], cwd=consumer, check=True)
            done = subprocess.run([program, f"localhost:{servers.port(server)}"], cwd=folder, env=ENV, capture_output=True, text=True,
                                  timeout=60)
            if os.environ.get("TLSCONF_BLESS"):
                text = text.replace(f"{code}```\n```text\n{expected}", f"{code}```\n```text\n{done.stdout}")
            elif done.returncode or formatted or done.stdout != expected:
                wrong += 1
                print(f"snippet {at + 1} ends with {done.returncode} and prints\n{done.stdout}{done.stderr}in place of\n{expected}{formatted}")
    if os.environ.get("TLSCONF_BLESS"):
        README.write_text(text)
    print(f"bindings/go/README.md: {len(snippets) - wrong} of {len(snippets)} snippets do what they say")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
