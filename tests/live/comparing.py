"""What clients did, beside what was foretold."""
import fnmatch
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Tally:
    """Counts of one client, or of all."""

    compared: int = 0
    agreed: int = 0
    texts: int = 0
    texts_agreed: int = 0
    wrong: list = field(default_factory=list)
    wrong_texts: list = field(default_factory=list)

    def add(self, other):
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


class Known:
    """Divergences with their causes: `setup` (a pattern of folder names), `client` (patterns, divided by `|`), `what` (verdict, text,
    loads), `cause`."""

    def __init__(self, entries):
        self.entries = entries
        self.alive, self.tried = set(), set()

    def has(self, setup, client, what, differs):
        """Is this a known one? Remembers which of them were seen."""
        for number, one in enumerate(self.entries):
            is_client = any(fnmatch.fnmatchcase(client, pattern) for pattern in one["client"].split("|"))
            if is_client and one["what"] == what and fnmatch.fnmatchcase(setup, one["setup"]):
                self.tried.add(number)
                if differs:
                    self.alive.add(number)
                    return True
        return False

    def healed(self):
        return [self.entries[number] for number in sorted(self.tried - self.alive)]


def compare(row, setups, answers, known):
    """Counts one client's answers. Unknown verdicts are not compared."""
    tally = Tally()
    for setup, said in zip(setups, answers, strict=True):
        told = foretold(setup, row)
        if told is None or told["verdict"] == "unknown" or said["accepted"] is None:
            continue
        name = Path(setup["folder"]).name
        is_same = said["accepted"] == (told["verdict"] == "accepts")
        if not known.has(name, row, "verdict", not is_same):
            tally.compared += 1
            tally.agreed += is_same
            if not is_same:
                did = "accepts" if said["accepted"] else said["error"][:300]
                tally.wrong.append(f"{row} at {name}: {did}; foretold {told['verdict']} ({told['prints']})")
        if not is_same or said["accepted"]:
            continue
        is_same = text_agrees(told, said["error"])
        if is_same is None or known.has(name, row, "text", not is_same):
            continue
        tally.texts += 1
        tally.texts_agreed += is_same
        if not is_same:
            foretells = f"foretold {told['prints']!r} ({told['class']})"
            tally.wrong_texts.append(f"{row} at {name}: {said['error'][:300]!r}, {foretells}")
    return tally


def share(part, whole):
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"


def foretold(setup, row):
    return next((one for one in setup["foretold"] if one["id"] == row), None)


def text_agrees(told, error):
    """Does the client print what was foretold? None where a race decides what it prints."""
    if told["class"] in ("peer-refused", "peer-closed") or not told["prints"]:
        return None
    # The foretold text may be any part of what is printed; `*` stands for what varies.
    pattern = "*" + told["prints"].replace("[", "[[]") + "*"
    return fnmatch.fnmatchcase(" ".join(error.split()), " ".join(pattern.split()))


def nearest(setups, answers):
    """For a client whose row is unknown: the rows that foretell its verdicts best, and where they differ."""
    rows = [one["id"] for one in setups[0]["foretold"] if one["verdict"] != "unknown"]
    ranked = []
    for row in rows:
        tally = compare(row, setups, answers, Known([]))
        ranked.append((tally.agreed, tally.texts_agreed, tally.compared, row, tally))
    return sorted(ranked, key=lambda one: one[:2], reverse=True)


def texts_by_class(row, setups, answers):
    """What it prints where that row foretells a class: the texts that a row of its own would have."""
    found = {}
    for setup, said in zip(setups, answers, strict=True):
        told = foretold(setup, row)
        if said["accepted"] is False and told["verdict"] == "refuses":
            text = " ".join(said["error"].split())[:200]
            found.setdefault(told["class"], {}).setdefault(text, Path(setup["folder"]).name)
    return found
