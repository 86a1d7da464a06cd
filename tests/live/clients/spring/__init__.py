"""Spring Boot's Redis connection with a PEM SSL bundle, on Lettuce and on Jedis, from Maven."""
import re
from pathlib import Path

from ..base import Client, built, tabbed
from ..java_drivers import jars
from ..jsse import javas, version
from ..loopback import preloaded

NAME, IN_TEST = "Spring Data Redis", False
HERE = Path(__file__).parent


def clients(cache):
    libraries = jars(cache / "spring", HERE / "pom.xml")
    home = javas()[0]
    path = f"{libraries}/*"
    classes = cache / "spring-classes"
    built([home / "bin/javac", "-nowarn", "-cp", path, "-d", classes, HERE / "SpringProbe.java"])
    boot = re.search(r"<version>([\d.]+)</version><relativePath/>", (HERE / "pom.xml").read_text()).group(1)
    for driver in ("lettuce", "jedis"):
        row = "spring-data-redis" if driver == "lettuce" else "spring-data-redis-jedis"
        command = [home / "bin/java", "-Dfile.encoding=UTF-8", "-cp", f"{classes}:{path}", "SpringProbe", driver]
        probe = tabbed(*command, env=preloaded(cache) | {"LC_ALL": "C.UTF-8"})
        yield Client(row, f"Spring Boot {boot} on {driver}, Java {version(home)}", probe)
