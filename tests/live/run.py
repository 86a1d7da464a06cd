#!/usr/bin/env python3
"""Lets real clients connect to a real redis-server with the suite's set-ups, and compares with what is foretold.

SETUPS is a folder that the suite filled (TLSCONF_LIVE_SETUPS). Servers stand on loopback and are stopped. Clients that
are not installed are skipped, and said so. Divergences whose cause is known stand in divergences.json; one that has
healed fails the run, as does a verdict that differs, and texts of which less than 99 of 100 are as foretold. Standard
library only; status 77 without redis-server.
"""
import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import clients
import comparing
from servers import serving

HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("setups", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="where clients are installed and built")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth set-up")
    parser.add_argument("--test", action="store_true", help="only the clients that `make test` asks")
    parser.add_argument("--only", action="append", metavar="MODULE", help="only this module of clients/")
    options = parser.parse_args()
    if not shutil.which("redis-server"):
        print("skipped: redis-server is not installed (apt-get install redis-server)")
        return 77
    options.cache.mkdir(parents=True, exist_ok=True)
    folders = sorted(options.setups.resolve().iterdir())[::options.every]
    setups = [json.loads((folder / "setup.json").read_text()) | {"folder": str(folder)} for folder in folders]
    known = comparing.Known(json.loads((HERE / "divergences.json").read_text()))
    total = comparing.Tally()
    with tempfile.TemporaryDirectory() as scratch, serving(setups, scratch) as served:
        print(f"{len(served)} of {len(setups)} set-ups have a server; it refuses the files of the others")
        lean = [{name: one[name] for name in ("folder", "host", "port", "passphrase")} for one in served]
        for client in clients.present(options.cache.resolve(), options.test, options.only):
            try:
                answers, seconds = clients.timed(client.ask, lean)
            except (RuntimeError, subprocess.TimeoutExpired) as failed:
                total.wrong.append(f"{client.row}: its probe fails: {failed}")
                continue
            told = comparing.foretold(served[0], client.row)
            if told is None or told["verdict"] == "unknown":
                show_nearest(client, served, answers)
                continue
            tally = comparing.compare(client.row, served, answers, known)
            total.add(tally)
            print(f"{client.row}: {tally.agreed} of {tally.compared} as foretold, texts {tally.texts_agreed} of "
                  f"{tally.texts} ({client.version}; {seconds:.0f} s)", flush=True)
    return report(total, known)


def show_nearest(client, setups, answers):
    """The row that the table could have for this client."""
    best = comparing.nearest(setups, answers)
    print(f"{client.row}: no row yet ({client.version}). It behaves like:")
    for agreed, texts, compared, row, tally in best[:3]:
        print(f"  {row}: {agreed} of {compared}, texts {texts} of {tally.texts}")
    for line in best[0][4].wrong[:20]:
        print(f"  differs {line}")
    print(f"  what it prints, by the classes of {best[0][3]}:")
    for name, texts in sorted(comparing.texts_by_class(best[0][3], setups, answers).items()):
        for text, setup in texts.items():
            print(f"    {name}: {text!r} ({setup})")


def report(total, known):
    for line in total.wrong:
        print(f"DIFFERS {line}")
    for line in total.wrong_texts:
        print(f"differs in text: {line}")
    healed = known.healed()
    for one in healed:
        print(f"HEALED {one['what']} of {one['client']} at {one['setup']}: take it out of divergences.json")
    print(f"known divergences: {len(known.alive)}")
    print(f"accepted or refused as foretold: {comparing.share(total.agreed, total.compared)}; "
          f"texts as foretold: {comparing.share(total.texts_agreed, total.texts)}")
    has_texts = 100 * total.texts_agreed >= 99 * total.texts
    return 1 if total.wrong or healed or not has_texts or not total.compared else 0


if __name__ == "__main__":
    sys.exit(main())
