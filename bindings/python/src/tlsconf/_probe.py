"""A look at an endpoint. The library says what to look at next, and judges; Python's own sockets and `ssl` look."""

from __future__ import annotations

import base64
import json
import platform
import ssl
from ctypes import byref, c_void_p
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Callable, Iterable, Optional, Sequence, Union

from . import _contract, _wire
from ._answers import build
from ._config import Config
from ._contract import (
    AskStep,
    Deployment,
    EndpointRequest,
    FollowStep,
    HandshakeStep,
    NodeSource,
    Policy,
    Preset,
    ProbeStep,
    Seen,
    SeenAnswer,
    SeenHandshake,
)
from ._errors import MisuseError, RefusedError
from ._library import library, owned_text
from ._request import Client, Passphrase, Question, Request, Source, Time

#: An answer that is longer is none to what is asked.
_MOST = 4 << 20


@dataclass(frozen=True, repr=False)
class Probed(_contract.Probed):
    """What is said of an endpoint. `str()` of it is what the program prints."""

    #: As `tlsconf probe` prints it, 80 columns wide, without colours.
    text: str
    #: As `tlsconf probe --format json` has it.
    json: str

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<tlsconf.Probed {self.verdict}: {self.headline}>"


def probe(
    *inputs: Source,
    endpoint: EndpointRequest,
    server_name: Optional[str] = None,
    policy: Union[Preset, Policy, None] = None,
    deployment: Optional[Deployment] = None,
    clients: Iterable[Client] = (),
    time: Optional[Time] = None,
    expires_within: timedelta = timedelta(days=30),
    passphrase: Optional[Passphrase] = None,
    nodes: Optional[NodeSource] = None,
    follow: bool = False,
    username: Optional[str] = None,
    password: Optional[str] = None,
    timeout: timedelta = timedelta(seconds=5),
    progress: Optional[Callable[[str], object]] = None,
) -> Probed:
    """Connects to `endpoint`, says what is there, and judges the files against what was seen: which clients connect,
    and until when.

    It trusts nothing that it looks at. The client certificate is shown, and `username` and `password` are sent, to a
    server alone that the given CA verifies; what an endpoint's URL says of them is not used. They are needed only for
    `nodes`, which asks a cluster or a Sentinel for the nodes that it announces; `follow` looks at those, too. Each step
    takes `timeout` at most; `progress` is told of each in words.

    Failures to connect are remarks of the answer, never raised. Wants CPython.
    """
    if not hasattr(ssl.SSLContext, "_msg_callback"):
        raise MisuseError("this Python does not show what a server sends: `python -m tlsconf probe` does")
    limit = timeout.total_seconds()
    if limit <= 0:
        raise MisuseError(f"`{timeout}` is no time to wait", "timeout")
    question = Question(endpoint, server_name, policy, deployment, tuple(clients), time, expires_within, passphrase)

    def trusted() -> ssl.SSLContext:
        config = Config(
            *inputs,
            endpoint=endpoint,
            server_name=server_name,
            policy=policy,
            deployment=deployment,
            time=time,
            expires_within=expires_within,
            passphrase=passphrase,
        )
        return config.ssl_context()

    look = _Look(trusted, limit, username, password)
    asked = {
        "stack": {"id": "redis-py", "runtime": platform.python_version()},
        "nodes": nodes,
        "follow": follow,
        "seen": look.seen,
    }
    with Request(inputs, question) as request:
        while (step := _next(request, asked)) is not None:
            if progress is not None:
                progress(step.words)
            look.do(step)
        answer, text = c_void_p(), c_void_p()
        request.call(library.probe, _json(asked), byref(answer), byref(text))
    said = owned_text(answer.value) or ""
    return build(Probed, json.loads(said), text=owned_text(text.value) or "", json=said)


def _next(request: Request, asked: dict[str, Any]) -> Optional[ProbeStep]:
    answer = c_void_p()
    request.call(library.probe_next, _json(asked), byref(answer))
    step = json.loads(owned_text(answer.value) or "null")
    return None if step is None else build(ProbeStep, step)


def _json(asked: dict[str, Any]) -> bytes:
    return json.dumps(asked, default=lambda octets: base64.b64encode(octets).decode()).encode()


class _Look:
    """What was seen so far, and the means to see more."""

    def __init__(
        self,
        trusted: Callable[[], ssl.SSLContext],
        limit: float,
        username: Optional[str],
        password: Optional[str],
    ) -> None:
        self.seen: Seen = {"addresses": [], "handshakes": [], "answers": [], "nodes": []}
        self._trusted, self._limit = trusted, limit
        self._username, self._password = username, password

    def do(self, step: ProbeStep) -> None:
        port = step.target.port
        if step.reach:
            self._reach(step.target.host, port)
        elif step.handshake is not None:
            self.seen["handshakes"].append(self._shake(step.handshake, port, None))
        elif step.plaintext is not None:
            self.seen["plaintext"] = _wire.plaintext(step.plaintext, port, self._limit)
        elif step.ask is not None:
            self.seen["answers"].append(self._ask(step.ask, port))
        elif step.follow is not None:
            node = step.follow
            self.seen["nodes"].append({"host": node.host, "port": node.port, "handshake": self._follow(node)})

    def _reach(self, host: str, port: int) -> None:
        try:
            self.seen["addresses"] = _wire.connect(_wire.lookup(host, port, self._limit), port, self._limit)
        except OSError as error:
            self.seen["lookup"] = _wire.failure(error)

    def _follow(self, node: FollowStep) -> SeenHandshake:
        step = HandshakeStep(
            purpose="first",
            address="",
            server_name=node.server_name,
            versions=node.versions,
            milliseconds=None,
            shows_certificate=False,
            pinned=None,
        )
        try:
            tried = _wire.connect(_wire.lookup(node.host, node.port, self._limit), node.port, self._limit)
        except OSError as error:
            return {**_nothing(step), "failure": _wire.failure(error)}
        for one in tried:
            if one.get("failure") is None:
                return self._shake(step, node.port, None, one["address"])
        return {**_nothing(step), "failure": tried[0].get("failure") if tried else None}

    def _shake(
        self, step: HandshakeStep, port: int, then: Optional[Callable[[_wire.Tls], None]], address: Optional[str] = None
    ) -> SeenHandshake:
        """What was seen is told whether a connection comes about or not; `then` is done with one that stands."""
        seen, tls = _nothing(step), None
        limit = self._limit if step.milliseconds is None else min(self._limit, step.milliseconds / 1000)
        try:
            # What is looked at may be anyone; whom something is shown to is verified as redis-py verifies.
            context = _wire.looking(step.versions) if step.pinned is None else self._trusted()
            with _wire.Timed(address or step.address, port, limit) as stream:
                tls = _wire.Tls(stream, context, step.server_name)
                stream.allow(limit)
                try:
                    tls.handshake()
                    if step.pinned is not None and tls.messages.chain[:1] != [step.pinned]:
                        raise ssl.SSLError("the server sends another certificate than at first")
                except (OSError, _wire.Closed, _wire.NotTls) as error:
                    tls.tell(seen)
                    seen["failure"] = _wire.failure(error, tls.messages.alert)
                    return seen
                tls.tell(seen)
                if seen.get("asks_for_certificate") or step.shows_certificate:
                    try:
                        tls.settle(limit)
                        seen["after"] = {"served": True}
                    except (OSError, _wire.Closed) as error:
                        seen["after"] = {"served": False, "failure": _wire.failure(error, tls.messages.alert)}
                        return seen
                if then is not None:
                    stream.allow(limit)
                    then(tls)
        except RefusedError as error:
            seen["failure"] = {"kind": "tls", "detail": error.message}
        except OSError as error:
            seen["failure"] = _wire.failure(error)
        return seen

    def _ask(self, step: AskStep, port: int) -> SeenAnswer:
        octets = bytearray()
        answer: SeenAnswer = {
            "commands": [list(command) for command in step.commands],
            "authenticated": self._password is not None,
            "octets": b"",
        }

        def exchange(tls: _wire.Tls) -> None:
            commands = [*step.commands, ("QUIT",)]
            if self._password is not None:
                user = () if self._username is None else (self._username,)
                commands.insert(0, ("AUTH", *user, self._password))
            try:
                tls.write(b"".join(map(_command, commands)))
                while len(octets) < _MOST and (more := tls.read()):
                    octets.extend(more)
            except (OSError, _wire.Closed) as error:
                answer["failure"] = _wire.failure(error, tls.messages.alert)

        seen = self._shake(step.handshake, port, exchange)
        after = seen.get("after")
        failed = seen.get("failure") or (after and after.get("failure"))
        if failed is not None:
            answer["failure"] = failed
        answer["octets"] = bytes(octets)
        return answer


def _nothing(step: HandshakeStep) -> SeenHandshake:
    return {"purpose": step.purpose, "server_name": step.server_name, "offered": list(step.versions)}


def _command(words: Sequence[str]) -> bytes:
    """As clients write it (RESP2): an array of strings."""
    parts = [word.encode(errors="surrogateescape") for word in words]
    return b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%b\r\n" % (len(part), part) for part in parts)
