"""The client's key on its way into an `ssl.SSLContext`, which takes it from a file alone.

The file is one that no folder lists and no disk holds (`memfd_create`). Where that cannot be opened again by its name,
it is one in /dev/shm, which is memory, too, and is removed at once. Both are the owner's alone, and overwritten before
they go.
"""

from __future__ import annotations

import os
import ssl
import tempfile
from contextlib import contextmanager
from typing import Iterator, Sequence, Union

from ._errors import TlsconfError

MEMORY = "/dev/shm"
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def load(context: ssl.SSLContext, chain: Sequence[bytes], key: memoryview) -> None:
    """The chain, its leaf first, and the key, PKCS#8."""
    text = bytearray()
    for certificate in chain:
        text += pem("CERTIFICATE", certificate)
    secret = pem("PRIVATE KEY", key)
    text += secret
    try:
        with _file(text) as path:
            context.load_cert_chain(path)
    finally:
        _wipe(secret)
        _wipe(text)


def pem(label: str, octets: Union[bytes, memoryview]) -> bytearray:
    """By hand: `base64` gives `bytes`, which nobody can overwrite."""
    # As long as it will be, so that it never moves and leaves a copy behind.
    body = bytearray((len(octets) + 2) // 3 * 4)
    for at in range(0, len(octets), 3):
        three = octets[at : at + 3]
        number = (three[0] << 16) | (three[1] << 8 if len(three) > 1 else 0) | (three[2] if len(three) > 2 else 0)
        for place in range(4):
            is_filled = place <= len(three)
            body[at // 3 * 4 + place] = _ALPHABET[(number >> (18 - 6 * place)) & 63] if is_filled else ord("=")
    begin, end = f"-----BEGIN {label}-----\n".encode(), f"-----END {label}-----\n".encode()
    lines = -(-len(body) // 64)
    text = bytearray(len(begin) + len(body) + lines + len(end))
    text[: len(begin)] = begin
    to = len(begin)
    view = memoryview(body)
    for at in range(0, len(body), 64):
        line = view[at : at + 64]
        text[to : to + len(line)] = line
        text[to + len(line)] = ord("\n")
        to += len(line) + 1
    text[to:] = end
    view.release()
    _wipe(body)
    return text


@contextmanager
def _file(octets: bytearray) -> Iterator[str]:
    """A path from which they can be read while the `with` lasts."""
    try:
        descriptor = os.memfd_create("tlsconf", os.MFD_CLOEXEC)
    except (AttributeError, OSError):
        descriptor = None
    if descriptor is not None:
        path = f"/proc/self/fd/{descriptor}"
        try:
            os.fchmod(descriptor, 0o600)
            if os.access(path, os.R_OK):
                _write(descriptor, octets)
                yield path
                return
        finally:
            _overwrite(descriptor)
    try:
        # For the owner alone from its first moment, and under a name that was not there.
        descriptor, path = tempfile.mkstemp(prefix="tlsconf-", dir=MEMORY)
    except OSError as error:
        why = f"Python takes a key from a file alone, and there is none that would not be on a disk: {error}"
        raise TlsconfError("internal", why) from None
    try:
        _write(descriptor, octets)
        yield path
    finally:
        os.unlink(path)
        _overwrite(descriptor)


def _write(descriptor: int, octets: bytearray) -> None:
    with memoryview(octets) as view:
        written = 0
        while written < len(view):
            written += os.write(descriptor, view[written:])


def _overwrite(descriptor: int) -> None:
    try:
        size = os.fstat(descriptor).st_size
        os.pwrite(descriptor, bytes(size), 0)
    finally:
        os.close(descriptor)


def _wipe(octets: bytearray) -> None:
    octets[:] = bytes(len(octets))
