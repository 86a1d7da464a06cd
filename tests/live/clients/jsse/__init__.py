"""Java's JSSE with the stores that Jedis is given: on the Java at hand, and on a Java 25 or later."""
import re
import shutil
import subprocess
from pathlib import Path

from ..base import Client, Skipped, built, is_mutual, run, tabbed

NAME, IN_TEST = "Java JSSE", True
HERE = Path(__file__).parent


def clients(cache):
    for home in javas():
        major = version(home)
        classes = cache / f"jsse-{major}"
        built([home / "bin/javac", "-d", classes, HERE / "Probe.java"])
        probe = tabbed(home / "bin/java", "-cp", classes, "Probe")
        yield Client(row("jedis", major), f"JSSE of Java {major}", stored(probe))


def javas():
    """The homes of the JDK on PATH and of one from 25 on beside it, if there is."""
    javac = shutil.which("javac")
    if not javac:
        raise Skipped("no JDK is installed")
    homes = [Path(javac).resolve().parent.parent]
    if version(homes[0]) < 25:
        others = [javac.parent.parent for javac in sorted(Path("/usr/lib/jvm").glob("*/bin/javac"))]
        homes += [home for home in others if version(home) >= 25][:1]
    return homes


def version(home):
    return int(re.search(r"(\d+)", built([home / "bin/javac", "-version"])).group(1))


def row(name, major):
    return f"{name}-jdk-25" if major >= 25 else name


def stored(ask):
    """Makes the key store first, as people do; where that fails, it is what the user sees."""
    def with_stores(setups):
        refused = {setup["folder"]: refusal(setup) for setup in setups if is_mutual(setup)}
        for answer in ask(setups):
            if refused.get(answer["folder"]):
                answer |= {"accepted": False, "error": refused[answer["folder"]]}
            yield answer
    return with_stores


def refusal(setup):
    folder = setup["folder"]
    command = ["openssl", "pkcs12", "-export", "-in", f"{folder}/client.crt", "-inkey", f"{folder}/client.key",
               "-out", f"{folder}/client.p12", "-passout", "pass:changeit",
               "-passin", f"pass:{setup['passphrase'] or ''}"]
    made = run(command, stdin=subprocess.DEVNULL)
    return "openssl pkcs12: " + made.stderr if made.returncode else ""
