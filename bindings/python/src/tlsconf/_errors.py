"""What is raised. Faults of files are findings of a report, never one of these, unless a configuration is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from . import _library as lib

if TYPE_CHECKING:
    from ._report import Report

Code = Literal["misuse", "request", "unreadable", "refused", "internal"]


class TlsconfError(Exception):
    """The one that all are. `str()` of it ends with the report, where there is one."""

    def __init__(self, code: Code, message: str, field: str | None = None, report: Report | None = None) -> None:
        super().__init__(code, message, field, report)
        #: `misuse`: a field says what cannot be taken up. `request`: it cannot be understood. `unreadable`: a file
        #: cannot be read. `refused`: the files would not connect, or not safely. `internal`: a fault of tlsconf.
        self.code = code
        #: One sentence: the place, the cause, the cure.
        self.message = message
        #: The field of the request that is meant, where one is.
        self.field = field
        #: What was found in the files that are refused.
        self.report = report

    def __str__(self) -> str:
        return self.message if self.report is None else f"{self.message}\n\n{self.report.text}"


class MisuseError(TlsconfError, ValueError):
    """The question is wrong, not the files."""

    def __init__(self, message: str, field: str | None = None, code: Code = "misuse") -> None:
        super().__init__(code, message, field)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.field, self.code)


class UnreadableError(TlsconfError):
    """A file that was named cannot be read."""

    def __init__(self, message: str) -> None:
        super().__init__("unreadable", message)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message,)


class RefusedError(TlsconfError):
    """The files would not connect, or not safely: `report` says why, and how to mend them."""

    report: Report

    def __init__(self, message: str, report: Report) -> None:
        super().__init__("refused", message, None, report)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.report)


def of(status: int, message: str) -> TlsconfError:
    """What a status other than OK and REFUSED means."""
    if status in (lib.INVALID_ARGUMENT, lib.TOO_LARGE, lib.INVALID_JSON, lib.INVALID_UTF8):
        code: Code = "request" if status in (lib.INVALID_JSON, lib.INVALID_UTF8) else "misuse"
        named = re.match(r"([a-z_.]+): ", message)
        return MisuseError(message[named.end() :], named[1], code) if named else MisuseError(message, None, code)
    if status == lib.UNREADABLE_FILE:
        return UnreadableError(message)
    return TlsconfError("internal", message)
