#!/usr/bin/env python3
"""The licences of the crates that are inside of what is released, each text once, on standard output.

    licences.py [PACKAGE...]

PACKAGE: inside of this one of ours alone. Standard library only.
"""

import re
import sys
from pathlib import Path

from crates import packages, shipped

FILE = re.compile(r"(LICEN[CS]E|COPYING|COPYRIGHT|NOTICE|UNLICENSE)", re.IGNORECASE)


def texts(package):
    """Of one crate. Where it leaves the choice, the shorter one."""
    folder = Path(package["manifest_path"]).parent
    files = sorted(path for path in folder.iterdir() if path.is_file() and FILE.match(path.name))
    choice = re.search(r"\bOR\b|/", package["license"] or "")
    short = [path for path in files if "APACHE" not in path.name.upper()]
    return [path.read_text().strip() for path in (short if choice and short else files)]


def main():
    known = packages()
    # Our own stand beside this file.
    keys = sorted(key for key in shipped(sys.argv[1:]) if known[key]["source"])
    holders, without = {}, []
    for key in keys:
        of = texts(known[key])
        for text in of:
            holders.setdefault(text, []).append(" ".join(key))
        if not of:
            without.append(f"{' '.join(key)}: {known[key]['license']}, {known[key]['repository']}")
    print(f"tlsconf holds {len(keys)} crates of other people, and Rust's standard library (MIT OR Apache-2.0,")
    print("https://github.com/rust-lang/rust). Their licences:")
    for text, names in sorted(holders.items(), key=lambda one: one[1]):
        print(f"\n{'=' * 100}\n{', '.join(names)}\n{'-' * 100}\n{text}")
    if without:
        print(f"\n{'=' * 100}\nWithout a text of their own:\n" + "\n".join(without))
    print(f"licences of {len(keys)} crates: {len(holders)} texts; {len(without)} crates bring none", file=sys.stderr)


if __name__ == "__main__":
    main()
