"""phpredis and Predis as Debian has them."""
import re
from pathlib import Path

from ..base import Client, Skipped, built, run, tabbed
from ..loopback import preloaded

NAME, IN_TEST = "phpredis and Predis", False
HERE = Path(__file__).parent


def clients(cache):
    php = built(["php", "-r", "echo PHP_VERSION;"]).strip()
    version = run(["php", "-r", "echo phpversion('redis');"]).stdout.strip()
    yield client(cache, "phpredis", version, php) if version else Skipped("phpredis (apt-get install php-redis)")
    predis = Path("/usr/share/php/Predis/Client.php")
    if predis.exists():
        version = re.search(r"VERSION = '(.*?)'", predis.read_text()).group(1)
        yield client(cache, "predis", version, php)
    else:
        yield Skipped("Predis (apt-get install php-predis)")


def client(cache, name, version, php):
    ask = tabbed("php", HERE / "probe.php", name, env=preloaded(cache))
    # Predis keeps its options in the process's default context: each set-up gets a process of its own.
    each = lambda setups: (answer for setup in setups for answer in ask([setup]))
    return Client(name, f"{name} {version} on PHP {php}", each if name == "predis" else ask)
