"""The real Jedis, Lettuce and Redisson, from Maven."""
import re
from pathlib import Path

from ..base import Client, built, tabbed
from ..jsse import javas, row, stored, version
from ..loopback import preloaded

NAME, IN_TEST = "Jedis, Lettuce, Redisson", False
HERE = Path(__file__).parent


def clients(cache):
    libraries = jars(cache / "java-drivers", HERE / "pom.xml")
    for home in javas():
        major = version(home)
        classes = cache / f"java-drivers-{major}"
        path = f"{libraries}/*"
        built([home / "bin/javac", "-nowarn", "-cp", path, "-d", classes, HERE / "Drivers.java"])
        names = ("jedis", "lettuce", "lettuce-pem", "redisson") if major < 25 else ("jedis",)
        for name in names:
            number = release(libraries, {"jedis": "jedis", "redisson": "redisson"}.get(name, "lettuce-core"))
            command = [home / "bin/java", "-Dfile.encoding=UTF-8", "-cp", f"{classes}:{path}", "Drivers", name]
            probe = tabbed(*command, env=preloaded(cache) | {"LC_ALL": "C.UTF-8"})
            ask = probe if name == "lettuce-pem" else stored(probe)
            yield Client(row(name, major), f"{name} {number} on Java {major}", ask)


def jars(folder, pom):
    """The folder with what the pom asks for."""
    stamp = folder / "pom.xml"
    if not stamp.exists() or stamp.read_text() != pom.read_text():
        print(f"fetching {pom.parent.name}: mvn dependency:copy-dependencies", flush=True)
        built(["mvn", "-q", "-B", "-f", pom, "dependency:copy-dependencies", f"-DoutputDirectory={folder}"])
        stamp.write_text(pom.read_text())
    return folder


def release(libraries, name):
    found = sorted(libraries.glob(f"{name}-[0-9]*.jar"))
    return re.fullmatch(rf"{name}-([\d.]+?)(\.RELEASE)?", found[0].stem).group(1)
