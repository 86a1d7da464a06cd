"""The loaders of CA files that real clients use, and how each tells what it holds."""
import base64
import re
import shutil
import ssl
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from clients import jsse
from clients.base import Skipped, built, run

from . import openssl

HERE = Path(__file__).resolve().parent
# The set of rows that foretell; a row stands with the loader that it is compared with.
ROWS = ("fred", "go-redis", "go-redis-go-1.19", "go-redis-go-1.26", "hiredis", "ioredis", "java-keytool", "jedis",
        "jedis-jdk-25", "libvalkey", "node-redis", "node-redis-node-22", "node-redis-node-24", "node-redis-node-26",
        "redis-cli", "redis-py", "redis-py-python-3.13", "redis-rb", "redis-rs", "redis-rs-ring", "redisson", "rueidis",
        "valkey-glide")


@dataclass
class Answer:
    """`held`: certificates in DER. `undecided`: given ones of which it cannot tell. `error`: why it refuses the file.
    `count`: how many it holds, where it tells. `is_silent`: it cannot tell a refusal from nothing."""
    held: list = field(default_factory=list)
    undecided: list = field(default_factory=list)
    error: str = ""
    count: int | None = None
    is_silent: bool = False


@dataclass(frozen=True)
class Loader:
    """`ask` takes pairs of a path and the certificates that stand in it, and gives an answer for each."""
    rows: tuple
    version: str
    ask: Callable


def probe(*command):
    """Lines of a path and certificates, divided by a tab, to lines of held, undecided, error."""
    def ask(asked):
        texts = [",".join(base64.b64encode(one).decode() for one in given) for _, given in asked]
        lines = "".join(f"{path}\t{text}\n" for (path, _), text in zip(asked, texts, strict=True))
        done = run(command, input=lines, timeout=900)
        # Split at LF alone: an error may hold other line ends.
        rows = [line.split("\t", 2) for line in done.stdout.split("\n") if line.count("\t") >= 2]
        if len(rows) != len(asked):
            raise RuntimeError(f"{command[0]} answered {len(rows)} of {len(asked)}: {done.stderr[-400:]}")
        return [Answer(octets(held), octets(undecided), error) for held, undecided, error in rows]
    return ask


def octets(listed):
    return [base64.b64decode(one) for one in listed.split(",") if one]


def openssl_file(_cache):
    library = openssl.Library()
    return Loader(("redis-cli", "hiredis", "libvalkey"), library.version(),
                  lambda asked: [Answer(*library.loads(path)) for path, _ in asked])


def python(_cache):
    """get_ca_certs leaves out what is no CA; cert_store_stats counts all."""
    def ask(asked):
        for path, given in asked:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            try:
                context.load_verify_locations(path)
            except (ssl.SSLError, OSError) as error:
                yield Answer(error=str(error), count=0)
                continue
            yield Answer(context.get_ca_certs(binary_form=True), given, count=context.cert_store_stats()["x509"])
    row = "redis-py-python-3.13" if sys.version_info >= (3, 13) else "redis-py"
    return Loader((row,), f"Python {sys.version.split()[0]}, {ssl.OPENSSL_VERSION}", ask)


def ruby(_cache):
    version = built(["ruby", "-ropenssl", "-e", "print RUBY_VERSION, ', ', OpenSSL::OPENSSL_LIBRARY_VERSION"])
    return Loader(("redis-rb",), f"Ruby {version}", probe("ruby", HERE / "loads.rb"))


def node(_cache):
    version = built(["node", "--version"]).strip()
    major = int(re.match(r"v(\d+)", version).group(1))
    rows = ("node-redis", "ioredis") if major < 22 else (f"node-redis-node-{min(major // 2 * 2, 26)}",)
    return Loader(rows, f"Node {version}", silently(probe("node", HERE / "loads.mjs")))


def silently(ask):
    """Node swallows the refusals."""
    def asked_silently(asked):
        for answer in ask(asked):
            answer.is_silent = True
            yield answer
    return asked_silently


def go(cache):
    binary = cache / "go-loads"
    built(["go", "build", "-o", binary, HERE / "loads.go"])
    version = built(["go", "env", "GOVERSION"]).strip()
    minor = int(re.search(r"go1\.(\d+)", version).group(1))
    row = "go-redis-go-1.19" if minor < 23 else "go-redis-go-1.26" if minor < 27 else "go-redis"
    return Loader((row,), version, probe(binary))


def java(home, cache, how):
    major = jsse.version(home)
    classes = cache / f"loads-{major}"
    built([home / "bin/javac", "-d", classes, HERE / "Loads.java"])
    if how == "keytool":
        rows = ("java-keytool",)
    else:
        rows = ("jedis-jdk-25",) if major >= 25 else ("jedis", "redisson")
    opened = "--add-opens=java.base/sun.security.tools.keytool=ALL-UNNAMED"
    return Loader(rows, f"Java {major}", probe(home / "bin/java", opened, "-cp", classes, "Loads", how))


def java_at_hand(how):
    return lambda cache: java(jsse.javas()[0], cache, how)


def java_25(cache):
    homes = [home for home in jsse.javas() if jsse.version(home) >= 25]
    if not homes:
        raise Skipped("no Java 25 or later is installed")
    return java(homes[-1], cache, "factory")


def rustls(cache):
    """Built by cargo with the tests; loads.sh puts it there."""
    binary = shutil.which("rustls_loads", path=cache)
    if not binary:
        raise Skipped("cargo did not build the example rustls_loads")
    return Loader(("redis-rs", "redis-rs-ring", "fred", "valkey-glide"), "rustls-pki-types and webpki", probe(binary))


ALL = {
    "OpenSSL": openssl_file,
    "Python ssl": python,
    "Ruby OpenSSL::X509::Store": ruby,
    "Node createSecureContext": node,
    "Go AppendCertsFromPEM": go,
    "Java generateCertificates": java_at_hand("factory"),
    "Java 25 generateCertificates": java_25,
    "keytool -importcert": java_at_hand("keytool"),
    "rustls": rustls,
}
