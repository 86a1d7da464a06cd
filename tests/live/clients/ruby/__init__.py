"""redis-rb as Debian has it."""
from pathlib import Path

from ..base import Client, built, tabbed
from ..loopback import preloaded

NAME, IN_TEST = "redis-rb", False
HERE = Path(__file__).parent


def clients(cache):
    version = built(["ruby", "-r", "redis", "-e", "print Redis::VERSION, ' on Ruby ', RUBY_VERSION"]).strip()
    row = "redis-rb-4" if int(version.split(".")[0]) < 5 else "redis-rb"
    probe = tabbed("ruby", HERE / "probe.rb", env=preloaded(cache) | {"LC_ALL": "C.UTF-8"})
    yield Client(row, f"redis-rb {version}", probe)
