#!/usr/bin/env python3
"""Puts what Rust answered (tests/tools/answers.sh) before a driver in another language, and compares to the octet.

    tests/harness/run.py NAME COMMAND...

The protocol: the driver reads requests from stdin, each `VERB LENGTH` and a line feed, then LENGTH octets. After each it writes
`ok LENGTH` or `error LENGTH`, a line feed and LENGTH octets to stdout, and flushes. It ends with status 0 at the end of its input.

    check    a check request as JSON          -> the report as JSON
    text     the same                         -> the report as the program prints it, 80 wide, without colours
    emit     an emit request                  -> what was emitted
    config   a configuration request          -> the configuration; error: where it is refused, the report as JSON
    generate a request to make something      -> what was made
    next     a request of a probe             -> the next step, `null` where there is none
    probe    the same                         -> what is said of what was seen
    clients, targets, rules   nothing         -> the table as JSON

Any other error carries the words of the verb's typed error. Standard library only.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target").resolve()
SHOWN = 10


class Ended(Exception):
    """The driver does not keep to the protocol any more."""


class Driver:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, verb, request):
        try:
            self.process.stdin.write(b"%s %d\n" % (verb.encode(), len(request)) + request)
            self.process.stdin.flush()
        except BrokenPipeError:
            raise Ended(f"it ended before it read everything, with status {self.process.wait()}") from None
        head = self.process.stdout.readline()
        words = head.split()
        if not head.endswith(b"\n") or len(words) != 2 or words[0] not in (b"ok", b"error") or not words[1].isdigit():
            raise Ended(f"`ok LENGTH` or `error LENGTH` was expected, not {head[:80]!r}")
        answer = self.process.stdout.read(int(words[1]))
        if len(answer) != int(words[1]):
            raise Ended(f"{int(words[1])} octets were announced, {len(answer)} came")
        return words[0].decode(), answer

    def close(self):
        """What it still writes, and its status."""
        self.process.stdin.close()
        rest = self.process.stdout.read()
        return rest, self.process.wait(60)


def questions(lines):
    """(verb, name, request, kind, answer) of each line of the answers; two where a report has its text beside it."""
    for line in lines:
        one = json.loads(line)
        kind, answer = ("error", one["error"]) if "error" in one else ("ok", one["answer"])
        request = one["request"].encode()
        yield one["verb"], one["name"], request, kind, answer.encode()
        if one["verb"] == "check":
            yield "text", one["name"], request, kind, (answer if kind == "error" else one["text"]).encode()


def difference(kind, answer, expected_kind, expected):
    at = next((at for at, (is_, was) in enumerate(zip(answer, expected)) if is_ != was), min(len(answer), len(expected)))
    start = max(0, at - 20)
    return (f"octet {at}: {kind} of {len(answer)} {answer[start:at + 60]!r}\n"
            f"    in place of {expected_kind} of {len(expected)} {expected[start:at + 60]!r}")


def main():
    if len(sys.argv) < 3:
        print("usage: run.py NAME COMMAND...", file=sys.stderr)
        return 2
    name, command = sys.argv[1], sys.argv[2:]
    made = subprocess.run([ROOT / "tests/tools/answers.sh"], capture_output=True, text=True)
    if made.returncode:
        print(f"{name}: the answers of Rust were not made: {made.stderr or made.stdout}")
        return 1
    driver, equal, wrong = Driver(command), {}, []
    with open(TARGET / "wasm/answers.jsonl", encoding="utf-8", newline="\n") as lines:
        try:
            for verb, what, request, expected_kind, expected in questions(lines):
                kind, answer = driver.ask(verb, request)
                if (kind, answer) == (expected_kind, expected):
                    equal[verb, kind] = equal.get((verb, kind), 0) + 1
                else:
                    wrong.append(f"{verb}, {what[:80]!r}: {difference(kind, answer, expected_kind, expected)}")
            rest, status = driver.close()
            if rest or status:
                wrong.append(f"at the end of its input it wrote {rest[:80]!r} and ended with status {status}")
        except Ended as fault:
            driver.process.kill()
            wrong.append(f"after {sum(equal.values())} answers: {fault}")
    for one in wrong[:SHOWN]:
        print(f"{name}: {one}")
    if len(wrong) > SHOWN:
        print(f"{name}: and {len(wrong) - SHOWN} more")
    print(f"{name}: {sum(equal.values())} answers equal"
          f" ({', '.join(f'{verb} {kind} {count}' for (verb, kind), count in sorted(equal.items()))})")
    return 1 if wrong or not equal else 0


if __name__ == "__main__":
    sys.exit(main())
