"""hiredis with TLS, from the sources inside PyPI's package: plain, and with `verify_name`. Debian's has no TLS."""
import tarfile
from pathlib import Path

from ..base import Client, built, run, tabbed

NAME, IN_TEST = "hiredis", True
PACKAGE, VERSION = "hiredis==3.5.0", "1.5.0"
HERE = Path(__file__).parent
FILES = ("alloc", "async", "hiredis", "net", "read", "sds", "sockcompat", "ssl")


def clients(cache):
    source = sources(cache, PACKAGE) / "vendor/hiredis"
    binary = compiled(cache / "hiredis-probe", [source / f"{name}.c" for name in FILES], [f"-I{source}"])
    library = openssl()
    yield Client("hiredis", f"hiredis {VERSION}, {library}", tabbed(binary))
    yield Client("hiredis-verify-name", f"hiredis {VERSION}, {library}", tabbed(binary, "verify-name"))


def sources(cache, package):
    """The unpacked source archive of a package of PyPI."""
    name, version = package.split("==")
    folder = cache / f"{name}-{version}"
    if not folder.exists():
        print(f"fetching {package}: pip download", flush=True)
        fetch = ["python3", "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", name, "--dest", cache]
        built([*fetch, package])
        with tarfile.open(cache / f"{folder.name}.tar.gz") as archive:
            archive.extractall(cache, filter="data")
    return folder


def compiled(binary, files, flags):
    """The probe with these sources of the library."""
    wanted = [HERE / "probe.c", *files]
    if not binary.exists() or binary.stat().st_mtime < (HERE / "probe.c").stat().st_mtime:
        built(["gcc", "-O1", "-w", *flags, *wanted, "-lssl", "-lcrypto", "-o", binary])
    return binary


def openssl():
    return " ".join(run(["openssl", "version"]).stdout.split()[:2])
