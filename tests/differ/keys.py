#!/usr/bin/env python3
"""keys.py PROGRAM COUNT: what tlsconf reads of damaged private keys, beside pyca and OpenSSL (in process).

COUNT keys are made of those of the tests, as PKCS#8 and in their own form (PKCS#1, SEC1), each damaged in an element or two (tlv.py); the
same SEED gives the same. A key that pyca or OpenSSL opens, of a kind that TLS clients take, must open here, with the same public half.
Differences of a known cause stand in differences.json, as for views.py. Needs `cryptography`; status 77 without it.
"""

import base64
import hashlib
import json
import ssl
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from known import Known
from trials import batches, pem, written

try:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
except ImportError:
    print("skipped: Python's cryptography is not installed")
    sys.exit(77)

TESTS = Path(__file__).resolve().parents[1]
AT_ONCE = 200
CURVES = ("secp256r1", "secp384r1", "secp521r1")
LABELS = {"pkcs8": "PRIVATE KEY", "RSA": "RSA PRIVATE KEY", "EC": "EC PRIVATE KEY"}


def originals():
    """(label, DER) of each key, as it stands and in its own form."""
    found = []
    for path in sorted((TESTS / "data/keys").glob("*.pem")):
        if "PRIVATE KEY" not in path.read_text():
            continue
        der = base64.b64decode("".join(path.read_text().splitlines()[1:-1]))
        found.append((LABELS["pkcs8"], der))
        try:
            key = serialization.load_der_private_key(der, None)
        except (ValueError, UnsupportedAlgorithm):
            continue
        kind = "RSA" if isinstance(key, rsa.RSAPrivateKey) else "EC" if isinstance(key, ec.EllipticCurvePrivateKey) else None
        if kind:
            form = serialization.PrivateFormat.TraditionalOpenSSL
            found.append((LABELS[kind], key.private_bytes(serialization.Encoding.DER, form, serialization.NoEncryption())))
    return found


def ours(program, path, blocks):
    """The key of each block, as the program lists it."""
    lines = written(path, blocks)
    done = subprocess.run([program, "inspect", "--format", "json", path], capture_output=True, text=True, check=False)
    answers = [None] * len(blocks)
    for one in json.loads(done.stdout)["keys"]:
        answers[lines[one["line"]]] = one
    return answers


def why(program, folder, label, der):
    """What the check says of it alone: its findings about keys."""
    path = folder / "one.key"
    path.write_text(pem(label, der))
    done = subprocess.run([program, "check", "--format", "json", "--key", path], capture_output=True, text=True, check=False)
    findings = json.loads(done.stdout)["findings"]
    # That no certificate was given is said, too.
    told = [one for one in findings if one["code"].startswith("KEY") and one["code"] != "KEY006"]
    return "; ".join(f"{one['code']}: {one['message']}" for one in told) or "nothing is said"


def pyca(label, der):
    """The digest of its SubjectPublicKeyInfo, None where pyca does not open it or it is none that TLS clients take."""
    try:
        key = serialization.load_pem_private_key(pem(label, der).encode(), None)
        taken = isinstance(key, (rsa.RSAPrivateKey, ed25519.Ed25519PrivateKey)) or (
            isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in CURVES
        )
        octets = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    except Exception:  # pyca raises what it likes: ValueError, TypeError, InternalError, its own
        return None
    return hashlib.sha256(octets).hexdigest() if taken else None


def openssl(label, der, folder, certificate):
    """Does OpenSSL open it? Then the key is at most another than the certificate's."""
    path = folder / "openssl.key"
    path.write_text(pem(label, der))
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_cert_chain(certificate, path)
    except ssl.SSLError as error:
        return error.reason in ("KEY_VALUES_MISMATCH", "KEY_TYPE_MISMATCH")
    return True


def main():
    program, count = sys.argv[1], int(sys.argv[2])
    known, counts = Known("keys"), Counter()
    certificate = TESTS / "data/emission/client.crt"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for made in batches(originals(), count, AT_ONCE):
            for ((label, der), how), we in zip(made.items(), ours(program, folder / "many.key", made), strict=True):
                they, opened = pyca(label, der), openssl(label, der, folder, certificate)
                half = we and we["spki_sha256"]
                counts["keys"] += 1
                counts["ours"] += half is not None
                counts["pyca's"] += they is not None
                counts["OpenSSL's"] += opened
                if half is None and (they or opened):
                    who = "pyca and OpenSSL open it" if they and opened else "pyca opens it" if they else "OpenSSL opens it"
                    known.differs("unread", der, how, f"{who}; here {why(program, folder, label, der)}")
                if half and they and half != they:
                    known.differs("half", der, how, f"{we['algorithm']}: another public half than pyca's; {why(program, folder, label, der)}")
    sys.exit(known.said(counts, count))


main()
