#!/usr/bin/env python3
"""What is inside of what is released, as CycloneDX in JSON, on standard output.

    sbom.py EPOCH FILE...

EPOCH is the time it bears, in seconds. Every file is named with its SHA-256 and what it depends on; crates are those that Cargo
resolves, with the checksums of Cargo.lock. What requirements.txt names is needed. The same files give the same octets.
"""

import hashlib
import json
import re
import subprocess
import sys
import tomllib
import uuid
from datetime import datetime, timezone
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import OutputFormat, make_outputter
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from crates import ROOT, packages, shipped

VERSION = SchemaVersion.V1_6
# File names -> what is inside: packages of this workspace, and what is called by name below.
INSIDE = (
    (r"^tlsconf-c-.*\.tar\.gz$", ComponentType.LIBRARY, ("tlsconf-ffi", "rust-std", "libunwind")),
    (r"^tlsconf-[\d.]+-[\w-]+-gnu\.tar\.gz$", ComponentType.APPLICATION, ("tlsconf-cli", "rust-std", "libunwind")),
    (r"\.whl$", ComponentType.LIBRARY, ("tlsconf-ffi", "tlsconf-cli", "rust-std", "libunwind")),
    (r"^tlsconf-[\d.]+\.tar\.gz$", ComponentType.LIBRARY, ("tlsconf-ffi", "tlsconf-cli")),
    (r"\.tgz$", ComponentType.LIBRARY, ("tlsconf-wasm", "tlsconf-cli", "rust-std", "npm")),
    (r"^tlsconf-go-[\d.]+\.zip$", ComponentType.LIBRARY, ("tlsconf-ffi", "rust-std", "go:")),
    (r"^tlsconf-go-(\w+)-[\d.]+\.zip$", ComponentType.LIBRARY, (r"go:\1",)),
)


def licences(text):
    return [LicenseFactory().make_from_string(text.replace("/", " OR "))] if text else []


def library(kind, name, version, licence=None, **more):
    group, _, last = name.rpartition("/")
    purl = PackageURL(kind, group or None, last, version)
    return Component(name=name, version=version, type=ComponentType.LIBRARY, purl=purl, bom_ref=str(purl), licenses=licences(licence), **more)


def crates():
    """Package URLs -> components, and what each needs."""
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text())["package"]
    sums = {(one["name"], one["version"]): one.get("checksum") for one in lock}
    known, needs = packages(), shipped()
    made = {}
    for key in needs:
        hashes = [HashType(alg=HashAlgorithm.SHA_256, content=sums[key])] if sums[key] else []
        made[key] = library("cargo", *key, known[key]["license"], description=known[key]["description"], hashes=hashes)
    return made, needs


def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def go(module):
    """What a Go module requires; who builds with it fetches that, and it is in no file of ours."""
    text = (ROOT / "bindings/go" / module / "go.mod").read_text()
    return [library("golang", *pair) for pair in re.findall(r"^(?:require)?\s+([\w.-]+/\S+) (v\S+)", text, re.M) if "tlsconf/" not in pair[0]]


def npm():
    """What the npm package's modules import and the bundler puts into them; all else that its lock file names only builds it."""
    lock = json.loads((ROOT / "wasm/npm/package-lock.json").read_text())["packages"]
    sources = [path.read_text() for folder in ("src", "checker") for path in (ROOT / "wasm/npm" / folder).rglob("*.ts")]
    names = {name for text in sources for name in re.findall(r'from "((?:@[\w-]+/)?[\w-]+)"', text)}
    named = {name: lock[f"node_modules/{name}"] for name in sorted(names) if f"node_modules/{name}" in lock}
    return [library("npm", name, one["version"], one["license"]) for name, one in named.items()]


def main():
    epoch, files = int(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    made, needs = crates()
    ours = {name: component for (name, _), component in made.items() if name.startswith("tlsconf")}
    zig = re.search(r"ziglang==([\d.]+)", (ROOT / "tests/tools/portable.sh").read_text())[1]
    rust = said("rustc", "--version").split()[1]
    named = {name: [component] for name, component in ours.items()}
    named["rust-std"] = [library("generic", "rust-std", rust, "MIT OR Apache-2.0", description="Rust's standard library")]
    named["libunwind"] = [library("generic", "libunwind", zig, "Apache-2.0 WITH LLVM-exception", description="LLVM's unwinder as this Zig brings it")]
    named["npm"] = npm()
    named |= {f"go:{module}": go(module) for module in ("", "redistls", "rueidistls")}

    version = ours["tlsconf"].version
    bom = Bom()
    bom.metadata.timestamp = datetime.fromtimestamp(epoch, timezone.utc)
    # The program and the C library have "tlsconf" in their names; this stands for all of the release.
    whole = Component(name="tlsconf", version=version, type=ComponentType.APPLICATION, bom_ref="release", licenses=licences("MIT OR Apache-2.0"))
    bom.metadata.component = whole
    components = set(made.values()) | {one for several in named.values() for one in several}
    released = []
    for file in sorted(files):
        kind, inside = next((kind, [found.expand(one) if "\\" in one else one for one in inside]) for pattern, kind, inside in INSIDE
                            if (found := re.search(pattern, file.name)))
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        component = Component(name=file.name, version=version, type=kind, bom_ref=f"file:{file.name}", licenses=licences("MIT OR Apache-2.0"),
                              hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256)])
        released.append(component)
        bom.register_dependency(component, [one for name in inside for one in named[name]])
    for component in components | set(released):
        bom.components.add(component)
    # Before a release there are packages and no files.
    bom.register_dependency(whole, released or list(ours.values()))
    for key, of in needs.items():
        bom.register_dependency(made[key], [made[one] for one in of])
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, "".join(sorted(str(one.hashes) for one in released)))

    text = make_outputter(bom, OutputFormat.JSON, VERSION).output_as_string(indent=2)
    if wrong := JsonStrictValidator(VERSION).validate_str(text):
        sys.exit(f"the SBOM is not as its schema wants it: {wrong}")
    print(text)


if __name__ == "__main__":
    main()
