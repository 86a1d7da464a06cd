#!/usr/bin/env python3
"""Everything measured in one run, as tables: run.py TARGET, called by tests/tools/bench.sh, which builds first.

Writes tests/bench/results/results.json and results.md, of the latest run alone. Times are medians; on a busy machine the ratios tell
more than the times. Nothing fails for being slow, and a peer that is not here is said. Standard library only.
"""

import base64
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import machine
import peers
import processes
from tables import document

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = Path(sys.argv[1])
PROGRAM = str(TARGET / "release/tlsconf")
REAL = str(ROOT / "tests/data/real/redis_ca-2022-08.pem")
KINDS = ("RSA-2048", "RSA-4096", "P-256", "P-384", "Ed25519")
# Directories of a hundred files each.
DIRECTORIES = 500


def say(text):
    print(f"  {text}", file=sys.stderr, flush=True)


def native(folder):
    program = TARGET / "release/examples/native"
    return json.loads(subprocess.run([str(program), str(folder)], capture_output=True, text=True, check=True).stdout)


def beside(folder, ready):
    """name of file -> peer -> seconds."""
    out = {}
    for bundle in ("five", "system", "synthetic"):
        file = folder / f"{bundle}.pem"
        if file.exists():
            out[f"parse {bundle}"] = {name: peers.seconds(command, "parse", file) for name, command in ready.items()}
    for kind in KINDS:
        file = folder / f"chain-{kind}.pem"
        out[f"verify {kind}"] = {name: peers.seconds(command, "verify", file) for name, command in ready.items()}
    return out


def whole(folder):
    """Cold starts, and whole bundles, by commands that people type."""
    one = folder / "one.pem"
    text = (folder / "five.pem").read_text()
    one.write_text(text[: text.index("-----END CERTIFICATE-----")] + "-----END CERTIFICATE-----\n")
    chain, system = folder / "chain-RSA-2048.pem", folder / "system.pem"
    commands = {
        "tlsconf --version": f"{PROGRAM} --version",
        "tlsconf check, one certificate": f"{PROGRAM} check {one}",
        "tlsconf check, the five of Redis Cloud": f"{PROGRAM} check {REAL}",
        "tlsconf check, a chain of three": f"{PROGRAM} check --ca {chain} --server-chain {chain}",
        "openssl x509 -noout": f"openssl x509 -noout -in {one}",
        "openssl verify, a chain of three": f"openssl verify -CAfile {chain} -untrusted {chain} {chain}",
        "openssl storeutl -noout -certs, the five": f"openssl storeutl -noout -certs {REAL}",
        "keytool -printcert, the five": f"keytool -printcert -file {REAL}",
    }
    if system.exists():
        commands["tlsconf check, the system's roots"] = f"{PROGRAM} check {system}"
        commands["openssl storeutl -noout -certs, the system's roots"] = f"openssl storeutl -noout -certs {system}"
        commands["keytool -printcert, the system's roots"] = f"keytool -printcert -file {system}"
    return processes.hyperfine(commands, folder)


def bindings(folder, rust):
    """Seconds of the same call: a whole report about the five certificates of Redis Cloud."""
    inputs = [{"name": "redis_ca.pem", "role": "ca_bundle", "bytes": base64.b64encode(Path(REAL).read_bytes()).decode()}]
    request = folder / "request.json"
    request.write_text(json.dumps({"inputs": inputs, "time": "2026-11-25T00:00:00Z"}))
    out = {"Rust, typed": rust}
    library = TARGET / "ffi/release"
    if not (library / "libtlsconf.so").exists():
        say("C and Python are not measured: the library is not built")
        return out
    program = str(folder / "binding")
    words = ["cc", "-O2", f"-I{ROOT / 'ffi/include'}", "-o", program, str(HERE / "peers/binding.c"), f"-L{library}", "-ltlsconf", f"-Wl,-rpath,{library}"]
    if subprocess.run(words, check=False).returncode == 0:
        done = subprocess.run([program, str(request)], capture_output=True, text=True, check=True)
        out["C, JSON to JSON"] = int(done.stdout) / 1e9
    # The package as a wheel has it: the library beside its modules.
    package = folder / "python/tlsconf"
    shutil.copytree(ROOT / "bindings/python/src/tlsconf", package)
    shutil.copy(library / "libtlsconf.so", package / "libtlsconf.so")
    for name, call in {"Python, JSON to JSON": "tlsconf.check_json(text)", "Python, typed": "tlsconf.check(Path(file), time='2026-11-25T00:00:00Z')"}.items():
        code = f"import sys, time, statistics\nfrom pathlib import Path\nsys.path.insert(0, {str(package.parent)!r})\nimport tlsconf\ntext, file = open({str(request)!r}).read(), {REAL!r}\ntimes = []\nfor _ in range(300):\n    start = time.perf_counter()\n    {call}\n    times.append(time.perf_counter() - start)\nprint(statistics.median(times))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            out[name] = float(done.stdout)
        else:
            say(f"{name}: {done.stderr.strip().splitlines()[-1]}")
    return out


def memory(folder, watch):
    """Peak, and what is asked of the heap for each certificate: from what twice as many cost more."""
    text = (folder / "synthetic.pem").read_text()
    blocks = [block + "-----END CERTIFICATE-----\n" for block in text.split("-----END CERTIFICATE-----\n")[:-1]]
    out = {"sizes": {}}
    for count in (100, 1_000, 10_000):
        file = folder / f"{count}.pem"
        file.write_text("".join(blocks[:count]))
        seconds, _, peak = processes.run(watch, [PROGRAM, "check", str(file), "--format", "json"])
        out["sizes"][count] = {"seconds": seconds, "peak": peak}
    if shutil.which("valgrind"):
        file = folder / "2000.pem"
        file.write_text("".join(blocks[:2_000]))
        once, twice = (processes.allocated([PROGRAM, "check", str(path), "--format", "json"]) for path in (folder / "1000.pem", file))
        if once and twice:
            out["allocations a certificate"] = (twice[0] - once[0]) / 1_000
            out["octets a certificate"] = (twice[1] - once[1]) / 1_000
    return out


def tree(folder, watch):
    """A fleet's tree of 50,000 files."""
    text = (folder / "synthetic.pem").read_text()
    blocks = [block + "-----END CERTIFICATE-----\n" for block in text.split("-----END CERTIFICATE-----\n")[:-1]]
    root = folder / "tree"
    for directory in range(DIRECTORIES):
        below = root / f"{directory:03}"
        below.mkdir(parents=True)
        for number in range(100):
            (below / f"{number:02}.pem").write_text(blocks[(directory * 100 + number) % len(blocks)])
    command = [PROGRAM, "check", str(root), "--format", "json"]
    out = {"files": DIRECTORIES * 100}
    for name, environment in (("all processors", {}), ("one processor", {"RAYON_NUM_THREADS": "1"})):
        seconds, processor, peak = processes.run(watch, command, environment)
        out[name] = {"seconds": seconds, "processor seconds": processor, "peak": peak}
    lines = processes.on_terminal(command)
    out["lines on a terminal"] = len(lines)
    out["some of them"] = lines[:: max(1, len(lines) // 3)][:4]
    return out


def fitted(scale):
    """Least squares of seconds over certificates, each point weighing alike: (seconds for nothing, seconds for each, R squared)."""
    sizes, times = list(scale), list(scale.values())
    weights = [1 / time**2 for time in times]
    total = sum(weights)
    x = sum(w * n for w, n in zip(weights, sizes)) / total
    y = sum(w * t for w, t in zip(weights, times)) / total
    slope = sum(w * (n - x) * (t - y) for w, n, t in zip(weights, sizes, times)) / sum(w * (n - x) ** 2 for w, n in zip(weights, sizes))
    first = y - slope * x
    worst = max(abs(first + slope * n - t) / t for n, t in zip(sizes, times))
    return {"seconds for nothing": first, "seconds for each": slope, "farthest off": worst}


def main():
    begun = time.perf_counter()
    about = machine.about()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ready, missing = peers.built(folder)
        for peer, why in missing.items():
            say(f"{peer} is not measured: {why}")
        say("Rust calls")
        calls = native(folder)
        say("peers")
        other = beside(folder, ready)
        watch = processes.watcher(folder)
        if not watch:
            sys.exit("a C compiler is needed (Debian: apt-get install gcc libc6-dev)")
        say("whole processes")
        process = whole(folder)
        say("bindings, memory, a tree of files")
        results = {
            "machine": about,
            "missing": missing,
            "calls": calls,
            "peers": other,
            "processes": process,
            "bindings": bindings(folder, calls["report five"]),
            "memory": memory(folder, watch),
            "scale": fitted({int(key.split()[1]): value for key, value in calls.items() if key.startswith("scale ")}),
            "tree": tree(folder, watch),
        }
    results["seconds in all"] = round(time.perf_counter() - begun)
    out = HERE / "results"
    out.mkdir(exist_ok=True)
    (out / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    text = document(results, KINDS)
    (out / "results.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
