"""libvalkey with TLS, from the sources inside PyPI's package, asked by the probe of hiredis, from which it comes."""
from .base import Client, tabbed
from .hiredis import compiled, openssl, sources

NAME, IN_TEST = "libvalkey", False
PACKAGE, VERSION = "libvalkey==4.2.1", "0.5.0"


def clients(cache):
    source = sources(cache, PACKAGE) / "vendor/libvalkey"
    files = [file for file in sorted((source / "src").glob("*.c")) if file.name != "rdma.c"]
    flags = ["-DLIBVALKEY", f"-I{source}/include", f"-I{source}/include/valkey", f"-I{source}/src"]
    binary = compiled(cache / "libvalkey-probe", files, flags)
    yield Client("libvalkey", f"libvalkey {VERSION}, {openssl()}", tabbed(binary))
