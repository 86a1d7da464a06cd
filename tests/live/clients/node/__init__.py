"""node-redis and ioredis on the Node of the machine, and with the option that emissions may set."""
import shutil
from pathlib import Path

from ..base import Client, Skipped, batch, built

NAME, IN_TEST = "node-redis and ioredis", True
HERE = Path(__file__).parent


def clients(cache):
    if not shutil.which("npm"):
        raise Skipped("Node is not installed")
    version = built(["node", "-p", "process.versions.node"]).strip()
    major = int(version.split(".")[0])
    # Node looks for packages beside the program and above it.
    folder = cache / "node"
    lock = (HERE / "package-lock.json").read_text()
    installed = folder / "package-lock.json"
    if not installed.exists() or installed.read_text() != lock or not (folder / "node_modules/ioredis").exists():
        print("installing node-redis and ioredis: npm ci", flush=True)
        folder.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        built(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder)
    shutil.copy(HERE / "probe.mjs", folder)
    option, numbers = "allowPartialTrustChain", tuple(map(int, version.split(".")[:2]))
    has_option = (20, 18) <= numbers < (21, 0) or numbers >= (22, 9)
    for name in ("node-redis", "ioredis"):
        if has_option:
            row = f"node-redis-{'' if major < 22 else 'node-22-' if major < 24 else 'node-24-'}partial-chain"
            yield Client(row, f"{name} on Node {version}, {option}", batch("node", folder / "probe.mjs", name, option))
        row = name if major < 22 else f"{name}-node-{22 if major < 24 else 24 if major < 26 else 26}"
        yield Client(row, f"{name} on Node {version}", batch("node", folder / "probe.mjs", name))
