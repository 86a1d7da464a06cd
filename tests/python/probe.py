"""`tlsconf.probe` with the arguments of `tlsconf probe`, for the tests that both must pass (tests/probe/probe.py)."""

import argparse
import json
import os
import re
from datetime import timedelta
from pathlib import Path

import tlsconf


def seconds(text):
    number, unit = re.fullmatch(r"(\d+)(ms|s)", text).groups()
    return timedelta(milliseconds=int(number) * (1 if unit == "ms" else 1000))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("endpoint")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--ca")
    parser.add_argument("--at")
    parser.add_argument("--format")
    parser.add_argument("--timeout", type=seconds, default=timedelta(seconds=5))
    parser.add_argument("--cluster", action="store_const", const="cluster", dest="nodes")
    parser.add_argument("--sentinel", action="store_const", const="sentinel", dest="nodes")
    parser.add_argument("--follow", action="store_true")
    parser.add_argument("--user")
    parser.add_argument("--password-env")
    parser.add_argument("--save", type=Path)
    args = parser.parse_intermixed_args()
    roles = [(args.ca, "ca_bundle"), (args.cert, "client_certificate"), (args.key, "client_key")]
    inputs = [*args.files, *(tlsconf.Input(name, role=role) for name, role in roles if name)]
    said = []
    probed = tlsconf.probe(
        *inputs,
        endpoint=args.endpoint,
        time=args.at,
        nodes=args.nodes,
        follow=args.follow,
        username=args.user,
        password=args.password_env and os.environ[args.password_env],
        timeout=args.timeout,
        progress=said.append,
    )
    if not said or json.loads(probed.json)["headline"] != probed.headline or not str(probed).endswith("\n"):
        raise SystemExit(f"no progress, or another text: {said} {probed}")
    if args.save and probed.server_chain:
        args.save.write_text(probed.server_chain)
    print(probed.json)
    findings = probed.report.findings if probed.report else ()
    raise SystemExit(any(one.severity == "error" for one in (*probed.remarks, *findings)))


main()
