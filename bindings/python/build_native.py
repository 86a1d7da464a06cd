"""What hatchling asks: the library and the program into a wheel, their sources into an sdist.

TLSCONF_NATIVE is a folder that holds `libtlsconf.so` and `tlsconf` already, TLSCONF_PLATFORM the wheel's platform then
(tests/tools/wheel.sh). Without them they are built here, for this machine: Rust, make and a C compiler are needed.
"""

import os
import re
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent
# An sdist brings the sources of the library in a folder of its own.
RUST = HERE / "rust" if (HERE / "rust").is_dir() else HERE.parent.parent
MEMBERS = ("core", "bindings/cli", "ffi")


class Native(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name == "sdist":
            build_data["force_include"].update(sources())
            return
        native = Path(os.environ.get("TLSCONF_NATIVE") or built())
        platform = os.environ.get("TLSCONF_PLATFORM") or sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        # No extension module: one wheel for every Python.
        build_data["tag"] = f"py3-none-{platform}"
        build_data["force_include"][str(native / "libtlsconf.so")] = "tlsconf/libtlsconf.so"
        build_data["force_include"][str(native / "tlsconf")] = "tlsconf/program/tlsconf"
        # Of the crates in both; where they are built here, Cargo has them.
        if (licences := native / "THIRD-PARTY-LICENSES").exists():
            build_data["force_include"][str(licences)] = "tlsconf/THIRD-PARTY-LICENSES"


def built() -> str:
    """A folder with both, built for this machine."""
    target = Path(os.environ.get("CARGO_TARGET_DIR") or RUST / "target").resolve()
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    subprocess.run(["make", "--no-print-directory", "-C", RUST / "ffi"], check=True, env=environment)
    cargo = ["cargo", "build", "--release", "--package", "tlsconf-cli", "--manifest-path", RUST / "Cargo.toml"]
    subprocess.run(cargo, check=True, env=environment)
    folder = Path(tempfile.mkdtemp(prefix="tlsconf-native-"))
    (folder / "libtlsconf.so").symlink_to((target / "ffi/release/libtlsconf.so").resolve())
    (folder / "tlsconf").symlink_to(target / "release/tlsconf")
    return str(folder)


def sources() -> dict[str, str]:
    """What Rust needs, and where it lies in the sdist; the workspace without its other members."""
    manifest = (RUST / "Cargo.toml").read_text()
    members = ", ".join(f'"{member}"' for member in MEMBERS)
    manifest, count = re.subn(r"(?s)members = \[.*?\]\nexclude = [^\n]*\n", f"members = [{members}]\n", manifest)
    if count != 1:
        raise RuntimeError("Cargo.toml: the members of the workspace are not where they were")
    draft = Path(tempfile.mkdtemp(prefix="tlsconf-sdist-")) / "Cargo.toml"
    draft.write_text(manifest)
    files = {str(RUST / name): f"rust/{name}" for name in ("Cargo.lock", *MEMBERS)}
    return {str(draft): "rust/Cargo.toml", **files}
