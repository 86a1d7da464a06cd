#!/usr/bin/env python3
"""run.py FOLDER GLOB...: judges the mutants that cargo-mutants lists for the files, all in one build.

Building the core takes half a minute, which cargo-mutants would spend on each of thousands. Here `tlsconf-mutants` weaves them all into a
copy of the tree in FOLDER, each behind a switch; then each test runs once and says by which places it comes; then each mutant is
switched on for the tests that come by it, the quick ones first, until one fails: the core's own tests, the vectors one by one, the suite.

SHARD=3/80 takes every 80th from the third on; JOBS=2 how many at once; LIMIT=600 ends the judging after so many seconds, files in the
order of the GLOBs. Leaves caught.txt (each with the test), missed.txt, timeout.txt, unviable.txt (do not compile), left.txt (cannot be
switched: for cargo-mutants itself) and unjudged.txt in FOLDER. Standard library only.
"""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Tests that say nothing about what the core decides, and those that run programs of others or take most of a minute, to see that
# limits hold: a survivor in what counts against a limit is tried with `hostile` by hand.
NOT = ("remains::", "layout::", "fixtures::", "catalogue::", "vectors::", "webpki::third_party", "hostile::")
QUICK = 0.1  # seconds: of a test that is tried early
SLOW = 4  # seconds: of a test that is not tried, as every survivor would cost so much
MEMORY = 6 << 30  # octets: a mutant that gathers for ever ends there
KINDS = ("caught", "timeout", "missed", "unviable", "left", "unjudged")
PROFILE = {
    # Thousands of runs of one build. What it depends on stays as it is built while working, and is taken from there.
    "CARGO_PROFILE_DEV_OPT_LEVEL": "1",
    "CARGO_PROFILE_DEV_DEBUG": "false",
    "CARGO_TERM_COLOR": "never",
}


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, cwd=ROOT, text=True, **options)


def copy(tree, woven):
    """What git knows or would add, but what is woven; what has not changed keeps its time, so that little is built again."""
    names = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", capture_output=True).stdout.split("\0")
    for name in {name for name in names if name} - woven:
        source, to = ROOT / name, tree / name
        if source.is_file() and (not to.exists() or to.read_bytes() != source.read_bytes()):
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, to)


def listed(globs):
    words = [f"--file={glob}" for glob in globs]
    text = run("cargo", "mutants", "--list", "--json", "--package=tlsconf", *words, capture_output=True).stdout
    every = json.loads(text)
    shard, of = (int(number) for number in os.environ.get("SHARD", "0/1").split("/"))
    return every[shard::of], len(every)


class Build:
    def __init__(self, folder, mutants):
        self.folder, self.mutants = folder, mutants
        self.tree = folder / "tree"
        self.unviable, self.left = set(), set()
        (folder / "list.json").write_text(json.dumps(mutants))
        self.env = os.environ | PROFILE | {"CARGO_TARGET_DIR": str(folder / "build")}
        self.seed(folder.parent / "debug", folder / "build" / "debug")

    @staticmethod
    def seed(built, own):
        """Crates of others, where they are built already; ours are told apart by their folder."""
        if not own.exists() and built.exists():
            own.mkdir(parents=True)
            for part in (".fingerprint", "build", "deps"):
                run("cp", "-al", built / part, own / part)

    def weave(self):
        copy(self.tree, {"core/src/lib.rs"} | {mutant["file"] for mutant in self.mutants})
        without = self.folder / "without.txt"
        without.write_text(" ".join(map(str, sorted(self.unviable | self.left))))
        woven = self.folder / "map.json"
        run(self.folder / "weave" / "debug" / "tlsconf-mutants", ROOT, self.tree, self.folder / "list.json", without, woven)
        woven = json.loads(woven.read_text())
        self.left |= set(woven["left"])
        return woven

    def cargo(self, *words):
        """The messages of cargo, and its status."""
        command = ["cargo", *words, "--message-format=json"]
        done = subprocess.run(command, cwd=self.tree, env=self.env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        messages = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        return messages, done

    def blame(self, messages, woven):
        """The mutants at which the compiler stumbles: those whose own code does not compile, and those that cannot be switched."""
        unviable, left = set(), set()
        for message in messages:
            if message["reason"] != "compiler-message" or message["message"]["level"] != "error":
                continue
            for span in message["message"]["spans"]:
                if not span["is_primary"]:
                    continue
                around = lambda kind: [
                    one
                    for one in woven[kind]
                    if span["file_name"].endswith(one["file"]) and one["start"] <= span["byte_start"] < one["end"]
                ]
                size = lambda one: one["end"] - one["start"]
                if own := around("mutants"):
                    unviable.update(min(own, key=size)["mutants"])
                elif place := around("places"):
                    left.update(min(place, key=size)["mutants"])
        return unviable, left

    def build(self):
        """The programs: own tests, vectors, suite."""
        ask = ("check", "--package=tlsconf", "--lib")
        targets = (ask, ("test", "--no-run", "--package=tlsconf", "--lib"), ("test", "--no-run", "--package=tlsconf-tests", "--test=suite"))
        programs = {}
        woven = self.weave()
        for words in targets:
            while True:
                began = time.time()
                messages, done = self.cargo(*words)
                if done.returncode == 0:
                    break
                unviable, left = self.blame(messages, woven)
                if not unviable | left:
                    sys.exit("the copy does not build:\n" + done.stderr[-3000:] + "".join(
                        message["message"]["rendered"] for message in messages if message["reason"] == "compiler-message"
                    )[-3000:])
                self.unviable |= unviable
                self.left |= left
                print(f"  {len(unviable)} do not compile, {len(left)} cannot be switched ({time.time() - began:.0f} s)", flush=True)
                woven = self.weave()
            print(f"  cargo {' '.join(words)}: {time.time() - began:.0f} s", flush=True)
            for message in messages:
                if message["reason"] == "compiler-artifact" and message.get("executable"):
                    programs[message["target"]["name"], message["profile"]["test"]] = message["executable"]
        self.places = {number: place["mutants"][0] for place in woven["places"] for number in place["mutants"]}
        return programs["tlsconf", True], programs["vectors", False], programs["suite", True]


class Unit:
    """A test, or a vector, with the seconds that it takes and the places it comes by."""

    def __init__(self, kind, name, program, folder):
        self.kind, self.name, self.program, self.folder = kind, name, program, folder

    def command(self, units):
        names = [unit.name for unit in units]
        return [self.program, *names] if self.kind == "vector" else [self.program, "--exact", "--test-threads=1", *names]


def ended(command, folder, env, limit):
    """Does it pass (None: it took more than `limit` seconds of a processor), what did it say last, and the seconds that it took. Whoever
    has failed needs no further test."""
    # Of the processor, as others may be at work. Where it sleeps for ever, the clock ends it.
    command = ["prlimit", f"--cpu={round(limit) + 1}", *command]
    process = subprocess.Popen(command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    os.set_blocking(process.stdout.fileno(), False)
    deadline, said, pause = time.time() + 60 + 10 * limit, b"", 0.002
    try:
        while True:
            said = said[-4000:] + (process.stdout.read() or b"")
            if b"... FAILED" in said or b" is not as committed" in said:
                return False, said, 0
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                said += process.stdout.read() or b""
                late = process.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
                return None if late else process.returncode == 0, said, used.ru_utime + used.ru_stime
            if time.time() > deadline:
                return None, said, 0
            time.sleep(pause)
            pause = min(pause * 1.3, 0.05)
    finally:
        if process.returncode is None:
            process.kill()
            process.wait()
        process.stdout.close()


class Judge:
    def __init__(self, folder, programs, jobs):
        self.folder, self.jobs = folder, jobs
        own, vectors, suite = programs
        tree = folder / "tree"
        self.units = [Unit("own", name, own, tree / "core") for name in self.tests(own)]
        names = sorted(path.parent.name for path in (tree / "tests/vectors").glob("*/about.md"))
        self.units += [Unit("vector", name, vectors, tree / "tests") for name in names]
        self.units += [Unit("suite", name, suite, tree / "tests") for name in self.tests(suite) if not name.startswith(NOT)]

    def tests(self, program):
        text = run(program, "--list", "--format=terse", capture_output=True).stdout
        return [line.removesuffix(": test") for line in text.splitlines() if line.endswith(": test")]

    def watch(self, unit):
        reached = self.folder / "reached" / f"{unit.kind}-{unit.name.replace('::', '-')}"
        reached.unlink(missing_ok=True)
        unit.passes, _, unit.seconds = ended(unit.command([unit]), unit.folder, os.environ | {"TLSCONF_REACHED": str(reached)}, 60)
        unit.places = {int(line) for line in reached.read_text().split()} if reached.exists() else set()
        reached.unlink(missing_ok=True)

    def prepare(self):
        (self.folder / "reached").mkdir(exist_ok=True)
        with ThreadPoolExecutor(self.jobs) as pool:
            list(pool.map(self.watch, self.units))
        for unit in self.units:
            if not unit.passes or unit.seconds > SLOW:
                print(f"  left out, {'as it takes long' if unit.passes else 'as it fails without a mutant'}: {unit.kind} {unit.name}")
        self.units = [unit for unit in self.units if unit.passes and unit.seconds <= SLOW]
        self.by_place = defaultdict(list)
        for unit in sorted(self.units, key=lambda unit: unit.seconds):
            for place in unit.places:
                self.by_place[place].append(unit)

    def judge(self, number, place):
        """("caught" or "timeout", by what), or ("missed", how many tests come by it)."""
        units = self.by_place[place]
        quick = [unit for unit in units if unit.kind == "own" and unit.seconds < QUICK]
        vectors = [unit for unit in units if unit.kind == "vector"]
        slow = [unit for unit in units if unit.kind == "own" and unit.seconds >= QUICK]
        suite = [unit for unit in units if unit.kind == "suite"]
        batches = [quick[:10], vectors[:30], quick[10:], vectors[30:], suite, slow]
        env = os.environ | {"TLSCONF_MUTANT": str(number)}
        for batch in filter(None, batches):
            limit = 2 + 5 * sum(unit.seconds for unit in batch)
            passed, said, _ = ended(batch[0].command(batch), batch[0].folder, env, limit)
            if passed is None:
                return "timeout", f"{batch[0].kind} tests"
            if not passed:
                lines = [line for line in said.decode(errors="replace").splitlines() if "FAILED" in line or "not as committed" in line]
                return "caught", f"{batch[0].kind}: {lines[0] if lines else 'it died'}"
        return "missed", f"{len(units)} tests come by it"


def area(file):
    parts = file.split("/")[2:]
    return "/".join(parts[:2]) if len(parts) > 2 else "/".join(parts)


def write(folder, mutants, outcomes):
    table = defaultdict(Counter)
    for kind in KINDS:
        lines = []
        for number, mutant in enumerate(mutants, 1):
            if outcomes[number][0] == kind:
                table[area(mutant["file"])][kind] += 1
                lines.append(mutant["name"] + (f"\t{outcomes[number][1]}" if outcomes[number][1] else ""))
        (folder / f"{kind}.txt").write_text("".join(line + "\n" for line in lines))
    total = sum(table.values(), Counter())
    rows = ["| files | " + " | ".join(KINDS) + " |", "|---|" + "---:|" * len(KINDS)]
    for name, counts in [*sorted(table.items()), ("all", total)]:
        rows.append(f"| {name} | " + " | ".join(str(counts[kind]) for kind in KINDS) + " |")
    (folder / "mutants.md").write_text("\n".join(rows) + "\n")
    return rows, total


def main(folder, globs):
    folder.mkdir(parents=True, exist_ok=True)
    jobs = int(os.environ.get("JOBS", os.cpu_count() or 1))
    limit = float(os.environ.get("LIMIT", "inf"))
    mutants, of = listed(globs)
    print(f"mutants: {len(mutants)} of {of} in these files", flush=True)
    weaver = folder / "weave"
    run("cargo", "build", "--quiet", "--manifest-path=tests/mutants/Cargo.toml", f"--target-dir={weaver}")
    build = Build(folder, mutants)
    programs = build.build()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    judge = Judge(folder, programs, jobs)
    began = time.time()
    judge.prepare()
    print(f"  {len(judge.units)} tests and vectors, each alone: {time.time() - began:.0f} s", flush=True)
    outcomes = defaultdict(lambda: ("unjudged", ""))
    outcomes |= {number: ("unviable", "") for number in build.unviable} | {number: ("left", "") for number in build.left}
    rank = {glob: at for at, glob in enumerate(globs)}
    weight = lambda number: min(rank[glob] for glob in globs if fnmatch(mutants[number - 1]["file"], glob))
    numbers = sorted((number for number in range(1, len(mutants) + 1) if number not in outcomes), key=weight)
    began, judged = time.time(), 0

    def one(number):
        nonlocal judged
        if time.time() - began > limit:
            return
        outcomes[number] = judge.judge(number, build.places[number])
        judged += 1
        if judged % 200 == 0:
            _, total = write(folder, mutants, dict(outcomes) | {n: ("unjudged", "") for n in numbers if n not in outcomes})
            print(f"  {judged} after {time.time() - began:.0f} s: {dict(total)}", flush=True)

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(one, numbers))
    rows, total = write(folder, mutants, outcomes)
    print("\n".join(rows))
    print(f"judged in {time.time() - began:.0f} s: " + ", ".join(f"{total[kind]} {kind}" for kind in KINDS))


main(Path(sys.argv[1]).resolve(), sys.argv[2:])
