"""Go's crypto/tls with the configuration that go-redis is given."""
import re
from pathlib import Path

from ..base import Client, batch, built

NAME, IN_TEST = "go-redis", True
HERE = Path(__file__).parent


def clients(cache):
    binary = cache / "go-probe"
    built(["go", "build", "-o", binary, "."], cwd=HERE)
    version = built(["go", "env", "GOVERSION"]).strip()
    minor = int(re.search(r"go1\.(\d+)", version).group(1))
    row = "go-redis-go-1.19" if minor < 23 else "go-redis-go-1.26" if minor < 27 else "go-redis"
    yield Client(row, f"crypto/tls of {version}", batch(binary))
