#!/usr/bin/env python3
"""Makes programs of what stands in README.md (under "In Rust") and core/README.md, for run.py to run.

    tests/rust/readme.py EXAMPLES TOLD PROGRAMS

EXAMPLES is the folder of a package's examples, into which they go; TOLD is filled with a JSON file for each: its name, the server that it
is run with, what it prints, and where Cargo will have built it (in PROGRAMS). `<!-- test: SERVER -->` stands before a program in
core/README.md, and what it prints behind it. `readme.py --bless TOLD` runs nothing: it writes what run.py noted that they print. Standard
library only.
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WHOLE = re.compile(r"<!-- test: (\w+) -->\n```rust\n(.*?)```\n```text\n(.*?)```", re.S)
LINES = re.compile(r"^## In Rust\n\n```rust\n(.*?)```", re.S | re.M)
AROUND = """use std::sync::Arc;

use rustls::crypto::ring;
use tlsconf::CheckRequest;

fn main() -> Result<(), Box<dyn std::error::Error>> {
%s    println!("{}", redis::cmd("PING").query::<String>(&mut client.get_connection()?)?);
    Ok(())
}
"""


def programs():
    """(name, server, source, what it prints)"""
    text = (ROOT / "core/README.md").read_text()
    whole = WHOLE.findall(text)
    if not whole or text.count("<!-- ") != len(whole):
        sys.exit(f"core/README.md: {len(whole)} programs are understood, and there are others")
    for at, (server, source, prints) in enumerate(whole):
        yield f"core_readme_{at + 1}", server, source, prints
    lines = LINES.findall((ROOT / "README.md").read_text())
    if len(lines) != 1 or '"cache.example.com:12345"' not in lines[0]:
        sys.exit("README.md: the lines under \"In Rust\" are not understood")
    source = lines[0].replace('"cache.example.com:12345"', 'std::env::var("ENDPOINT")?')
    yield "readme", "mutual", AROUND % "".join(f"    {line}\n" for line in source.splitlines()), "PONG\n"


def bless(told):
    page = ROOT / "core/README.md"
    text = page.read_text()
    for name, _, source, prints in programs():
        printed = json.loads((told / f"{name}.json").read_text()).get("printed")
        if printed is not None:
            text = text.replace(f"{source}```\n```text\n{prints}```", f"{source}```\n```text\n{printed}```")
    page.write_text(text)


def main():
    if sys.argv[1] == "--bless":
        return bless(Path(sys.argv[2]))
    examples, told, built = map(Path, sys.argv[1:])
    told.mkdir(parents=True, exist_ok=True)
    for old in told.glob("*.json"):
        old.unlink()
    for name, server, source, prints in programs():
        (examples / f"{name}.rs").write_text(source)
        one = {"name": name, "server": server, "prints": prints, "program": str(built.resolve() / name)}
        (told / f"{name}.json").write_text(json.dumps(one))
    return 0


if __name__ == "__main__":
    sys.exit(main())
