#!/usr/bin/env python3
"""coverage.py FOLDER: tables of what cargo-llvm-cov counted in FOLDER/coverage.json, for core/src: by folder, and the files below the
median. Writes coverage.md, and into functions.txt each function that nothing called, by file and line. Standard library only."""

import json
import re
import statistics
import sys
from collections import defaultdict
from pathlib import Path

WHAT = ("lines", "functions", "regions")
# Files of tests alone: they say nothing about the core.
TESTS = re.compile(r"/tests(/.*)?\.rs$|/tests/")


def inside(name):
    return name.split("/core/src/", 1)[1] if "/core/src/" in name and not TESTS.search(name) else None


def percent(covered, count):
    return f"{100 * covered / count:.1f} %" if count else "-"


def row(name, sums):
    figures = [f"{sums[what][0]} | {sums[what][1]} | {percent(*sums[what])}" for what in WHAT]
    return f"| {name} | " + " | ".join(figures) + " |"


def main(folder):
    data = json.loads((folder / "coverage.json").read_text())["data"][0]
    folders = defaultdict(lambda: {what: [0, 0] for what in WHAT})
    files = []
    for one in data["files"]:
        if not (name := inside(one["filename"])):
            continue
        parts = name.split("/")
        for key in {"/".join(parts[:2]) if len(parts) > 2 else parts[0] if len(parts) == 2 else "(root)", "all"}:
            for what in WHAT:
                summary = one["summary"][what]
                folders[key][what][0] += summary["covered"]
                folders[key][what][1] += summary["count"]
        lines = one["summary"]["lines"]
        if lines["count"]:
            files.append((100 * lines["covered"] / lines["count"], name, lines["count"] - lines["covered"]))
    lines = ["| folder | lines run | of | | functions | of | | regions | of | |", "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
    lines += [row(name, folders[name]) for name in sorted(folders, key=lambda name: (name == "all", name))]
    median = statistics.median(share for share, _, _ in files)
    below = sorted(one for one in files if one[0] < median)
    lines += ["", f"Files below the median of {median:.1f} % of lines:", "", "| file | lines | not run |", "|---|---:|---:|"]
    lines += [f"| {name} | {share:.1f} % | {missed} |" for share, name, missed in below]
    (folder / "coverage.md").write_text("\n".join(lines) + "\n")
    # One place is compiled several times: with each set of features, and for each type.
    called = defaultdict(int)
    names = {}
    for one in data["functions"]:
        if name := inside(one["filenames"][0]):
            place = (name, one["regions"][0][0], one["regions"][0][1])
            called[place] += one["count"]
            names[place] = one["name"]
    never = sorted(place for place, count in called.items() if not count)
    (folder / "functions.txt").write_text("".join(f"core/src/{file}:{line}:{column}\n" for file, line, column in never))
    print("\n".join(lines))
    total = folders["all"]
    print(
        f"coverage of core/src: {percent(*total['lines'])} of lines, {percent(*total['regions'])} of regions;"
        f" {len(never)} functions and closures that nothing called: {folder}/functions.txt"
    )


main(Path(sys.argv[1]))
