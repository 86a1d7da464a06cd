"""redis-rs with rustls, on ring. The names are compared, so they are redirected to loopback."""
import re
from pathlib import Path

from ..base import Client, built, tabbed
from ..loopback import preloaded

NAME, IN_TEST = "redis-rs with ring", True
HERE = Path(__file__).parent


def clients(cache):
    yield client(cache, "redis-rs-ring", "ring")


def client(cache, row, provider):
    target = cache / f"redis-rs-{provider}"
    if not target.exists():
        print(f"building redis-rs with {provider}: cargo build, half a minute or more", flush=True)
    command = ["cargo", "build", "--quiet", "--locked", "--features", provider]
    built(command, cwd=HERE, env={"CARGO_TARGET_DIR": str(target)})
    lock = (HERE / "Cargo.lock").read_text()
    versions = [re.search(rf'name = "{name}"\nversion = "(.*)"', lock).group(1) for name in ("redis", "rustls")]
    probe = tabbed(target / "debug/tlsconf-live-redis-rs", env=preloaded(cache))
    return Client(row, f"redis-rs {versions[0]}, rustls {versions[1]} with {provider}", probe)
