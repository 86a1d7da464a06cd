#!/usr/bin/env python3
"""The Go modules as `go get` has them, in a folder that serves as GOPROXY=file://FOLDER.

    tests/go/pack.py FOLDER [MODULE.wasm]

What git knows of bindings/go goes in, of the files as they are now. With MODULE.wasm, that is in it in place of the one that is
committed. Prints the version. Standard library only.
"""
import gzip
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "bindings/go"
PATH = "github.com/tlsconf/tlsconf/bindings/go"
# The proxy's times are no part of what go.sum sums up; the zip's neither.
TIME = "2026-11-25T00:00:00Z"


def version():
    return "v" + re.search(r'^version = "(.*)"', (ROOT / "Cargo.toml").read_text(), re.M)[1]


def files():
    """Path below bindings/go -> the file, without what git ignores."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "."], cwd=PACKAGE, check=True,
                            capture_output=True, text=True).stdout
    return sorted(name for name in listed.split("\0") if name and (PACKAGE / name).is_file())


def put(archive, name, octets):
    """The same octets whenever it is done."""
    archive.writestr(zipfile.ZipInfo(name, (2026, 11, 25, 0, 0, 0)), octets, zipfile.ZIP_DEFLATED)


def pack(folder, replaced):
    names, release = files(), version()
    inner = sorted(str(Path(name).parent) for name in names if name.endswith("/go.mod"))
    for module in ["", *inner]:
        path = f"{PATH}/{module}".rstrip("/")
        place = Path(folder) / path / "@v"
        place.mkdir(parents=True, exist_ok=True)
        root = PACKAGE / module
        (place / "list").write_text(f"{release}\n")
        (place / f"{release}.info").write_text(json.dumps({"Version": release, "Time": TIME}))
        (place / f"{release}.mod").write_bytes((root / "go.mod").read_bytes())
        with zipfile.ZipFile(place / f"{release}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                owner = next((one for one in inner if name.startswith(f"{one}/")), "")
                if owner != module:
                    continue
                octets = (PACKAGE / name).read_bytes()
                if name == "tlsconf.wasm.gz" and replaced:
                    octets = gzip.compress(Path(replaced).read_bytes(), 9, mtime=0)
                put(archive, f"{path}@{release}/{name[len(module):].lstrip('/')}", octets)
            for licence in ("LICENSE-APACHE", "LICENSE-MIT"):
                put(archive, f"{path}@{release}/{licence}", (ROOT / licence).read_bytes())
    return release


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    print(pack(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None))
