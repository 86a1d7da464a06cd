"""Whole processes: how long from start to end, how much memory, how many processors. Standard library only."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
from pathlib import Path


def hyperfine(commands, folder):
    """name -> (median, least) in seconds."""
    if not shutil.which("hyperfine"):
        return {}
    out = {}
    for name, command in commands.items():
        if not shutil.which(command.split()[0]):
            continue
        export = folder / "hyperfine.json"
        # Findings are status 1, which is no failure here.
        words = ["hyperfine", "-N", "-i", "--warmup", "3", "--min-runs", "15", "--max-runs", "200", "--export-json", str(export), command]
        done = subprocess.run(words, capture_output=True, check=False)
        if done.returncode == 0:
            result = json.loads(export.read_text())["results"][0]
            out[name] = (result["median"], result["min"])
    return out


def watcher(folder):
    """The program that watches another; None without a C compiler."""
    program = folder / "peak"
    source = Path(__file__).parent / "peers/peak.c"
    done = subprocess.run(["cc", "-O2", "-o", str(program), str(source)], check=False) if shutil.which("cc") else None
    return str(program) if done and done.returncode == 0 else None


def run(program, command, environment=None):
    """Seconds, seconds of processor, octets at the peak."""
    done = subprocess.run([program, *command], capture_output=True, text=True, check=True, env={**os.environ, **(environment or {})})
    seconds, processor, peak = done.stdout.split()
    return float(seconds), float(processor), int(peak) * 1024


def allocated(command):
    """Octets that a run asks the heap for, and how often, by Valgrind."""
    done = subprocess.run(["valgrind", "--tool=memcheck", "--leak-check=no", *command], capture_output=True, text=True, check=False)
    found = re.search(r"total heap usage: ([\d,]+) allocs, [\d,]+ frees, ([\d,]+) bytes", done.stderr)
    return tuple(int(number.replace(",", "")) for number in found.groups()) if found else None


def on_terminal(command):
    """The lines that a run draws on a terminal as it goes."""
    leader, follower = pty.openpty()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=follower, stdin=follower)
    os.close(follower)
    drawn = b""
    while True:
        ready, _, _ = select.select([leader], [], [], 0.2)
        if ready:
            try:
                drawn += os.read(leader, 65536)
            except OSError:
                break
        elif child.poll() is not None:
            break
    child.wait()
    os.close(leader)
    return [line.strip() for line in drawn.decode(errors="replace").split("\r") if line.strip()]
