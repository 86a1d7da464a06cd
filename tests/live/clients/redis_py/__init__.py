"""redis-py on the Python at hand and on a Python 3.13 or later, whose ssl module asks for more; and with the verify flags
that emissions may set."""
import shutil
from pathlib import Path

from ..base import Client, Skipped, batch, built, run

NAME, IN_TEST = "redis-py", True
VERSION = "8.1.0"
HERE = Path(__file__).parent


def clients(cache):
    newest = newest_python()
    for is_set in (False, True):
        yield client(cache, "python3", is_set)
        yield client(cache, newest, is_set) if newest else Skipped("redis-py on Python 3.13: not installed")


def client(cache, python, is_set):
    version = built([python, "-c", "import sys; print(*sys.version_info[:2], sep='.')"]).strip()
    own = environment(cache, python, f"redis=={VERSION}", f"redis-py-{version}")
    is_strict = tuple(map(int, version.split("."))) >= (3, 13)
    name, probe = f"redis-py {VERSION}, Python {version}", [own, HERE / "probe.py"]
    if is_set:
        option = "ssl_exclude_verify_flags=VERIFY_X509_STRICT" if is_strict else "ssl_include_verify_flags=VERIFY_X509_PARTIAL_CHAIN"
        return Client("redis-py-partial-chain", f"{name}, {option}", batch(*probe, option))
    return Client("redis-py-python-3.13" if is_strict else "redis-py", name, batch(*probe))


def environment(cache, python, package, name):
    """The interpreter of a virtual environment that has this package."""
    own = cache / name / "bin" / "python"
    stamp = cache / name / "installed"
    if not stamp.exists() or stamp.read_text() != package:
        print(f"installing {package}: {python} -m venv, pip install", flush=True)
        built([python, "-m", "venv", cache / name])
        built([own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package])
        stamp.write_text(package)
    return own


def newest_python():
    """On PATH, or where pyenv keeps them."""
    found = [shutil.which(f"python3.{minor}") for minor in range(20, 12, -1)]
    found = [one for one in found if one and run([one, "--version"]).returncode == 0]
    found += sorted(Path.home().glob(".pyenv/versions/3.1[3-9]*/bin/python3"), reverse=True)
    return found[0] if found else None
