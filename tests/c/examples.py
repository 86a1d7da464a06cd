#!/usr/bin/env python3
"""The examples of bindings/c as a person runs them.

    tests/c/examples.py FOLDER NAME...
"""
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "clients"))
from run import DATA, ENV  # noqa: E402
from servers import Servers  # noqa: E402

SECRET = {"REDIS_PASSWORD": "p@ss w%rd\"$x'"}
MUTUAL = ("ca.pem", "client.crt", "client.key")
# For each: server or None, files, environment, status, what stands in its output.
RUNS = {
    "check": [(None, ("client-ca.pem",), {}, 0, "Ready"), (None, MUTUAL, {}, 1, "BND004"), (None, ("absent.pem",), {}, 2, "absent.pem")],
    "connect": [("open", ("ca.pem",), {}, 0, "PONG"), ("mutual", MUTUAL, {}, 0, "PONG"), ("open", ("ca.pem",), SECRET, 1, "AUTH"),
                ("mutual", ("ca.pem",), {}, 1, ""), ("expired", ("ca.pem",), {}, 1, "certificate has expired"),
                ("open", ("ca.pem", "client.crt", "server.key"), {}, 1, "(KEY")],
    "async": [("open", ("ca.pem",), {}, 0, "PONG"), ("mutual", MUTUAL, {}, 0, "PONG"),
              ("elsewhere", ("ca.pem",), {}, 1, "hostname mismatch"), ("open", ("wrong-ca.pem",), {}, 1, "issuer")],
}


def main():
    folder, names, wrong, count = Path(sys.argv[1]).resolve(), sys.argv[2:], 0, 0
    with tempfile.TemporaryDirectory() as scratch, Servers(DATA, Path(scratch), ENV) as servers:
        for name in names:
            for server, files, more, status, words in RUNS[name]:
                count += 1
                command = [folder / name, *([f"localhost:{servers.port(server)}"] if server else []), *files]
                done = subprocess.run(command, cwd=DATA, env=ENV | more, capture_output=True, text=True, timeout=60)
                if done.returncode != status or words not in done.stdout + done.stderr:
                    wrong += 1
                    print(f"{name} {server} {files}: ends with {done.returncode}: {done.stdout[-300:]}{done.stderr[-600:]}")
    print(f"{folder.name}: {count - wrong} of {count} runs of {', '.join(names)} as they must be")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
