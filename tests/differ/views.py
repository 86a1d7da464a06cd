#!/usr/bin/env python3
"""views.py PROGRAM COUNT: what tlsconf reads of damaged certificates, beside what pyca and OpenSSL (in process) read of them.

COUNT certificates are made of those of the tests, each damaged in an element or two (tlv.py); the same SEED gives the same. Whatever pyca
reads whole, or OpenSSL decodes, tlsconf must read; where both read a field, they must read the same. What differs for a known cause
stands in differences.json, told by the field and by what is said; one that no more occurs fails a run of 4,000 or more.
Needs `cryptography`; status 77 without it.
"""

import base64
import json
import re
import ssl
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from pathlib import Path

import tlv
from known import Known
from trials import batches, written

try:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
except ImportError:
    print("skipped: Python's cryptography is not installed")
    sys.exit(77)

TESTS = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=\n]+)-----END CERTIFICATE-----")
AT_ONCE = 60
KEY_USAGES = {
    "digital_signature": "digitalSignature", "content_commitment": "nonRepudiation", "key_encipherment": "keyEncipherment",
    "data_encipherment": "dataEncipherment", "key_agreement": "keyAgreement", "key_cert_sign": "keyCertSign", "crl_sign": "cRLSign",
}
PURPOSES = {"1.3.6.1.5.5.7.3.1": "serverAuth", "1.3.6.1.5.5.7.3.2": "clientAuth", "2.5.29.37.0": "anyExtendedKeyUsage"}
warnings.simplefilter("ignore")


def originals():
    found = {}
    for folder in ("data/real", "data/mtls", "data/emission", "vectors"):
        for path in sorted((TESTS / folder).rglob("*")):
            if path.suffix in (".pem", ".crt") and path.is_file():
                for block in BLOCK.findall(path.read_text(errors="replace")):
                    try:
                        der = base64.b64decode(block)
                    except ValueError:
                        continue
                    elements = tlv.read(der)
                    if elements and len(elements) == 1 and elements[0].encode() == der and len(der) < 8000:
                        found[der] = None
    return [("CERTIFICATE", der) for der in found]


def ours(program, path, blocks):
    """What the program reads of each, or why it reads none."""
    lines = written(path, blocks)
    command = [program, "check", "--format", "json", "--ca", path]
    report = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    answers = ["nothing was said of it"] * len(blocks)
    for one in report["findings"]:
        if one["code"] == "PEM019":
            answers[lines[one["at"]["line"]]] = one["seen"]
    for one in report["certificates"]:
        answers[lines[one["line"]]] = one
    return answers


class Unread:
    """Of a field that the other cannot read: nobody is wrong."""


def tried(read):
    try:
        return read()
    except Exception:  # pyca raises what it likes: ValueError, OverflowError, its own
        return Unread


def names(general):
    said = []
    for one in general:
        if isinstance(one, x509.DNSName):
            said.append(("dns", one.value))
        elif isinstance(one, x509.IPAddress):
            said.append(("ip", str(one.value)))
        elif isinstance(one, x509.RFC822Name):
            said.append(("email", one.value))
        elif isinstance(one, x509.UniformResourceIdentifier):
            said.append(("uri", one.value))
    return said


def pyca(der):
    """Fields of a certificate as pyca reads them; None where it does not."""
    try:
        one = x509.load_der_x509_certificate(der)
    except (ValueError, x509.InvalidVersion):
        return None
    stamp = lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    extensions = tried(lambda: one.extensions)

    def extension(kind, read):
        if extensions is Unread:
            return Unread
        try:
            return read(extensions.get_extension_for_class(kind).value)
        except x509.ExtensionNotFound:
            return None

    def key():
        public = one.public_key()
        if isinstance(public, rsa.RSAPublicKey):
            return ("RSA", public.key_size)
        if isinstance(public, ec.EllipticCurvePublicKey):
            return ("EC", public.curve.key_size)
        return ("Ed25519", 256) if isinstance(public, ed25519.Ed25519PublicKey) else Unread

    def spki():
        octets = one.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        digest = hashes.Hash(hashes.SHA256())
        digest.update(octets)
        # Written anew: another than stood there where that was no DER.
        return digest.finalize().hex() if octets in der else Unread

    usage = lambda value: [said for name, said in KEY_USAGES.items() if getattr(value, name)]
    return {
        "version": tried(lambda: one.version.value + 1),
        "serial": tried(lambda: one.serial_number),
        "not_before": tried(lambda: stamp(one.not_valid_before_utc)),
        "not_after": tried(lambda: stamp(one.not_valid_after_utc)),
        "self_issued": tried(lambda: one.subject == one.issuer),
        "key": tried(key),
        "spki_sha256": tried(spki),
        "sha256": one.fingerprint(hashes.SHA256()).hex(),
        "san": extension(x509.SubjectAlternativeName, names),
        "ca": extension(x509.BasicConstraints, lambda value: (value.ca, value.path_length)),
        "key_usage": extension(x509.KeyUsage, usage),
        "extended_key_usage": extension(x509.ExtendedKeyUsage, lambda value: [PURPOSES.get(oid.dotted_string) for oid in value]),
        "subject_key_id": extension(x509.SubjectKeyIdentifier, lambda value: value.digest.hex()),
        "authority_key_id": extension(x509.AuthorityKeyIdentifier, lambda value: None if (id := value.key_identifier) is None else id.hex()),
        "policies": extension(x509.CertificatePolicies, lambda value: [one.policy_identifier.dotted_string for one in value]),
        "must_read": extensions is not Unread and tried(key) is not Unread,
    }


def unescaped(text):
    """As it stood in the certificate: what cannot be seen is shown by its number."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), text)


def same(field, we, they):
    """Do both read the same? `they` is what pyca says."""
    constraints = we["basic_constraints"]
    match field:
        case "serial":
            return int(we["serial"], 16) == they
        case "self_issued":
            # pyca compares values without the kind of string that holds them; which is none of ours is shown by its octets.
            return (we["subject"] == we["issuer"]) == they or not they or "=#" in we["subject"] + we["issuer"]
        case "key":
            return (we["key"]["algorithm"].split()[0], we["key"]["bits"]) == they
        case "san":
            return [(one["kind"], unescaped(one["value"])) for one in we["san"] if one["kind"] in ("dns", "ip", "email", "uri")] == (they or [])
        case "ca":
            return (constraints and (constraints["ca"], constraints["path_length"])) == they
        case "key_usage":
            return [one for one in we["key_usage"] or [] if one in KEY_USAGES.values()] == (they or [])
        case "extended_key_usage":
            return [one if one in PURPOSES.values() else None for one in we["extended_key_usage"] or []] == (they or [])
        case "policies":
            return we["policies"] == (they or [])
        case _:
            return we[field] == they


def openssl(der):
    """Does OpenSSL decode it, by Python's own `ssl`?"""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cadata=der)
    except ssl.SSLError:
        return False
    return True


def main():
    program, count = sys.argv[1], int(sys.argv[2])
    known, counts = Known("certificates"), Counter()
    with tempfile.TemporaryDirectory() as folder:
        for made in batches(originals(), count, AT_ONCE):
            for ((_, der), how), we in zip(made.items(), ours(program, Path(folder) / "many.pem", made), strict=True):
                they, decoded = pyca(der), openssl(der)
                counts["certificates"] += 1
                counts["ours"] += isinstance(we, dict)
                counts["pyca's"] += they is not None
                counts["OpenSSL's"] += decoded
                if isinstance(we, str):
                    if they and they["must_read"]:
                        known.differs("unread", der, how, f"pyca reads it; here {we}")
                    if decoded:
                        known.differs("unread", der, how, f"OpenSSL reads it; here {we}")
                    continue
                for field, value in (they or {}).items():
                    if field != "must_read" and value is not Unread:
                        counts["fields"] += 1
                        if not same(field, we, value):
                            shown = we["basic_constraints"] if field == "ca" else we["subject"] if field == "self_issued" else we[field]
                            known.differs(field, der, how, f"{json.dumps(shown)} here, pyca {value!r}")
    sys.exit(known.said(counts, count))


main()
