"""libtlsconf by ctypes: which of its functions are called, and with what.

ctypes lets go of the interpreter's lock while a function runs. ffi/include/tlsconf.h says what each one does.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, c_char_p, c_int64, c_size_t, c_uint32, c_void_p
from pathlib import Path
from typing import TYPE_CHECKING, Any, Sequence, Union

Buffer = Union[bytes, bytearray, memoryview]

OK, INVALID_UTF8, INVALID_ARGUMENT, TOO_LARGE, UNREADABLE_FILE, INVALID_JSON, REFUSED = 0, 3, 4, 6, 7, 8, 9


class Octets(Structure):
    """Octets that belong to a handle."""

    data: int
    len: int
    _fields_ = [("data", c_void_p), ("len", c_size_t)]

    def copy(self) -> bytes:
        return ctypes.string_at(self.data, self.len)


class Certificate(Structure):
    """The beginning of `tlsconf_certificate`: the library writes as much as it is told that there is."""

    der: int
    der_len: int
    _fields_ = [("der", c_void_p), ("der_len", c_size_t)]


class File(Structure):
    name: bytes
    purpose: bytes
    data: int
    data_len: int
    mode: int
    secret: int
    _fields_ = [
        ("name", c_char_p),
        ("purpose", c_char_p),
        ("data", c_void_p),
        ("data_len", c_size_t),
        ("mode", c_uint32),
        ("secret", c_uint32),
    ]


class Note(Structure):
    code: bytes
    text: bytes
    _fields_ = [("code", c_char_p), ("text", c_char_p)]


class Settings(Structure):
    host: bytes | None
    server_name: bytes | None
    verify_name: bytes | None
    tls12_ciphers: bytes
    tls13_ciphersuites: bytes
    groups: bytes
    settings: Any
    settings_len: int
    port: int
    min_version: int
    max_version: int
    _fields_ = [
        ("host", c_char_p),
        ("server_name", c_char_p),
        ("verify_name", c_char_p),
        ("tls12_ciphers", c_char_p),
        ("tls13_ciphersuites", c_char_p),
        ("groups", c_char_p),
        ("tls12_iana", POINTER(c_char_p)),
        ("tls12_iana_len", c_size_t),
        ("tls13_iana", POINTER(c_char_p)),
        ("tls13_iana_len", c_size_t),
        ("groups_iana", POINTER(c_char_p)),
        ("groups_iana_len", c_size_t),
        ("settings", POINTER(c_char_p)),
        ("settings_len", c_size_t),
        ("port", c_uint32),
        ("min_version", c_uint32),
        ("max_version", c_uint32),
    ]


# Addresses are c_void_p; texts that belong to a handle are copied by c_char_p.
_TEXT_DOOR = (c_uint32, [c_void_p, c_size_t, POINTER(c_void_p)])
_TABLE: tuple[Any, list[Any]] = (c_void_p, [])
_COUNT = (c_size_t, [c_void_p])
_FREE = (None, [c_void_p])
_ITEM = (c_uint32, [c_void_p, c_size_t, c_void_p, c_size_t])
_SET_TEXT = (c_uint32, [c_void_p, c_char_p])
_SET_NUMBER = (c_uint32, [c_void_p, c_uint32])
_SAY = (c_char_p, [c_void_p])
_GIVE = (Octets, [c_void_p, c_size_t])

_FUNCTIONS: dict[str, tuple[Any, Sequence[Any]]] = {
    "version": (c_char_p, []),
    "check": (c_uint32, [c_void_p, POINTER(c_void_p)]),
    "check_json": _TEXT_DOOR,
    "emit": (c_uint32, [c_void_p, POINTER(c_void_p)]),
    "emit_json": _TEXT_DOOR,
    "emitted_json": (c_void_p, [c_void_p]),
    "emitted_free": _FREE,
    "generate": (c_uint32, [c_void_p, POINTER(c_void_p), POINTER(c_void_p)]),
    "generate_json": _TEXT_DOOR,
    "generated_files": _COUNT,
    "generated_file": _ITEM,
    "generated_archive": (c_uint32, [c_void_p, c_void_p, c_size_t]),
    "generated_next": (c_char_p, [c_void_p, c_size_t]),
    "generated_free": _FREE,
    "probe": (c_uint32, [c_void_p, c_char_p, POINTER(c_void_p), POINTER(c_void_p)]),
    "probe_json": _TEXT_DOOR,
    "probe_next": (c_uint32, [c_void_p, c_char_p, POINTER(c_void_p)]),
    "probe_next_json": _TEXT_DOOR,
    "config_build": (c_uint32, [c_void_p, POINTER(c_void_p), POINTER(c_void_p)]),
    "config_json": _TEXT_DOOR,
    "config_free": _FREE,
    "config_settings": (c_uint32, [c_void_p, POINTER(Settings), c_size_t]),
    "config_anchors": _COUNT,
    "config_anchor": _GIVE,
    "config_chain": _COUNT,
    "config_chain_certificate": _GIVE,
    "config_key": (Octets, [c_void_p]),
    "config_notes": _COUNT,
    "config_note": _ITEM,
    "report_text": _SAY,
    "report_json": _SAY,
    "report_certificates": _COUNT,
    "report_certificate": _ITEM,
    "report_free": _FREE,
    "request_new": _TABLE,
    "request_free": _FREE,
    "request_error": _SAY,
    "request_add_path_as": (c_uint32, [c_void_p, c_char_p, c_uint32]),
    "request_add_bytes": (c_uint32, [c_void_p, c_char_p, c_uint32, c_void_p, c_size_t]),
    "request_add_client": (c_uint32, [c_void_p, c_char_p, c_char_p, c_char_p]),
    "request_set_endpoint": _SET_TEXT,
    "request_set_server_name": _SET_TEXT,
    "request_set_policy": _SET_TEXT,
    "request_set_deployment": _SET_TEXT,
    "request_set_emit_options": _SET_TEXT,
    "request_set_generate": _SET_TEXT,
    "request_set_entropy": (c_uint32, [c_void_p, c_void_p, c_size_t]),
    "request_set_time": (c_uint32, [c_void_p, c_int64]),
    "request_set_expires_within_hours": _SET_NUMBER,
    "request_set_passphrase": (c_uint32, [c_void_p, c_void_p, c_size_t]),
    "clients_json": _TABLE,
    "targets_json": _TABLE,
    "rules_json": _TABLE,
    "rule_page": (c_void_p, [c_char_p]),
    "text_data": (c_void_p, [c_void_p]),
    "text_len": _COUNT,
    "text_free": _FREE,
}


class _Library:
    def __init__(self, path: Path) -> None:
        loaded = ctypes.CDLL(str(path))
        for name, (result, arguments) in _FUNCTIONS.items():
            function = getattr(loaded, f"tlsconf_{name}")
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


library = _Library(Path(__file__).with_name("libtlsconf.so"))
VERSION: str = library.version().decode()


def borrowed(octets: Buffer) -> tuple[Any, int]:
    """What a function is passed to read octets where they lie. Only a view that cannot be written is copied first."""
    if isinstance(octets, bytes):
        return ctypes.cast(c_char_p(octets), c_void_p), len(octets)
    view = memoryview(octets)
    if view.readonly or not view.contiguous:
        return borrowed(view.tobytes())
    return (ctypes.c_char * view.nbytes).from_buffer(view.cast("B")), view.nbytes


def owned_text(pointer: int | None) -> str | None:
    """The text of a handle, which is wiped and freed."""
    if pointer is None:
        return None
    try:
        return ctypes.string_at(library.text_data(pointer), library.text_len(pointer)).decode()
    finally:
        library.text_free(pointer)
