"""The CA files that are loaded."""
import base64
import hashlib
import json
import random
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent.parent
VECTORS = TESTS / "vectors"
NOT_A_CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n"


def given(setups):
    """The CA files of the vectors that are files of their own, and of the set-ups, by the folder's name; each once."""
    found, seen = {}, set()
    for name, path in [*vectors(), *((folder.name, folder / "ca.pem") for folder in sorted(setups.iterdir()))]:
        octets = path.read_bytes()
        if octets not in seen:
            seen.add(octets)
            found[name] = path
    return found


def vectors():
    for folder in sorted(VECTORS.iterdir()):
        if not (folder / "request.json").exists():
            continue
        inputs = json.loads((folder / "request.json").read_text())["inputs"]
        read = json.loads((folder / "report.json").read_text())["inputs"]
        names = [one["name"] for one in read if one["role"] == "ca_bundle" and one["archive"] is None]
        for one in inputs:
            if names == [one["name"]] and one["bytes"].startswith("@"):
                yield folder.name, folder / one["bytes"][1:]


def written(folder):
    """Three certificates and a key, written in every way that divides the loaders."""
    blocks = certificates_of((VECTORS / "bundle-unknown-member/redis_ca.pem").read_text())
    # Roots alone: each loader can tell whether it holds them.
    one, two, three = blocks = [blocks[0], *blocks[2:]]
    key = (TESTS / "data/keys/ed25519-1.pem").read_text()
    whole = "".join(blocks)
    begin, end = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
    der = decoded(two)
    texts = {
        "several": whole,
        "crlf": whole.replace("\n", "\r\n"),
        "cr-alone": whole.replace("\n", "\r"),
        "comments": f"# first\n{one}\nsubject=CN = two\n{two}  # three\n{three}# end\n",
        "comment-with-hyphens": f"----- first -----\n{one}-----\n{two}{three}",
        "comment-from-0": f"0 first\n{one}0 second\n{two}",
        "not-utf-8": one.encode() + b"\xe9\xff\n" + two.encode(),
        "duplicates": one + two + one + two,
        "key-first": key + whole,
        "key-between": one + key + two,
        "key-last": whole + key,
        "bom": "\ufeff" + whole,
        "bom-inside": one + "\ufeff" + two + three,
        "utf-16": whole.encode("utf-16"),
        "glued-first": one.rstrip("\n") + two + three,
        "glued-last": one + two.rstrip("\n") + three,
        "indented": "".join(f"  {line}\n" for line in whole.splitlines()),
        "indented-second": one + "".join(f"\t{line}\n" for line in two.splitlines()) + three,
        "body-indented": "".join(line if "-" in line else f"  {line}" for line in whole.splitlines(True)),
        "bad-der-first": NOT_A_CERTIFICATE + whole,
        "bad-der-middle": one + NOT_A_CERTIFICATE + two,
        "bad-der-last": whole + NOT_A_CERTIFICATE,
        "bad-der-alone": NOT_A_CERTIFICATE,
        "cut-middle": one + cut(two) + three,
        "cut-last": one + two + cut(three),
        "cut-inside-der": one + block(der[:-40]) + three,
        "octets-behind": one + block(der + b"\0\0") + three,
        "end-missing-last": one + two.replace(end + "\n", ""),
        "end-missing-middle": one + two.replace(end + "\n", "") + three,
        "begin-missing": one + two.replace(begin + "\n", "") + three,
        "no-last-line-end": whole.rstrip("\n"),
        "der": der,
        "two-der": decoded(one) + der,
        "trusted": whole.replace("CERTIFICATE", "TRUSTED CERTIFICATE"),
        "trusted-second": one + two.replace("CERTIFICATE", "TRUSTED CERTIFICATE") + three,
        "x509-label": whole.replace("CERTIFICATE", "X509 CERTIFICATE"),
        "lower-case-label": one + two.replace("CERTIFICATE", "certificate"),
        "unknown-label": one + two.replace("CERTIFICATE", "REDIS CA") + three,
        "request-label": one + two.replace("CERTIFICATE", "CERTIFICATE REQUEST") + three,
        "labels-differ": one + two.replace(end, "-----END X509 CERTIFICATE-----") + three,
        "bad-character-first": one.replace("M", "!", 1) + two,
        "bad-character-last": one + two.replace("M", "!", 1),
        "character-missing": one + two.replace("M", "", 1) + three,
        "padding-inside": one + halves(two) + three,
        "text-between": f"{one}Second root, from 2024:\n\n{two}\n\n\n{three}",
        "text-behind-end": one.rstrip("\n") + " text\n" + two,
        "text-before-begin": "text " + one + two,
        "blanks-behind-markers": whole.replace("-----\n", "-----  \n"),
        "tab-behind-markers": whole.replace("-----\n", "-----\t\n"),
        "width-48": "".join(block(decoded(text), 48) for text in blocks),
        "width-76": "".join(block(decoded(text), 76) for text in blocks),
        "width-80": "".join(block(decoded(text), 80) for text in blocks),
        "one-line": "".join(block(decoded(text), 10_000) for text in blocks),
        "uneven": "".join(block(decoded(text), 37 + at) for at, text in enumerate(blocks)),
        "blank-line-in-body": one + two.replace("\n", "\n\n", 1) + three,
        "blank-lines-everywhere": whole.replace("\n", "\n\n"),
        "four-hyphens": one + two.replace("-----", "----") + three,
        "six-hyphens": one + two.replace("-----", "------") + three,
        "uneven-hyphens": one + two.replace(f"{begin}", "----BEGIN CERTIFICATE-----") + three,
        "headers": one + two.replace(begin, f"{begin}\nFriendly-Name: two\n") + three,
        "nul": one.encode() + b"\0" + two.encode(),
        "quoted": f'"{whole.rstrip()}"\n',
        "escaped": whole.replace("\n", "\\n"),
        "empty": "",
        "text-alone": "Ask operations for the CA.\n",
    }
    found = {}
    for name, text in texts.items():
        path = folder / f"{name}.pem"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        found[f"written-{name}"] = path
    return found


def mutated(folder, count, seed=14):
    """So many files that chance damaged in one to three places: text as editors and transports do, or octets inside. The same
    seed gives the same files, and the first of many are those of few."""
    chance = random.Random(seed)
    blocks = certificates_of((VECTORS / "bundle-unknown-member/redis_ca.pem").read_text())
    blocks = [blocks[0], *blocks[2:]]
    key = (TESTS / "data/keys/ed25519-1.pem").read_text()
    found = {}
    for number in range(count):
        parts = chance.choices([*blocks, key, "a comment\n"], weights=[6] * len(blocks) + [1, 2], k=chance.randint(1, 4))
        text, names = "".join(parts), []
        for _ in range(chance.randint(1, 3)):
            change = chance.choice(CHANGES)
            text = change(chance, text)
            names.append(change.__name__)
        path = folder / f"mutated-{number}.pem"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        found[f"mutated-{number} ({', '.join(names)})"] = path
    return found


def drop(chance, text):
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 1, 2, 64)):]


def insert(chance, text):
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice("A=-!:# \t\r\n\0\ufeff\u2013\u00a0\x0b") + text[at:]


def insert_at_line(chance, text):
    lines = text.splitlines(True) or [""]
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((" ", "\t", "-----", "0", "# ", "Name: value\n", "\n", "=", "\ufeff")) + lines[at]
    return "".join(lines)


def twice(chance, text):
    lines = text.splitlines(True) or [""]
    at = chance.randrange(len(lines))
    return "".join([*lines[:at], lines[at], *lines[at:]])


def without_line(chance, text):
    lines = text.splitlines(True) or [""]
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def joined(chance, text):
    ends = [match.start() for match in re.finditer("\n", text)]
    at = chance.choice(ends) if ends else len(text)
    return text[:at] + text[at + 1:]


def line_end(chance, text):
    ends = [match.start() for match in re.finditer("\n", text)]
    at = chance.choice(ends) if ends else len(text)
    return text[:at] + chance.choice(("\r\n", "\r", "\n\n", " \n", "\x0c\n")) + text[at + 1:]


def cut_short(chance, text):
    return text[:chance.randrange(len(text) + 1)]


def marker(chance, text):
    old, new = chance.choice((("-----BEGIN", "----BEGIN"), ("CERTIFICATE-----", "CERTIFICATE------"), ("BEGIN CERT", "BEGIN  CERT"),
                              ("END CERT", "end CERT"), ("BEGIN CERT", "BEGIN X509 CERT"), ("-----\n", "-----"), ("END CERT", "END TRUSTED CERT")))
    places = [match.start() for match in re.finditer(re.escape(old), text)]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + new + text[at + len(old):]


def inside(chance, text):
    """One octet of the DER of one certificate."""
    found = certificates_of(text)
    if not found:
        return text
    old = chance.choice(found)
    try:
        der = bytearray(decoded(old))
    except ValueError:
        return text
    if not der:
        return text
    at = chance.randrange(len(der))
    der[at] = chance.choice((0, 0xFF, der[at] ^ 1, der[at] ^ 0x80, chance.randrange(256)))
    return text.replace(old, block(bytes(der)), 1)


CHANGES = (drop, insert, insert_at_line, twice, without_line, joined, line_end, cut_short, marker, inside)


def block(der, width=64):
    text = base64.b64encode(der).decode()
    lines = "".join(text[at:at + width] + "\n" for at in range(0, len(text), width))
    return f"-----BEGIN CERTIFICATE-----\n{lines}-----END CERTIFICATE-----\n"


def cut(text):
    """The first half of its lines."""
    lines = text.splitlines(True)
    return "".join(lines[:len(lines) // 2])


def halves(text):
    """Each half of the octets with padding of its own."""
    der = decoded(text)
    at = len(der) // 6 * 3 + 1
    bodies = [block(part).splitlines(True)[1:-1] for part in (der[:at], der[at:])]
    lines = text.splitlines(True)
    return lines[0] + "".join(bodies[0] + bodies[1]) + lines[-1]


def certificates_of(text):
    return re.findall("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", text, re.DOTALL)


def decoded(text):
    return base64.b64decode("".join(line for line in text.splitlines() if "-" not in line))


def certificates(paths):
    """All certificates that stand in the files somehow, by fingerprint."""
    found = {}
    for path in paths:
        octets = path.read_bytes()
        bodies = re.findall(rb"-----BEGIN [^-]*-----(.*?)-----END", octets, re.DOTALL)
        for der in [octets, *(loosely(body) for body in bodies)]:
            der = first_value(der)
            if der:
                found[hashlib.sha256(der).hexdigest()] = der
    return found


def loosely(body):
    text = re.sub(rb"[^A-Za-z0-9+/]", b"", re.sub(rb"(?m)^[\w-]+: .*$", b"", body))
    return base64.b64decode(text[:len(text) - (len(text) % 4 == 1)] + b"=" * (-len(text) % 4))


def first_value(der):
    """The SEQUENCE at the beginning; empty where there is none."""
    if len(der) < 4 or der[0] != 0x30:
        return b""
    size = der[1] & 0x7F if der[1] & 0x80 else 0
    if size > 4:
        return b""
    length = int.from_bytes(der[2:2 + size], "big") if size else der[1]
    return der[:2 + size + length]
