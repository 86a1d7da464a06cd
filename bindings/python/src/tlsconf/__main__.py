"""`python -m tlsconf`: the program itself, which comes with the package."""

import os
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("program") / "tlsconf"


def main() -> None:
    os.execv(PROGRAM, ["tlsconf", *sys.argv[1:]])


if __name__ == "__main__":
    main()
