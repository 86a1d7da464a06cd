"""Sockets with a time limit, and what TLS says on them. What is looked at is not trusted, and is sent nothing secret."""

from __future__ import annotations

import contextlib
import errno
import queue
import socket
import ssl
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Optional, Sequence, Union

from ._contract import SeenAddress, SeenFailure, SeenHandshake, SeenPlaintext

#: Addresses of one name that are tried; a name of a service has a handful.
_ADDRESSES = 8
#: Servers that speak first do so at once.
_GREETING = 0.3
#: After its handshake a client waits so long for a refusal (TLS 1.3: the client's side of a handshake ends first).
_REFUSAL = 0.5
_UNREACHABLE = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN, errno.EACCES, errno.EPERM}
_VERSIONS = {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}
#: TLS Supported Groups (IANA).
_GROUPS = {
    23: "secp256r1",
    24: "secp384r1",
    25: "secp521r1",
    29: "x25519",
    30: "x448",
    256: "ffdhe2048",
    257: "ffdhe3072",
    4587: "SecP256r1MLKEM768",
    4588: "X25519MLKEM768",
    4589: "SecP384r1MLKEM1024",
}


class Closed(Exception):
    """The other end closed the connection."""


class NotTls(Exception):
    """What came is no TLS."""


class Timed:
    """A connection whose every read and write ends at one moment."""

    def __init__(self, address: str, port: int, limit: float) -> None:
        self._socket = socket.create_connection((address, port), timeout=limit)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._until = time.monotonic() + limit
        self._begun = False

    def __enter__(self) -> Timed:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def allow(self, limit: float) -> None:
        """The next step has so long."""
        self._until = time.monotonic() + limit

    def _rest(self) -> None:
        rest = self._until - time.monotonic()
        if rest <= 0:
            raise socket.timeout("no answer in time")
        self._socket.settimeout(rest)

    def send(self, octets: bytes) -> None:
        self._rest()
        self._socket.sendall(octets)

    def receive(self, most: int = 1 << 14) -> bytes:
        self._rest()
        octets = self._socket.recv(most)
        if not octets:
            raise Closed("the server closed the connection")
        return octets

    def receive_tls(self) -> bytes:
        octets = self.receive()
        # Handshake or alert of version 3: OpenSSL says of anything else that the version is wrong.
        if not self._begun and (octets[0] not in (0x15, 0x16) or octets[1:2] not in (b"", b"\x03")):
            raise NotTls("what came is no TLS")
        self._begun = True
        return octets


class Messages:
    """What a handshake says in the clear, or said once it was decrypted."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self.alert: Optional[int] = None
        self.tickets = 0
        self.version: Optional[str] = None
        self.group: Optional[str] = None
        self.chain: list[bytes] = []
        self.authorities: Optional[list[bytes]] = None
        # Private, in every CPython since 3.8, and the only way to a chain as it was sent before 3.13, or to what a
        # server asks for.
        context._msg_callback = self._take  # type: ignore[attr-defined]

    def _take(self, _: Any, direction: str, version: Any, content: int, kind: int, octets: bytes) -> None:
        if direction != "read":
            return
        try:
            if content == 21:
                self.alert = octets[1] if octets[:1] == b"\x02" else self.alert
            elif content == 22:
                self._message(int(kind), Reader(octets[4:]))
        except EndOfMessage:
            # OpenSSL says in a moment what it makes of that.
            return

    def _message(self, kind: int, body: Reader) -> None:
        if kind == 2:
            self._server_hello(body)
        elif kind == 4:
            self.tickets += 1
        elif kind == 11:
            is_newer = self.version == "1.3"
            if is_newer:
                body.vector(1)
            entries = Reader(body.vector(3))
            self.chain = []
            while entries:
                self.chain.append(entries.vector(3))
                if is_newer:
                    entries.vector(2)
        elif kind == 12 and body.number(1) == 3:
            self.group = _group(body.number(2))
        elif kind == 13:
            self._certificate_request(body)

    def _server_hello(self, body: Reader) -> None:
        self.version = "1.2"
        body.take(34)
        body.vector(1)
        body.take(3)
        for kind, octets in body.extensions():
            if kind == 43:
                self.version = "1.3" if octets == b"\x03\x04" else self.version
            elif kind == 51:
                self.group = _group(Reader(octets).number(2))

    def _certificate_request(self, body: Reader) -> None:
        names = b""
        if self.version == "1.3":
            body.vector(1)
            for kind, octets in body.extensions():
                if kind == 47:
                    names = Reader(octets).vector(2)
        else:
            body.vector(1)
            body.vector(2)
            names = body.vector(2)
        rest = Reader(names)
        self.authorities = []
        while rest:
            self.authorities.append(rest.vector(2))


class EndOfMessage(Exception):
    """A message is shorter than it says."""


class Reader:
    """The vectors of RFC 8446, section 3.4."""

    def __init__(self, octets: bytes) -> None:
        self._octets, self._at = octets, 0

    def __bool__(self) -> bool:
        return self._at < len(self._octets)

    def take(self, count: int) -> bytes:
        taken = self._octets[self._at : self._at + count]
        if len(taken) < count:
            raise EndOfMessage
        self._at += count
        return taken

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def vector(self, size: int) -> bytes:
        return self.take(self.number(size))

    def extensions(self) -> list[tuple[int, bytes]]:
        rest = Reader(self.vector(2)) if self else Reader(b"")
        found = []
        while rest:
            found.append((rest.number(2), rest.vector(2)))
        return found


def _group(number: int) -> str:
    return _GROUPS.get(number, f"0x{number:04X}")


class Tls:
    """A client's side of TLS, its messages noted."""

    def __init__(self, stream: Timed, context: ssl.SSLContext, server_name: Optional[str]) -> None:
        self.messages = Messages(context)
        self._stream = stream
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._side = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_name)

    def _flush(self) -> None:
        if octets := self._outgoing.read():
            self._stream.send(octets)

    def _more(self) -> None:
        self._flush()
        self._incoming.write(self._stream.receive_tls())

    def handshake(self) -> None:
        while True:
            try:
                self._side.do_handshake()
            except ssl.SSLWantReadError:
                self._more()
                continue
            except ssl.SSLError:
                self._farewell()
                raise
            self._flush()
            return

    def _farewell(self) -> None:
        """The alert of this side; whether it arrives does not matter any more."""
        with contextlib.suppress(OSError):
            self._flush()

    def write(self, octets: bytes) -> None:
        self._side.write(octets)
        self._flush()

    def read(self, most: int = 1 << 14) -> bytes:
        """Empty where the other end has said that it ends."""
        while True:
            try:
                return self._side.read(most)
            except ssl.SSLWantReadError:
                self._more()
            except ssl.SSLZeroReturnError:
                return b""

    def settle(self, limit: float) -> None:
        """Waits for what follows a handshake in which the server asked for a certificate. What is written to a server
        that has gone away would drown its alert: so it has its time first, and only one that says nothing is asked."""
        if self.messages.version == "1.2":
            return
        self._stream.allow(min(_REFUSAL, limit))
        try:
            self._heard()
        except socket.timeout:
            self._stream.allow(limit)
            self.write(b"PING\r\n")
            self._heard()

    def _heard(self) -> None:
        """Session tickets and data are given to clients that were let in."""
        while not self.messages.tickets:
            try:
                if self._side.read(1 << 14):
                    return
                raise Closed("the server closed the connection")
            except ssl.SSLZeroReturnError:
                raise Closed("the server closed the connection") from None
            except ssl.SSLWantReadError:
                if not self.messages.tickets:
                    self._more()

    def tell(self, seen: SeenHandshake) -> None:
        """What was seen, whether a connection came about or not."""
        noted, cipher = self.messages, self._side.cipher()
        seen["version"], seen["group"], seen["chain"] = noted.version, noted.group, noted.chain
        seen["suite"] = cipher[0] if cipher and noted.version else None
        if noted.authorities is not None:
            seen["asks_for_certificate"], seen["certificate_authorities"] = True, noted.authorities


def looking(versions: Sequence[str]) -> ssl.SSLContext:
    """For a look at whatever a server sends: nothing secret goes through a connection of this, nor is anything taken
    from it but the chain, which is judged."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    # Weak keys are looked at, too.
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    known = [_VERSIONS[version] for version in versions]
    context.minimum_version, context.maximum_version = min(known), max(known)
    return context


def failure(error: Exception, alert: Optional[int] = None) -> SeenFailure:
    """Errors of the system and of OpenSSL, as the contract tells them apart."""
    detail = getattr(error, "verify_message", "") or getattr(error, "strerror", "") or str(error)
    if alert is not None:
        return {"kind": "alert", "alert": alert, "detail": detail}
    if isinstance(error, socket.gaierror):
        return {"kind": "name", "detail": detail}
    if isinstance(error, (socket.timeout, TimeoutError)):
        return {"kind": "timeout", "detail": detail}
    if isinstance(error, NotTls):
        return {"kind": "not_tls", "detail": detail}
    if isinstance(error, (Closed, ssl.SSLEOFError)):
        return {"kind": "closed", "detail": detail}
    if isinstance(error, ssl.SSLError):
        return {"kind": "tls", "detail": detail}
    if isinstance(error, ConnectionRefusedError):
        return {"kind": "refused", "detail": detail}
    if isinstance(error, (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)):
        return {"kind": "reset", "detail": detail}
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return {"kind": "unreachable", "detail": detail}
    return {"kind": "other", "detail": detail}


def lookup(host: str, port: int, limit: float) -> list[str]:
    """What a name stands for. The system's resolver knows no time limit, so it is left behind where it takes too
    long."""
    answers: queue.Queue[Union[list[str], Exception]] = queue.Queue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(one[4][0]) for one in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=limit)
    except queue.Empty:
        raise socket.timeout("no answer in time") from None
    if isinstance(answer, UnicodeError):
        raise socket.gaierror(socket.EAI_NONAME, str(answer))
    if isinstance(answer, Exception):
        raise answer
    return answer[:_ADDRESSES]


def connect(addresses: Sequence[str], port: int, limit: float) -> list[SeenAddress]:
    """Tries all at once."""

    def one(address: str) -> SeenAddress:
        try:
            socket.create_connection((address, port), timeout=limit).close()
        except OSError as error:
            return {"address": address, "failure": failure(error)}
        return {"address": address}

    with ThreadPoolExecutor(max(1, len(addresses))) as pool:
        return list(pool.map(one, addresses))


def plaintext(address: str, port: int, limit: float) -> SeenPlaintext:
    """What a port says without TLS. That nothing came, whyever, is an answer, too."""
    try:
        with Timed(address, port, limit) as stream:
            stream.allow(min(_GREETING, limit))
            try:
                return {"octets": stream.receive(512), "asked": False}
            except socket.timeout:
                stream.allow(limit)
                stream.send(b"PING\r\n")
                return {"octets": stream.receive(512), "asked": True}
    except (OSError, Closed):
        return {"octets": b"", "asked": False}
