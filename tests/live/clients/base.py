"""What the modules of clients share."""
import json
import os
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

# They change what "the system's store" is.
AMBIENT = ("SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "GODEBUG", "NODE_OPTIONS",
           "JAVA_TOOL_OPTIONS")
ENV = {name: value for name, value in os.environ.items() if name not in AMBIENT}


@dataclass(frozen=True)
class Client:
    """A client that is here. `ask` takes set-ups (folder, host, port, passphrase) and gives one answer for each, in
    their order: folder, accepted (None where it was not asked), error (what it prints)."""
    row: str
    version: str
    ask: Callable[[list[dict]], Iterable[dict]]


class Skipped(Exception):
    """Why a client does not take part."""


def run(command, env=None, **more):
    return subprocess.run([str(one) for one in command], capture_output=True, text=True, env=ENV | (env or {}), **more)


def built(command, **more):
    """Runs a step that the client needs. Raises Skipped with the end of what it said."""
    try:
        done = run(command, **more)
    except FileNotFoundError:
        raise Skipped(f"{command[0]} is not installed") from None
    if done.returncode:
        raise Skipped(f"{' '.join(map(str, command[:3]))} fails: {(done.stderr or done.stdout).strip()[-300:]}")
    return done.stdout


def is_mutual(setup):
    return Path(setup["folder"], "client.crt").exists()


def batch(*command, timeout=900, **more):
    """The `ask` of a probe that takes every set-up at once, as JSON, and answers with a JSON line each."""
    def ask(setups):
        done = run(command, input=json.dumps(setups), timeout=timeout, **more)
        answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        if len(answers) != len(setups):
            raise RuntimeError(f"{command[0]} answered {len(answers)} of {len(setups)}: {done.stderr[-400:]}")
        return answers
    return ask


def tabbed(*command, timeout=900, **more):
    """The same for a probe without JSON: a line of folder, host, port, `client` where it has a certificate, passphrase,
    divided by tabs; it answers folder, 1 or 0 (`-` where it did not ask), text."""
    def ask(setups):
        lines = "".join("\t".join([one["folder"], one["host"], str(one["port"]), "client" if is_mutual(one) else "",
                                   one["passphrase"] or ""]) + "\n" for one in setups)
        done = run(command, input=lines, timeout=timeout, start_new_session=True, **more)
        rows = [line.split("\t", 2) for line in done.stdout.splitlines() if line.count("\t") >= 2]
        if len(rows) != len(setups):
            raise RuntimeError(f"{command[0]} answered {len(rows)} of {len(setups)}: {done.stderr[-400:]}")
        return [{"folder": row[0], "accepted": {"1": True, "0": False}.get(row[1]), "error": row[2]} for row in rows]
    return ask
