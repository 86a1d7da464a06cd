"""Lets a client connect to loopback whatever name or address it is given: the name is what it compares."""
from pathlib import Path

from .base import built

SOURCE = Path(__file__).with_suffix(".c")


def preloaded(cache):
    """The environment in which it does."""
    library = cache / "loopback.so"
    if not library.exists() or library.stat().st_mtime < SOURCE.stat().st_mtime:
        built(["gcc", "-O1", "-shared", "-fPIC", SOURCE, "-o", library, "-ldl"])
    return {"LD_PRELOAD": str(library)}
