#!/usr/bin/env python3
"""Holds what our crates are made of against its record: `crates.md`, every crate with its version, who is behind it, its licence, how
often it says `unsafe`, and why it is there; `owners.json`, why those people are trusted.

    supply.py            an error where the record is not that of Cargo.lock, or an owner has no reason, or has no crate any more
    supply.py --write    writes crates.md: after an update, read what changed in the crates, then commit it

Standard library only. Sources are those that Cargo has unpacked.
"""

import json
import re
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "dist"))
from crates import ROOT, cargo, packages, shipped  # noqa: E402

OURS = ("tlsconf", "tlsconf-cli", "tlsconf-ffi", "tlsconf-wasm")
# Where `unsafe` may stand in ours: the boundary of C, and nowhere else.
UNSAFE = re.compile(r"^ffi/src/|^ffi/tests/boundary\.rs$|^tests/src/(doors|bin/remains)\.rs$")
TABLE = HERE / "crates.md"
HEAD = """# What is inside, and what only builds it

Written by `tests/supply/supply.py --write`; a test holds it against Cargo.lock. `unsafe`: how often the crate's own sources say it
(blocks, functions, implementations), tests left out. What is not inside runs while building, or on other systems alone. Why its people are trusted: `owners.json`. Why a crate is there at all stands in
the `Cargo.toml` that names it; the others are there for one of those.

| crate | version | owner | licence | unsafe | inside | named by |
|---|---|---|---|---:|---|---|
"""


def built():
    """(name, version) of all that our crates are built with, for every target; what only a target of Microsoft's needs is left out."""
    packages = [word for name in OURS for word in ("--package", name)]
    tree = cargo("tree", *packages, "--edges", "normal,build", "--prefix", "none", "--no-dedupe", "--format", "{p}", "--target", "all")
    words = [line.split()[:2] for line in tree.splitlines() if line.strip()]
    return {(name, version.removeprefix("v")) for name, version in words if not name.startswith("windows")}


def named():
    """crate -> the manifests of ours that name it."""
    found = {}
    for manifest in ("core", "bindings/cli", "ffi", "wasm"):
        text = tomllib.loads((ROOT / manifest / "Cargo.toml").read_text())
        tables = [text.get("dependencies", {})] + [one.get("dependencies", {}) for one in text.get("target", {}).values()]
        for name in {name for table in tables for name in table}:
            found.setdefault(name, []).append(manifest)
    return found


def owner(package):
    address = package["repository"] or package["homepage"] or ""
    place = re.match(r"https?://(?:www\.)?(?:github|gitlab)\.com/([^/]+)", address)
    return place[1] if place else address


NOISE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|b?r(\#+)".*?"\1|b?"(?:\\.|[^"\\])*"|b?'(?:\\(?:x..|u\{[^}]*\}|.)|[^'\\\n])'""",
    re.S,
)


def unsafe(text):
    text = NOISE.sub(" ", text).split("#[cfg(test)]")[0]
    # In a lint's name it is `unsafe_code`, which is another word.
    return len(re.findall(r"\bunsafe\b\s*(?:\{|fn\b|impl\b|trait\b|extern\b)", text))


def counted(package):
    root = Path(package["manifest_path"]).parent
    files = [path for path in root.rglob("*.rs") if path.relative_to(root).parts[0] not in ("tests", "benches", "examples", "target", "fuzz")]
    return sum(unsafe(path.read_text(errors="replace")) for path in files)


def ours():
    """Files of ours that say `unsafe` where none may."""
    roots = ("core", "bindings/cli", "ffi", "wasm", "tests")
    files = [path for root in roots for path in (ROOT / root).rglob("*.rs") if not {"target", "node_modules"} & set(path.parts)]
    counts = {str(path.relative_to(ROOT)): unsafe(path.read_text()) for path in files}
    return {path: count for path, count in counts.items() if count}


def main():
    known, inside, build = packages(), shipped(), built()
    people = json.loads((HERE / "owners.json").read_text())
    why = named()
    rows, faults, seen = [], [], set()
    for key in sorted(set(inside) | build):
        name, version = key
        if name in OURS:
            continue
        package = known[key]
        who = owner(package)
        seen.add(who)
        if not people.get(who):
            faults.append(f"{name}: owners.json does not say why {who or 'nobody'} is trusted")
        licence = (package["license"] or "").replace("/", " OR ")
        rows.append(f"| {name} | {version} | {who} | {licence} | {counted(package)} | {'yes' if key in inside else 'no'} | {', '.join(why.get(name, []))} |")
    faults += [f"{who} has no crate any more: take it out of owners.json" for who in people if who not in seen]
    unlisted = [path for path in ours() if not UNSAFE.search(path)]
    faults += [f"{path}: unsafe code outside of the boundary" for path in unlisted]
    text = HEAD + "\n".join(rows) + "\n"
    if "--write" in sys.argv:
        TABLE.write_text(text)
    elif TABLE.read_text() != text:
        old, new = set(TABLE.read_text().splitlines()), set(text.splitlines())
        faults += [f"crates.md: {line}" for line in sorted(f"- {one}" for one in old - new) + sorted(f"+ {one}" for one in new - old)]
        faults.append("read what changed in these crates, then tests/supply/supply.py --write")
    if faults:
        sys.exit("\n".join(faults))
    count = sum(int(row.split("|")[5]) for row in rows)
    print(f"{len(rows)} crates of {len(people)} owners, {len(inside) - len(OURS)} of them inside, {count} times unsafe; "
          f"ours: {sum(ours().values())} in {len(ours())} files, all at the boundary of C")


if __name__ == "__main__":
    main()
