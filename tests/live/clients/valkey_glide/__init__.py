"""valkey-glide on the Python at hand."""
from pathlib import Path

from ..base import Client, batch
from ..loopback import preloaded
from ..redis_py import environment

NAME, IN_TEST = "valkey-glide", False
VERSION = "2.6.0"
HERE = Path(__file__).parent


def clients(cache):
    own = environment(cache, "python3", f"valkey-glide=={VERSION}", "valkey-glide")
    yield Client("valkey-glide", f"valkey-glide {VERSION}", batch(own, HERE / "probe.py", env=preloaded(cache)))
