"""A question: files, endpoint, policy, time. What the verbs have in common."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from types import TracebackType
from typing import Any, Iterable, Mapping, Optional, Union

from . import _library as lib
from ._contract import ClientRequest, Deployment, EndpointRequest, Policy, Preset, Role
from ._errors import MisuseError, of
from ._library import Buffer, borrowed, library

_ROLES = (
    "auto",
    "ca_bundle",
    "client_certificate",
    "client_key",
    "server_chain",
    "server_key",
    "client_ca",
    "archive",
)


@dataclass(frozen=True)
class Input:
    """One file. Without `bytes`, `name` is the path from which it is read; with them, how the report calls it."""

    name: Union[str, os.PathLike[str]]
    #: Octets, or text that stands for its UTF-8. They are copied, and the copy is wiped.
    bytes: Union[Buffer, str, None] = field(default=None, repr=False)
    role: Role = "auto"


#: A path, or an `Input`.
Source = Union[str, "os.PathLike[str]", Input]
Client = Union[str, ClientRequest]
#: RFC 3339, a date (its first second, UTC), or a datetime that knows its zone.
Time = Union[str, datetime]
Passphrase = Union[Buffer, str]


@dataclass(frozen=True)
class Question:
    """What a verb was asked beside the files."""

    endpoint: Optional[EndpointRequest] = None
    server_name: Optional[str] = None
    policy: Union[Preset, Policy, None] = None
    deployment: Optional[Deployment] = None
    clients: Iterable[Client] = ()
    time: Optional[Time] = None
    expires_within: timedelta = timedelta(days=30)
    passphrase: Optional[Passphrase] = field(default=None, repr=False)


class Request:
    """The question as the library has it, wiped and freed at the end of a `with`."""

    def __init__(self, inputs: Iterable[Source], question: Question) -> None:
        self.pointer: int = library.request_new()
        try:
            self._fill(inputs, question)
        except BaseException:
            self.free()
            raise

    def __enter__(self) -> Request:
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.free()

    def free(self) -> None:
        library.request_free(self.pointer)

    def error(self) -> str:
        return str(library.request_error(self.pointer).decode())

    def call(self, function: Any, *arguments: Any) -> None:
        status = function(self.pointer, *arguments)
        if status != lib.OK:
            raise of(status, self.error())

    def add_client(self, client: Client) -> None:
        asked: Mapping[str, Any] = {"id": client} if isinstance(client, str) else client
        if unknown := set(asked) - {"id", "version", "runtime"}:
            raise MisuseError(f"there is no field `{unknown.pop()}`", "clients", "request")
        texts = [_text(asked.get(name), "clients") for name in ("id", "version", "runtime")]
        self.call(library.request_add_client, *texts)

    def _fill(self, inputs: Iterable[Source], question: Question) -> None:
        for source in inputs:
            self._add(source)
        endpoint, name = endpoint_text(question.endpoint)
        self.call(library.request_set_endpoint, _text(endpoint, "endpoint"))
        self.call(library.request_set_server_name, _text(question.server_name or name, "server_name"))
        self.call(library.request_set_policy, _json(question.policy, "policy"))
        self.call(library.request_set_deployment, _json(question.deployment, "deployment"))
        for client in question.clients:
            self.add_client(client)
        if question.time is not None:
            self.call(library.request_set_time, _seconds(question.time))
        self.call(library.request_set_expires_within_hours, _hours(question.expires_within))
        if question.passphrase is not None:
            octets = _octets(question.passphrase)
            try:
                self.call(library.request_set_passphrase, *borrowed(octets))
            finally:
                _wipe(octets, question.passphrase)

    def _add(self, source: Source) -> None:
        one = source if isinstance(source, Input) else Input(source)
        if one.role not in _ROLES:
            raise MisuseError(f"there is no role `{one.role}`; there are {', '.join(_ROLES)}", "inputs")
        name, role = _text(os.fsdecode(one.name), "inputs"), _ROLES.index(one.role)
        if one.bytes is None:
            self.call(library.request_add_path_as, name, role)
            return
        octets = _octets(one.bytes)
        try:
            self.call(library.request_add_bytes, name, role, *borrowed(octets))
        finally:
            _wipe(octets, one.bytes)


def endpoint_text(endpoint: Optional[EndpointRequest]) -> tuple[Optional[str], Optional[str]]:
    """As `host:port` or URL, and the server's other name."""
    if endpoint is None or isinstance(endpoint, str):
        return endpoint, None
    parts: dict[str, Any] = dict(endpoint)
    text, name = parts.pop("text", None), parts.pop("server_name", None)
    if text is None:
        host, port, scheme = parts.pop("host", ""), parts.pop("port", None), parts.pop("scheme", None)
        text = f"[{host}]" if ":" in host else host
        text = text if port is None else f"{text}:{port}"
        text = text if scheme is None else f"{scheme}://{text}"
    if parts:
        raise MisuseError(f"there is no field `{next(iter(parts))}`", "endpoint", "request")
    return text, name


def _text(text: Optional[str], field: str) -> Optional[bytes]:
    if text is None:
        return None
    # Other octets of a file's name than UTF-8 are refused by the library, which says so.
    octets = text.encode(errors="surrogateescape")
    if b"\0" in octets:
        raise MisuseError("it holds a NUL", field)
    return octets


def _json(value: Union[str, Policy, Deployment, None], field: str) -> Optional[bytes]:
    if value is None or isinstance(value, str):
        return _text(value, field)
    try:
        return json.dumps(value).encode()
    except (TypeError, ValueError) as error:
        raise MisuseError(str(error), field, "request") from None


def _seconds(time: Time) -> int:
    if isinstance(time, str):
        try:
            time = datetime.fromisoformat(time[:-1] + "+00:00" if time[-1:] in ("Z", "z") else time)
        except ValueError:
            raise MisuseError(f"`{time}` is no date and no RFC 3339 time", "time") from None
        time = time if time.tzinfo else time.replace(tzinfo=timezone.utc)
    if time.tzinfo is None:
        raise MisuseError("a datetime without a zone may mean any: give it one, such as timezone.utc", "time")
    return int(time.timestamp() // 1)


def _hours(within: timedelta) -> int:
    hours = within // timedelta(hours=1)
    if not 0 <= hours < 2**32:
        raise MisuseError(f"`{within}` is no time ahead", "expires_within")
    return hours


def _octets(value: Union[Buffer, str]) -> Buffer:
    return bytearray(value, "utf-8") if isinstance(value, str) else value


def _wipe(octets: Buffer, given: Union[Buffer, str]) -> None:
    """Only what was copied here; the caller's own octets are the caller's."""
    if octets is not given and isinstance(octets, bytearray):
        octets[:] = bytes(len(octets))
