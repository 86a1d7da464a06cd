#!/usr/bin/env python3
"""sbom_test.py SBOM FOLDER: is it valid, and of just the files in FOLDER?"""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).resolve().parent.parent.parent
BESIDE = (".cdx.json", "SHA256SUMS", "FILES.txt")


def main():
    text, folder = Path(sys.argv[1]).read_text(), Path(sys.argv[2])
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    if wrong := validator.validate_str(text):
        sys.exit(f"not as the schema wants it: {wrong}")
    sbom = json.loads(text)
    if not validator.validate_str(json.dumps(sbom | {"components": [{"name": "no type"}]})):
        sys.exit("a component without a type passes: nothing is validated")

    components = {one["bom-ref"]: one for one in sbom["components"]}
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if not path.name.endswith(BESIDE)}
    named = {one["name"]: one["hashes"][0]["content"] for ref, one in components.items() if ref.startswith("file:")}
    if files != named:
        sys.exit(f"files: {sorted(files.items() ^ named.items())}")

    needs = {one["ref"]: one.get("dependsOn", []) for one in sbom["dependencies"]}
    if unknown := {ref for several in needs.values() for ref in several} - set(components):
        sys.exit(f"depended on, but no component: {unknown}")
    reached, left = set(), ["release"]
    while left:
        if (ref := left.pop()) not in reached:
            reached.add(ref)
            left += needs.get(ref, [])
    if lost := set(components) - reached:
        sys.exit(f"nothing that is released depends on {lost}")

    # Asked for in another way than by the program that wrote it.
    tree = subprocess.run(["cargo", "tree", "-p", "tlsconf-ffi", "-e", "normal,no-proc-macro", "--prefix", "none", "--target", "x86_64-unknown-linux-gnu"],
                          cwd=ROOT, check=True, capture_output=True, text=True).stdout
    crates = {f"pkg:cargo/{name}@{version[1:]}" for name, version, *_ in map(str.split, filter(None, tree.splitlines()))}
    if missing := crates - set(components):
        sys.exit(f"crates of the C library that it does not name: {missing}")
    unlicensed = [ref for ref, one in components.items() if not one.get("licenses") and not ref.startswith("pkg:golang/")]
    if unlicensed:
        sys.exit(f"without a licence: {unlicensed}")
    print(f"{sum(ref.startswith('pkg:cargo/') for ref in components)} crates, {len(components)} components, {len(files)} files")


if __name__ == "__main__":
    main()
