"""The crates that are inside of what is released, as Cargo resolves them for each target. Standard library only."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Packages, and for what they are built: archives and wheels, the npm package, `npx tlsconf`, the module inside the Go package.
LINUX = ("tlsconf-cli", "tlsconf-ffi")
BUILDS = (
    (LINUX, "x86_64-unknown-linux-gnu"),
    (LINUX, "aarch64-unknown-linux-gnu"),
    (("tlsconf-wasm", "tlsconf-ffi"), "wasm32-unknown-unknown"),
    (("tlsconf-cli",), "wasm32-wasip1"),
)


def cargo(*arguments):
    return subprocess.run(["cargo", *arguments, "--locked"], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def packages():
    """(name, version) -> what Cargo's manifest says."""
    listed = json.loads(cargo("metadata", "--format-version", "1"))["packages"]
    return {(one["name"], one["version"]): one for one in listed}


def shipped(only=()):
    """(name, version) -> the same of what it needs. What only runs while building is not inside, and not among them. `only`: what is
    in these packages of ours."""
    needs = {}
    for roots, target in BUILDS:
        chosen = [word for root in roots if root in (only or roots) for word in ("--package", root)]
        if not chosen:
            continue
        edges = ["--edges", "normal,no-proc-macro", "--prefix", "depth", "--no-dedupe", "--format", "|{p}"]
        path = []
        for line in filter(None, cargo("tree", *chosen, *edges, "--target", target).splitlines()):
            depth, _, package = line.partition("|")
            name, version = package.split()[:2]
            key = (name, version.removeprefix("v"))
            needs.setdefault(key, set())
            path[int(depth):] = [key]
            if len(path) > 1:
                needs[path[-2]].add(key)
    return needs
