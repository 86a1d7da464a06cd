#!/usr/bin/env python3
"""The Python package as people have it: its wheel in a fresh environment for each Python that is here.

    tests/python/run.py WHEEL UV [PYTHON...]

UV is the program uv, which makes environments. Each Python from 3.9 on runs cases/ (README.md, redis-py against TLS
servers on loopback); the newest one the answers of Rust (tests/harness) and mypy, too. Status 77 where a server cannot
be had.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "clients"))
from run import DATA, ENV, TARGET  # noqa: E402
from servers import Servers  # noqa: E402

SERVERS = ("open", "mutual", "tls12", "tls13", "elsewhere", "expired", "lax", "acl", "cluster")
MYPY = "mypy==2.4.1"
# Nothing of the source tree is found by accident, nor what somebody has set up for themselves.
ENV = {name: value for name, value in ENV.items() if not name.startswith(("PYTHON", "TLSCONF", "VIRTUAL_ENV"))}


def pythons():
    """The newest of each version that is here, oldest first."""
    found = {}
    places = [Path(folder) for folder in os.environ["PATH"].split(os.pathsep)]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    places += [path / "bin" for path in sorted(pyenv.glob("3.*"))]
    for minor in range(9, 15):
        for place in places:
            program = place / f"python3.{minor}"
            if os.access(program, os.X_OK):
                # A shim of pyenv is there for versions that are not chosen, too.
                asked = subprocess.run(
                    [program, "-c", "import platform; print(platform.python_version())"], capture_output=True, text=True
                )
                if asked.returncode == 0:
                    found[minor] = (asked.stdout.strip(), program)
    return [found[minor] for minor in sorted(found)]


class Environment:
    def __init__(self, uv, program, folder):
        self.uv, self.folder, self.python = uv, folder, folder / "bin/python"
        subprocess.run([uv, "venv", "--quiet", "--python", program, folder], check=True)

    def install(self, *what):
        # As it is set up here: the registry may stand under a CA of somebody's own.
        subprocess.run([self.uv, "pip", "install", "--quiet", "--python", self.python, *what], check=True)


def cases(environment, version, scratch, ports):
    """How many passed, failed, were skipped."""
    told = {
        "TLSCONF_PORTS": json.dumps(ports),
        "TLSCONF_DATA": str(DATA.parent),
        "TLSCONF_README": str(ROOT / "bindings/python/README.md"),
    }
    told["TLSCONF_PROGRAM"] = str(TARGET / "debug/tlsconf")
    told |= {"TLSCONF_BLESS": "1"} if os.environ.get("TLSCONF_BLESS") else {}
    command = [environment.python, "-X", "dev", "-W", "error", "-m", "unittest", "discover", "-s", scratch / "cases"]
    done = subprocess.run(command, cwd=scratch, env=ENV | told, capture_output=True, text=True)
    count = int(ran[1]) if (ran := re.search(r"^Ran (\d+) tests", done.stderr, re.MULTILINE)) else 0
    of = {
        name: int(number)
        for name, number in re.findall(r"(failures|errors|skipped)=(\d+)", done.stderr.splitlines()[-1])
    }
    # A test may fail in several of its parts.
    failed = min(of.get("failures", 0) + of.get("errors", 0), count) or int(done.returncode != 0)
    if failed:
        print(done.stderr)
    return done.stdout, count - failed - of.get("skipped", 0), failed, of.get("skipped", 0)


def mypy(environment, scratch):
    environment.install(MYPY)
    strict = [environment.python, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", scratch / "mypy"]

    def said(*more):
        return subprocess.run([*strict, *more], cwd=scratch, env=ENV, capture_output=True, text=True).stdout

    for version in ("3.10", "3.14"):
        for what in (["-p", "tlsconf"], [scratch / "typed.py"]):
            if found := said("--python-version", version, *what):
                print(found)
                return False
    found = said(scratch / "wrong.py")
    seen = {int(line.split(":")[1]) for line in found.splitlines() if ": error:" in line}
    lines = (scratch / "wrong.py").read_text().splitlines()
    meant = {at for at, line in enumerate(lines, 1) if line.endswith("# error")}
    if seen != meant:
        print(f"errors were expected in lines {sorted(meant)}:\n{found}")
        return False
    print("mypy --strict finds nothing in the package nor in a program that uses it, and what is wrong in another one")
    return True


def probing(environments):
    """The oldest and the newest look at servers as the program does; both at once, for looking is mostly waiting."""
    looks = [
        (
            version,
            subprocess.Popen(
                [
                    sys.executable,
                    HERE.parent / "probe/probe.py",
                    *(environment.python, "-X", "dev", "-W", "error", HERE / "probe.py"),
                ],
                env=ENV,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            ),
        )
        for version, environment in environments
    ]
    right = True
    for version, look in looks:
        said, _ = look.communicate()
        print(said if look.returncode else f"Python {version}, {said.splitlines()[-1]}")
        right = right and look.returncode == 0
    return right


def harness(environment, mode):
    # The driver has a folder of its own: the sources are not found from there.
    driver = [environment.python, HERE / "driver.py", mode]
    return (
        subprocess.run([sys.executable, HERE.parent / "harness/run.py", f"Python, {mode}", *driver], env=ENV).returncode
        == 0
    )


def main():
    wheel, uv, chosen = Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3:]
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    here = [one for one in pythons() if not chosen or any(one[0].startswith(version) for version in chosen)]
    total, environments = [0, 0, 0], []
    with tempfile.TemporaryDirectory() as folder, Servers(DATA, Path(folder), ENV) as servers:
        scratch = Path(folder)
        shutil.copytree(HERE / "cases", scratch / "cases")
        for name in ("typed.py", "wrong.py"):
            shutil.copy(HERE / name, scratch)
        ports = {name: servers.port(name) for name in SERVERS}
        for version, program in here:
            environment = Environment(uv, program, scratch / f"venv-{version}")
            environment.install(wheel, "-r", HERE / "requirements.txt")
            environments.append((version, environment))
            said, *counts = cases(environment, version, scratch, ports)
            total = [before + now for before, now in zip(total, counts)]
            # What was foretold is the same for each; it is shown once.
            if version == here[-1][0] or counts[1]:
                print(said, end="")
            print(f"Python {version}: {counts[0]} passed, {counts[1]} failed, {counts[2]} skipped", flush=True)
        checks = {f"harness, {mode}": lambda mode=mode: harness(environment, mode) for mode in ("json", "typed")}
        ends = environments[:1] + environments[1:][-1:]
        checks["probe"] = lambda: probing(ends)
        # It runs on no older one.
        if tuple(map(int, version.split(".")[:2])) >= (3, 10):
            checks["mypy"] = lambda: mypy(environment, scratch)
        wrong = [name for name, check in checks.items() if not check()]
    missing = [f"3.{minor}" for minor in range(9, 15) if not any(one[0].startswith(f"3.{minor}.") for one in here)]
    if missing and not chosen:
        print(f"not here, so not tried: Python {', '.join(missing)}")
    passed, failed = total[0] + len(checks) - len(wrong), total[1] + len(wrong)
    print(f"test result: Python. {passed} passed; {failed} failed; {total[2]} ignored")
    return 1 if wrong or total[1] or not here else 0


if __name__ == "__main__":
    sys.exit(main())
