#!/usr/bin/env python3
"""Lets the real loaders of CA files load them, and compares what they hold with `loads` and `loses` of the report.

The files are those of the vectors and of SETUPS, a folder that the suite filled (TLSCONF_LIVE_SETUPS), and the unusual
ones that loads/files.py writes. Each loader says what it holds by its own means (loads/loaders.py); those that are not
installed are skipped, and said so. A certificate about which its means say nothing is left open. Divergences whose
cause is known stand in divergences.json (`what`: loads); one that has healed fails the run, as does any other. Standard
library only; status 77 where no loader is here.
"""
import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import comparing
from clients.base import Skipped
from loads import files, loaders

HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("setups", type=Path)
    parser.add_argument("--program", type=Path, required=True, help="tlsconf, built")
    parser.add_argument("--cache", type=Path, required=True, help="where probes are built")
    parser.add_argument("--mutated", type=int, metavar="COUNT", default=0, help="with so many files that chance damaged")
    parser.add_argument("--no-others", action="store_true", help="with those alone")
    parser.add_argument("--only", action="append", metavar="LOADER", help="only this loader")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    cache = options.cache.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        paths = {} if options.no_others else files.given(options.setups) | files.written(Path(scratch))
        paths |= files.mutated(Path(scratch), options.mutated)
        foretold = Foretold(options.program, paths)
        found = files.certificates(paths.values())
        known = comparing.Known(json.loads((HERE / "divergences.json").read_text()))
        wrong, compared, agreed = [], 0, 0
        for name, load in loaders.ALL.items():
            if options.only and name not in options.only:
                continue
            try:
                loader = load(cache)
            except Skipped as why:
                print(f"skipped: {name}: {why}")
                continue
            asked = [(path, [found[one] for one in foretold.certificates(file) if one in found])
                     for file, path in paths.items()]
            answers = dict(zip(paths, loader.ask(asked), strict=True))
            for row in loader.rows:
                tally = compare(row, answers, foretold, known, wrong)
                compared, agreed = compared + tally[0], agreed + tally[1]
                print(f"{name} ({loader.version}), {row}: {tally[1]} of {tally[0]} files as foretold, "
                      f"{tally[2]} certificates left open", flush=True)
    for line in wrong:
        print(f"DIFFERS {line}")
    healed = known.healed()
    for one in healed:
        print(f"HEALED {one['client']} at {one['setup']}: take it out of divergences.json")
    print(f"known divergences: {len(known.alive)}; loads as foretold: {comparing.share(agreed, compared)}")
    if not compared:
        return 77
    return 1 if wrong or healed else 0


def compare(row, answers, foretold, known, wrong):
    """Files compared, files as foretold, certificates left open. Appends to `wrong`."""
    compared = agreed = left_open = 0
    for file, answer in answers.items():
        told, is_refused = foretold.loads(file, row)
        held = {fingerprint(one) for one in answer.held}
        undecided = {fingerprint(one) for one in answer.undecided} - held
        is_same = held <= told and told - held <= undecided
        if answer.count is not None:
            is_same = is_same and answer.count == len(told)
        # Where the report names no certificate it need not say whether the file is refused.
        if is_refused is not None and not answer.is_silent:
            is_same = is_same and is_refused == bool(answer.error)
        if known.has(file, row, "loads", not is_same):
            continue
        compared += 1
        agreed += is_same
        left_open += len(undecided) if answer.count is None else 0
        if not is_same:
            did = f"refuses ({answer.error[:160]})" if answer.error else f"holds {short(held)}"
            if answer.count is not None:
                did += f" of {answer.count}"
            expects = "it refuses" if is_refused else short(told)
            wrong.append(f"{row} at {file}: {did}; foretold {expects}, left open {short(undecided)}")
    return compared, agreed, left_open


def fingerprint(der):
    """Of the certificate alone: some keep the octets that follow it."""
    return hashlib.sha256(files.first_value(der)).hexdigest()


def short(fingerprints):
    return "[" + " ".join(sorted(one[:8] for one in fingerprints)) + "]"


class Foretold:
    """What `tlsconf check` says of each file."""

    def __init__(self, program, paths):
        clients = [word for row in loaders.ROWS for word in ("--client", row)]
        self.reports = {file: self.report(program, path, clients) for file, path in paths.items()}

    @staticmethod
    def report(program, path, clients):
        done = subprocess.run([program, "check", "--format", "json", *clients, "--ca", path], capture_output=True)
        try:
            return json.loads(done.stdout)
        except ValueError:
            raise RuntimeError(f"{path}: {done.stderr.decode(errors='replace')[:300]}") from None

    def certificates(self, file):
        return [one["sha256"] for one in self.reports[file]["certificates"]]

    def loads(self, file, row):
        """The fingerprints, and whether it refuses the file; None where nothing is said of that."""
        prints = self.certificates(file)
        client = next(one for one in self.reports[file]["clients"] if one["id"] == row)
        refused = [" is refused" in one["why"] for one in client["loses"]]
        every = sorted(set(client["loads"]) | {one["certificate"] for one in client["loses"]})
        if every != list(range(len(prints))):
            raise RuntimeError(f"{row} at {file}: a certificate is neither loaded nor lost: {client}")
        is_refused = False if client["loads"] else all(refused) if refused else None
        return {prints[one] for one in client["loads"]}, is_refused


if __name__ == "__main__":
    sys.exit(main())
