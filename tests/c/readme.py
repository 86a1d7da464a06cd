#!/usr/bin/env python3
"""The snippets of bindings/c/README.md, compiled and run as they stand there.

    tests/c/readme.py COMPILER [FLAG...]

`<!-- test: SERVER FILE... -->` before a program: it is run with that server of tests/clients/servers.py and the files, and prints the
text that follows. `<!-- fails: SERVER FILE... -->` before a text: what the last program prints then, and does not succeed.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "clients"))
from run import DATA, ENV  # noqa: E402
from servers import Servers  # noqa: E402

SNIPPET = re.compile(r"<!-- (test|fails): (\w+) ([^>]*?) -->\n(?:```c\n(.*?)```\n)?```text\n(.*?)```", re.S)


def compiled(command, scratch, at, code):
    source, program = scratch / f"snippet{at}.c", scratch / f"snippet{at}"
    source.write_text(code)
    # Libraries come behind what needs them.
    subprocess.run([command[0], "-o", program, source, *command[1:]], check=True)
    return program


def main():
    text = (ROOT / "bindings/c/README.md").read_text()
    marks, snippets = text.count("<!-- "), SNIPPET.findall(text)
    if marks != len(snippets) or not snippets:
        print(f"bindings/c/README.md has {marks} marks, of which {len(snippets)} are understood")
        return 1
    wrong, program = 0, None
    with tempfile.TemporaryDirectory() as scratch, Servers(DATA, Path(scratch), ENV) as servers:
        scratch = Path(scratch)
        for file in DATA.iterdir():
            (scratch / file.name).write_bytes(file.read_bytes())
        whole = (DATA / "ca.pem").read_text()
        (scratch / "cut-ca.pem").write_text(whole[: whole.rindex("-----END") - 200])
        for at, (kind, server, files, code, expected) in enumerate(snippets):
            program = compiled(sys.argv[1:], scratch, at, code) if code else program
            command = [program, f"localhost:{servers.port(server)}", *files.split()]
            done = subprocess.run(command, cwd=scratch, env=ENV, capture_output=True, text=True, timeout=60)
            printed = done.stdout if kind == "test" else done.stderr
            if (done.returncode == 0) != (kind == "test") or printed != expected:
                wrong += 1
                print(f"snippet {at + 1} ends with {done.returncode} and prints\n{done.stdout}{done.stderr}in place of\n{expected}")
    print(f"bindings/c/README.md: {len(snippets) - wrong} of {len(snippets)} snippets do what they say")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
