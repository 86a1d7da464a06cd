"""What connects: judged first, for the Python that runs."""

from __future__ import annotations

import ctypes
import ipaddress
import platform
import ssl
import sys
import weakref
from ctypes import byref, c_void_p, sizeof
from datetime import timedelta
from typing import Any, NoReturn, Optional, Union
from urllib.parse import unquote, urlsplit

from . import _key
from . import _library as lib
from ._contract import Deployment, EmitNote, EndpointRequest, Policy, Preset
from ._errors import MisuseError, RefusedError, TlsconfError, of
from ._library import library
from ._report import Report, taken
from ._request import Passphrase, Question, Request, Source, Time, endpoint_text

# The one place of OpenSSL that does not know NIST's names.
_CURVES = {"P-256": "prime256v1", "P-384": "secp384r1", "P-521": "secp521r1"}


class Config:
    """One validated set of files, for one endpoint. It cannot be changed, and may be used from several threads.

    `RefusedError` is raised, with the report, where this Python would refuse the files, where an error makes them
    unsafe, and where a part of a file cannot be read, which Python would pass over in silence. Chain and host name are
    always verified. The arguments are those of `check`; with `system_roots` the system's list is trusted beside the CA
    file.
    """

    def __init__(
        self,
        *inputs: Source,
        endpoint: Optional[EndpointRequest] = None,
        server_name: Optional[str] = None,
        policy: Union[Preset, Policy, None] = None,
        deployment: Optional[Deployment] = None,
        time: Optional[Time] = None,
        expires_within: timedelta = timedelta(days=30),
        passphrase: Optional[Passphrase] = None,
        system_roots: bool = False,
    ) -> None:
        question = Question(endpoint, server_name, policy, deployment, (), time, expires_within, passphrase)
        with Request(inputs, question) as request:
            request.add_client({"id": "redis-py", "version": None, "runtime": platform.python_version()})
            self._handle, self._report = _built(request)
        weakref.finalize(self, library.config_free, self._handle)
        self._settings = lib.Settings()
        library.config_settings(self._handle, byref(self._settings), sizeof(self._settings))
        self._system_roots = system_roots
        self._group = _group(_text(self._settings.groups))
        self._user = _user(endpoint)
        # Python sends the name that it verifies, and no address (RFC 6066).
        sent = None if self.verify_name is None or _is_address(self.verify_name) else self.verify_name
        if _said(self._settings.server_name) != sent:
            raise MisuseError("Python sends the name that it verifies: none, or another, cannot be sent", "policy")

    @property
    def report(self) -> Report:
        """What was found; no error is among it that matters here."""
        return self._report

    @property
    def host(self) -> Optional[str]:
        """Where to connect; None without an endpoint."""
        return _said(self._settings.host)

    @property
    def port(self) -> Optional[int]:
        return self._settings.port or None

    @property
    def verify_name(self) -> Optional[str]:
        """The name, or address, with which the server's certificate must agree."""
        return _said(self._settings.verify_name)

    @property
    def trust_anchors(self) -> tuple[bytes, ...]:
        """DER, one certificate each. Empty: no CA file was given, and the system's list is meant."""
        count = library.config_anchors(self._handle)
        return tuple(library.config_anchor(self._handle, index).copy() for index in range(count))

    @property
    def certificate_chain(self) -> tuple[bytes, ...]:
        """DER, the leaf first. Empty: the client shows none."""
        count = library.config_chain(self._handle)
        return tuple(library.config_chain_certificate(self._handle, index).copy() for index in range(count))

    @property
    def notes(self) -> tuple[EmitNote, ...]:
        """What was left out, and what of the policy Python's `ssl` cannot be told."""
        notes = []
        for index in range(library.config_notes(self._handle)):
            note = lib.Note()
            library.config_note(self._handle, index, byref(note), sizeof(note))
            notes.append(EmitNote(code=note.code.decode(), text=note.text.decode()))
        if self._settings.tls13_ciphersuites:
            notes.append(
                EmitNote(code="no-tls13-suites", text="Python's ssl module sets no TLS 1.3 suites: OpenSSL's own stay")
            )
        if self._settings.groups and self._group is None:
            text = "Python's ssl module sets one group that it knows, not a list: OpenSSL's own stay"
            notes.append(EmitNote(code="no-groups", text=text))
        return tuple(notes)

    def ssl_context(self) -> ssl.SSLContext:
        """A new context, which is the caller's. It trusts the given anchors alone, each of them, unless `system_roots`
        was asked for or no CA file was given; and it compares the server's certificate with `verify_name`, whatever
        host is dialled. Without an endpoint the one who connects says `server_hostname`."""
        return self._context(self.verify_name)

    def redis_kwargs(
        self,
        *,
        asyncio: bool = False,
        cluster: bool = False,
        username: Optional[str] = None,
        password: Optional[str] = None,
        database: Optional[int] = None,
        **options: Any,
    ) -> dict[str, Any]:
        """Keyword arguments for `redis.Redis`, `redis.asyncio.Redis`, `redis.RedisCluster`, or
        `tlsconf.redis.AsyncRedisCluster`.

        User, password and database are taken from an endpoint that is a URL where they are left out. `options` are
        those of redis-py's connections (`decode_responses`, `socket_timeout`). Each node of a cluster is compared with
        its own name, unless a `server_name` was given for all.
        """
        from . import redis

        if self.host is None or self.port is None:
            raise MisuseError("give the endpoint to connect to", "endpoint")
        given = {"username": username, "password": password, "db": database}
        user = {**self._user, **{name: value for name, value in given.items() if value is not None}}
        has_one_name = (self.verify_name or "").lower() != self.host.lower()
        context = self._context(self.verify_name if has_one_name or not cluster else None)
        return redis.kwargs(context, self.host, self.port, asyncio, cluster, {**user, **options})

    def _context(self, name: Optional[str]) -> ssl.SSLContext:
        settings = self._settings
        context = Context(ssl.PROTOCOL_TLS_CLIENT)
        context.tlsconf_name = name
        context.minimum_version = ssl.TLSVersion(settings.min_version)
        context.maximum_version = ssl.TLSVersion(settings.max_version)
        context.verify_flags |= _verify_flags({settings.settings[at] for at in range(settings.settings_len)})
        if settings.tls12_ciphers:
            context.set_ciphers(_text(settings.tls12_ciphers))
        if self._group is not None:
            context.set_ecdh_curve(self._group)
        anchors = self.trust_anchors
        for anchor in anchors:
            context.load_verify_locations(cadata=anchor)
        if context.cert_store_stats()["x509"] != len(anchors):
            raise TlsconfError("internal", "OpenSSL did not take every trust anchor")
        if self._system_roots or not anchors:
            context.load_default_certs()
        key = library.config_key(self._handle)
        if key.len:
            octets = (ctypes.c_ubyte * key.len).from_address(key.data)
            _key.load(context, self.certificate_chain, memoryview(octets).cast("B"))
        return context

    def __repr__(self) -> str:
        shows = "a client certificate" if library.config_chain(self._handle) else "no client certificate"
        return (
            f"<tlsconf.Config {self.host}:{self.port}, {library.config_anchors(self._handle)} trust anchors, {shows}>"
        )

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Config holds a private key: it is not written out, nor copied to other processes")


class Context(ssl.SSLContext):
    """A context that knows with which name the server's certificate must agree."""

    tlsconf_name: Optional[str] = None

    def wrap_socket(
        self,
        sock: Any,
        server_side: bool = False,
        do_handshake_on_connect: bool = True,
        suppress_ragged_eofs: bool = True,
        server_hostname: Any = None,
        session: Any = None,
    ) -> ssl.SSLSocket:
        name = self.tlsconf_name or server_hostname
        return super().wrap_socket(sock, server_side, do_handshake_on_connect, suppress_ragged_eofs, name, session)

    def wrap_bio(
        self, incoming: Any, outgoing: Any, server_side: bool = False, server_hostname: Any = None, session: Any = None
    ) -> ssl.SSLObject:
        return super().wrap_bio(incoming, outgoing, server_side, self.tlsconf_name or server_hostname, session)


def _group(name: str) -> Optional[str]:
    """The one group that is allowed, where this Python can be told of it: before 3.11 it knows few (Modules/_ssl.c)."""
    name = _CURVES.get(name, name)
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).set_ecdh_curve(name)
    except (ValueError, ssl.SSLError):
        return None
    return name


def _verify_flags(settings: set[bytes]) -> int:
    """Those of this Python's `ssl.create_default_context`, for which the files were judged, and what they need."""
    flags = 0
    if sys.version_info >= (3, 13):
        flags = ssl.VERIFY_X509_PARTIAL_CHAIN
        if b"without-strict" not in settings:
            flags |= ssl.VERIFY_X509_STRICT
    elif b"partial-chain" in settings:
        flags = ssl.VERIFY_X509_PARTIAL_CHAIN
    return flags


def _built(request: Request) -> tuple[int, Report]:
    config, report = c_void_p(), c_void_p()
    status = library.config_build(request.pointer, byref(config), byref(report))
    message = request.error()
    if status not in (lib.OK, lib.REFUSED):
        raise of(status, message)
    try:
        found = taken(report.value or 0)
    finally:
        library.report_free(report)
    if status == lib.REFUSED:
        raise RefusedError(message, found)
    return config.value or 0, found


def _user(endpoint: Optional[EndpointRequest]) -> dict[str, Any]:
    """What a URL says beside host and port; the library never gives it back."""
    text, _ = endpoint_text(endpoint)
    if text is None or not text.lower().startswith(("redis://", "rediss://")):
        return {}
    url = urlsplit(text)
    user: dict[str, Any] = {}
    if url.username:
        user["username"] = unquote(url.username)
    if url.password:
        user["password"] = unquote(url.password)
    if url.path[1:].isdecimal():
        user["db"] = int(url.path[1:])
    return user


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _said(text: Optional[bytes]) -> Optional[str]:
    return None if text is None else text.decode()


def _text(text: bytes) -> str:
    return text.decode()
