#!/usr/bin/env python3
"""The Python package before tests/harness/run.py.

`driver.py json`: by the doors of JSON; `driver.py typed`: by the verbs.
"""

import base64
import json
import platform
import sys
from datetime import timedelta

import tlsconf
from tlsconf import _answers, _contract, _library


def asked(request):
    """What the verbs take, of a request in JSON."""
    more = {}
    if request.keys() & {"expires_within_hours", "expires_within_days"}:
        hours = request.get("expires_within_hours") or request.get("expires_within_days", 30) * 24
        more["expires_within"] = timedelta(hours=hours)
    for name in ("policy", "deployment", "clients", "passphrase"):
        if request.get(name) is not None:
            more[name] = request[name]
    inputs = [
        tlsconf.Input(one["name"], base64.b64decode(one["bytes"]), one.get("role", "auto"))
        for one in request.get("inputs", [])
    ]
    return inputs, {"endpoint": request.get("endpoint"), "time": request["time"], **more}


def check(request, typed):
    # What is wrong with a request as JSON has no other door.
    answer = tlsconf.check_json(request)
    if not typed:
        return answer
    inputs, more = asked(json.loads(request))
    return tlsconf.check(*inputs, **more).json


def text(request, typed):
    tlsconf.check_json(request)
    inputs, more = asked(json.loads(request))
    return tlsconf.check(*inputs, **more).text


def emit(request, typed):
    answer = tlsconf.emit_json(request)
    if typed:
        whole = json.loads(request)
        inputs, more = asked(whole["check"])
        more.pop("clients", None)
        emitted = tlsconf.emit(*inputs, client=whole["client"], options=whole.get("options"), **more)
        if emitted != _answers.build(tlsconf.Emitted, json.loads(answer)):
            raise AssertionError(f"emit differs from emit_json: {request[:200]}")
    return answer


def generate(request, typed):
    answer = tlsconf.generate_json(request)
    if typed:
        whole = json.loads(request)
        told = _answers.build(_contract.Generated, json.loads(answer))
        made = tlsconf.generate(**makes(whole))
        same = [(one.files, one.archive, one.next, one.report and one.report.headline) for one in (made, told)]
        if same[0] != same[1]:
            raise AssertionError(f"generate differs from generate_json: {request[:200]}")
        if made.report and json.loads(made.report.json) != json.loads(answer)["report"]:
            raise AssertionError("another report")
    return answer


def makes(request):
    more = {**request, "entropy": base64.b64decode(request["entropy"])}
    if ca := (request.get("client") or {}).get("ca"):
        client = {**request["client"]}
        del client["ca"]
        more["client"], more["passphrase"] = client, ca.get("passphrase")
        pair = (ca["certificate"], ca["key"])
        more["ca"] = tuple(tlsconf.Input(one["name"], base64.b64decode(one["bytes"])) for one in pair)
    return more


def config(request, typed):
    answer = tlsconf.config_json(request)
    if typed:
        connects(json.loads(request)["check"])
    report = json.loads(answer)
    if report["refusal"] is None:
        return answer
    raise tlsconf.TlsconfError("refused", json.dumps(report["report"], ensure_ascii=False, separators=(",", ":")))


def connects(check):
    """Python's own stack takes what `Config` is built of, and `Config` says what the door of JSON says."""
    inputs, more = asked(check)
    more.pop("clients", None)
    client = {"id": "redis-py", "runtime": platform.python_version()}
    told = json.loads(tlsconf.config_json(json.dumps({"check": check, "client": client, "key": "pkcs8"})))
    try:
        config = tlsconf.Config(*inputs, **more)
    except tlsconf.RefusedError as error:
        same = (
            (error.message, json.loads(error.report.json)["findings"]),
            (told["refusal"]["message"], told["report"]["findings"]),
        )
    except tlsconf.MisuseError as error:
        # A name that Python cannot send.
        same = (error.field, told["config"]["server_name"] == told["config"]["verify_name"]), ("policy", False)
    else:
        context = config.ssl_context()
        same = (
            (
                config.host,
                config.port,
                config.verify_name,
                [base64.b64encode(one).decode() for one in config.trust_anchors],
            ),
            tuple(told["config"][name] for name in ("host", "port", "verify_name", "trust_anchors")),
        )
        if config.trust_anchors and context.cert_store_stats()["x509"] != len(config.trust_anchors):
            raise AssertionError("an anchor is missing")
    if same[0] != same[1]:
        raise AssertionError(f"Config differs from config_json: {same}")


def table(name, rows):
    text = _library.owned_text(getattr(_library.library, f"{name}_json")())
    if len(json.loads(text)) != len(rows):
        raise AssertionError(name)
    return text


def probe(request, typed):
    answer = tlsconf.probe_json(request)
    if typed and json.loads(answer)["headline"] != _answers.build(_contract.Probed, json.loads(answer)).headline:
        raise AssertionError("another headline")
    return answer


VERBS = {
    "check": check,
    "text": text,
    "emit": emit,
    "generate": generate,
    "next": lambda request, _: tlsconf.probe_next_json(request),
    "probe": probe,
    "config": config,
    "clients": lambda *_: table("clients", tlsconf.clients()),
    "targets": lambda *_: table("targets", tlsconf.targets()),
    "rules": lambda *_: table("rules", tlsconf.rules()),
}


def said(error):
    return f"{error.field}: {error.message}" if error.field else error.message


def main():
    typed = sys.argv[1] == "typed"
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while line := stdin.readline():
        verb, length = line.decode().split()
        request = stdin.read(int(length)).decode()
        try:
            kind, answer = "ok", VERBS[verb](request, typed)
        except tlsconf.TlsconfError as error:
            kind, answer = "error", said(error)
        octets = answer.encode()
        stdout.write(b"%s %d\n" % (kind.encode(), len(octets)) + octets)
        stdout.flush()


if __name__ == "__main__":
    main()
