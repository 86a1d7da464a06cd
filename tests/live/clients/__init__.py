"""The real clients: a module each, or a folder where it brings a probe in another language.

A module has a docstring, `NAME` (what is said where it is skipped), `IN_TEST` (does `make test` ask it too?) and
`clients(cache)`, a generator of `Client`; it installs or builds what it lacks below the folder `cache`, and raises or
yields `Skipped`.
"""
import importlib
import pkgutil
import time

from .base import Client, Skipped


def present(cache, is_test, only):
    """Every client that is here, one after the other, since building one may take a while. Says which are not."""
    for found in pkgutil.iter_modules(__path__):
        if found.name in ("base", "loopback") or (only and found.name not in only):
            continue
        module = importlib.import_module(f"{__name__}.{found.name}")
        if is_test and not module.IN_TEST:
            continue
        try:
            for one in module.clients(cache):
                if isinstance(one, Client):
                    yield one
                else:
                    print(f"skipped: {one}", flush=True)
        except Skipped as why:
            print(f"skipped: {module.NAME}: {why}", flush=True)


def timed(ask, setups):
    """Its answers, and the seconds that they took."""
    since = time.monotonic()
    return list(ask(setups)), time.monotonic() - since
