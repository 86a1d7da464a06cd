"""What differs, and what of it is known: differences.json, each with its reason, told by the field and by what is said."""

import base64
import json
import re
from pathlib import Path

SHOWN = 60
# So many trials meet every difference that is known.
ENOUGH = 4000


class Known:
    def __init__(self, what):
        self.entries = json.loads((Path(__file__).parent / "differences.json").read_text())[what]
        self.met, self.wrong, self.known = set(), [], 0

    def differs(self, field, der, how, told):
        for entry in self.entries:
            if entry["field"] == field and re.search(entry["told"], told):
                self.met.add(entry["reason"])
                self.known += 1
                return
        self.wrong.append(f"DIFFERS {field} ({how}): {told}\n  {base64.b64encode(der).decode()}")

    def said(self, counts, count):
        """Prints what differs, and what of the known differs no more; the status."""
        print("\n".join(self.wrong[:SHOWN]))
        healed = [entry["reason"] for entry in self.entries if entry["reason"] not in self.met] if count >= ENOUGH else []
        for reason in healed:
            print(f"HEALED {reason}")
        said = ", ".join(f"{value} {name}" for name, value in counts.items())
        print(f"{said}; {self.known} known differences, {len(self.wrong)} differ, {len(healed)} healed")
        return 1 if self.wrong or healed else 0
