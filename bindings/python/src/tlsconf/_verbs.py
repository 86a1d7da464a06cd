"""The verbs."""

from __future__ import annotations

import json
from ctypes import byref, c_void_p, sizeof
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Iterable, Optional, TypeVar, Union

from . import _contract
from . import _library as lib
from ._answers import build
from ._contract import (
    ClientFacts,
    Deployment,
    EmitOptions,
    Emitted,
    EndpointRequest,
    Policy,
    Preset,
    RuleInfo,
    TargetFacts,
)
from ._errors import MisuseError, of
from ._library import borrowed, library, owned_text
from ._report import Report, taken
from ._request import Client, Passphrase, Question, Request, Source, Time

T = TypeVar("T")


def check(
    *inputs: Source,
    endpoint: Optional[EndpointRequest] = None,
    server_name: Optional[str] = None,
    policy: Union[Preset, Policy, None] = None,
    deployment: Optional[Deployment] = None,
    clients: Iterable[Client] = (),
    time: Optional[Time] = None,
    expires_within: timedelta = timedelta(days=30),
    passphrase: Optional[Passphrase] = None,
) -> Report:
    """Judges files. What is wrong with them is a finding of the report.

    `endpoint` is `host:port` or a `rediss://` URL, `server_name` the name to verify where it is not the endpoint's
    host. `policy` is a preset or the fields that differ. Without `clients` every client is asked about, without `time`
    as of now.
    """
    question = Question(endpoint, server_name, policy, deployment, clients, time, expires_within, passphrase)
    with Request(inputs, question) as request:
        return _reported(request)[0]


@dataclass(frozen=True)
class Inspected:
    report: Report
    #: Each certificate of the report as DER, index for index.
    certificates: tuple[bytes, ...] = field(repr=False)


def inspect(*inputs: Source, time: Optional[Time] = None, passphrase: Optional[Passphrase] = None) -> Inspected:
    """What files hold: `report.certificates` and `report.keys`, and the certificates' own octets."""
    with Request(inputs, Question(time=time, passphrase=passphrase)) as request:
        return Inspected(*_reported(request))


def emit(
    *inputs: Source,
    client: Client,
    endpoint: Optional[EndpointRequest] = None,
    server_name: Optional[str] = None,
    policy: Union[Preset, Policy, None] = None,
    deployment: Optional[Deployment] = None,
    options: Optional[EmitOptions] = None,
    time: Optional[Time] = None,
    expires_within: timedelta = timedelta(days=30),
    passphrase: Optional[Passphrase] = None,
) -> Emitted:
    """What one client of `targets()` needs: its files and its configuration, in its own language. The files hold the
    private key; that a client cannot do it is an answer, too (`unsupported`)."""
    question = Question(endpoint, server_name, policy, deployment, [client], time, expires_within, passphrase)
    with Request(inputs, question) as request:
        if options is not None:
            request.call(library.request_set_emit_options, json.dumps(options).encode())
        emitted = c_void_p()
        request.call(library.emit, byref(emitted))
        try:
            return build(Emitted, json.loads(owned_text(library.emitted_json(emitted)) or ""))
        finally:
            library.emitted_free(emitted)


def check_json(request: str) -> str:
    """`check` with request and report as JSON: the same octets as in every other language. `time` must be given."""
    return _door(library.check_json, request)


def emit_json(request: str) -> str:
    """`emit` with request and answer as JSON. The answer holds private keys, as base64."""
    return _door(library.emit_json, request)


def generate_json(request: str) -> str:
    """`generate` with request and answer as JSON; `time` and `entropy` must be given. The answer holds private keys, as
    base64."""
    return _door(library.generate_json, request)


def probe_json(request: str) -> str:
    """What is said of what was seen at an endpoint, as JSON: for who looks with sockets of their own. `time` must be
    given. See `probe`, which looks itself."""
    return _door(library.probe_json, request)


def probe_next_json(request: str) -> str:
    """The step that is to be done next, as JSON; `null` where everything was looked at."""
    return _door(library.probe_next_json, request)


def config_json(request: str) -> str:
    """What a TLS stack is set up with, or why it is refused, as JSON. The answer holds the private key, as base64."""
    return _door(library.config_json, request)


def clients() -> tuple[ClientFacts, ...]:
    """Every client of which something is known, sorted by id."""
    return _table(ClientFacts, library.clients_json())


def targets() -> tuple[TargetFacts, ...]:
    """For whom `emit` writes, sorted by id."""
    return _table(TargetFacts, library.targets_json())


def rules() -> tuple[RuleInfo, ...]:
    """Every rule that a finding can come from."""
    return _table(RuleInfo, library.rules_json())


@dataclass(frozen=True)
class RulePage(_contract.RuleInfo):
    #: Markdown: what it finds, why it matters, an example, how to fix it.
    page: str = field(repr=False)


def rule(code: str) -> RulePage:
    """One rule by its code, with its page."""
    page = owned_text(library.rule_page(code.encode()))
    for known in rules():
        if page is not None and known.code == code.upper():
            return RulePage(**vars(known), page=page)
    raise MisuseError(f"there is no rule `{code}`", "code")


def _reported(request: Request) -> tuple[Report, tuple[bytes, ...]]:
    report = c_void_p()
    request.call(library.check, byref(report))
    try:
        return taken(report.value or 0), _certificates(report)
    finally:
        library.report_free(report)


def _certificates(report: c_void_p) -> tuple[bytes, ...]:
    found = []
    for index in range(library.report_certificates(report)):
        one = lib.Certificate()
        library.report_certificate(report, index, byref(one), sizeof(one))
        found.append(lib.Octets(one.der, one.der_len).copy())
    return tuple(found)


def _door(function: Any, request: str) -> str:
    answer = c_void_p()
    octets = bytearray(request, "utf-8")
    try:
        status = function(*borrowed(octets), byref(answer))
    finally:
        octets[:] = bytes(len(octets))
    text = owned_text(answer.value) or ""
    if status != lib.OK:
        raise of(status, text)
    return text


def _table(kind: type[T], pointer: int) -> tuple[T, ...]:
    return tuple(build(kind, row) for row in json.loads(owned_text(pointer) or "[]"))
