"""Certificates, requests for them and local set-ups, made anew, and how they come to lie on a disk."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from ctypes import byref, c_void_p, sizeof
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Mapping, Optional, Union

from . import _library as lib
from ._contract import ClientCertificateRequest, CsrRequest, DevRequest, EmittedFile, GeneratedKey
from ._errors import MisuseError
from ._library import Buffer, borrowed, library
from ._report import Report, taken
from ._request import Passphrase, Question, Request, Source, Time

#: More than the strongest key needs.
_ENTROPY = 48

Folder = Union[str, "os.PathLike[str]"]


@dataclass(frozen=True)
class Generated:
    """What was made. The octets of `files` and `archive` hold private keys."""

    #: In the order in which a person meets them. Names hold `/` where they lie in folders.
    files: tuple[EmittedFile, ...]
    #: The same in one ZIP, with their permissions.
    archive: EmittedFile
    #: What to do next, a line each.
    next: tuple[str, ...]
    #: The check of what was made, for every client; None for a request, which is nothing to connect with.
    report: Optional[Report] = field(repr=False)
    #: Where the files of a local set-up will lie; None for anything else.
    directory: Optional[str]

    def save(self, place: Optional[Folder] = None, *, force: bool = False) -> Path:
        """Writes the files into a folder, which is made, or all of them as one ZIP, where `place` ends in `.zip`; says
        where.

        Without `place` that is the ZIP by its own name, here; for a local set-up it is the `directory` that it was made
        for, and no other can be. A key is readable by its owner alone from its first moment. `FileExistsError` where
        anything would be overwritten, unless `force`; then, and on any other `OSError`, nothing stays behind, but for
        what `force` has replaced by then, each file whole.
        """
        path = Path(place if place is not None else self.directory or self.archive.name)
        if self.directory is not None and os.path.abspath(path) != self.directory:
            said = f"redis.conf names its files by their paths in {self.directory}: they can lie there alone"
            raise MisuseError(said, "place")
        if path.suffix.lower() == ".zip" and self.directory is None:
            _write([(path, self.archive)], force)
        else:
            _write([(path / file.name, file) for file in self.files], force)
        return path


def generate(
    *,
    client: Union[str, ClientCertificateRequest, None] = None,
    csr: Union[str, CsrRequest, None] = None,
    dev: Union[Folder, DevRequest, None] = None,
    key: GeneratedKey = "p256",
    ca: Optional[tuple[Source, Source]] = None,
    passphrase: Optional[Passphrase] = None,
    time: Optional[Time] = None,
    entropy: Optional[Buffer] = None,
) -> Generated:
    """Makes one of: the certificate and key of a `client`, by its name (what the console's *Generate certificate*
    gives); a `csr` for a CA of yours, by its name; a local set-up to try things with, `dev`, by the folder in which it
    will lie: a CA, a server for `localhost` and `127.0.0.1`, a client, `redis.conf`, and what each client needs. Each
    can be a dictionary that says more.

    `ca` is the CA that signs the client's certificate: the files of its certificate and of its key, which `passphrase`
    opens. Left out, it is signed by its own key. Without `entropy` randomness is `os.urandom`'s; given, it is 32 octets
    or more of such a generator, and never the same twice: they would make the same key. Nothing is written before
    `save`.
    """
    asked: dict[str, Any] = {"key": key}
    asked |= {name: _named(value) for name, value in (("client", client), ("csr", csr)) if value is not None}
    directory: Optional[str] = None
    if dev is not None:
        more: dict[str, Any] = {"directory": dev, "hosts": ["localhost", "127.0.0.1"]}
        if isinstance(dev, dict):
            more = {**dev}
        if "directory" in more:
            directory = more["directory"] = os.path.abspath(os.fsdecode(more["directory"]))
        asked["dev"] = more
    if ca is not None and len(ca) != 2:
        raise MisuseError("it is two files: its certificate, then its private key", "ca")
    try:
        text = json.dumps(asked).encode()
    except (TypeError, ValueError) as error:
        raise MisuseError(str(error), None, "request") from None
    octets = os.urandom(_ENTROPY) if entropy is None else entropy
    made, report = c_void_p(), c_void_p()
    with Request(ca or (), Question(time=time, passphrase=passphrase)) as request:
        request.call(library.request_set_generate, text)
        request.call(library.request_set_entropy, *borrowed(octets))
        request.call(library.generate, byref(made), byref(report))
    try:
        return Generated(
            files=tuple(_file(library.generated_file, made, at) for at in range(library.generated_files(made))),
            archive=_file(library.generated_archive, made),
            next=_next(made),
            report=None if report.value is None else taken(report.value),
            directory=directory,
        )
    finally:
        library.generated_free(made)
        library.report_free(report)


def _named(value: Union[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    return {"name": value} if isinstance(value, str) else value


def _file(function: Any, *which: Any) -> EmittedFile:
    one = lib.File()
    function(*which, byref(one), sizeof(one))
    return EmittedFile(
        bytes=lib.Octets(one.data, one.data_len).copy(),
        mode=f"{one.mode:04o}",
        name=one.name.decode(),
        purpose=one.purpose.decode(),
        secret=bool(one.secret),
    )


def _next(made: c_void_p) -> tuple[str, ...]:
    lines: list[str] = []
    while (line := library.generated_next(made, len(lines))) is not None:
        lines.append(line.decode())
    return tuple(lines)


def _write(entries: list[tuple[Path, EmittedFile]], force: bool) -> None:
    for path, _ in entries:
        if not force and os.path.lexists(path):
            raise _exists(path)
    drafts: list[tuple[str, Path]] = []
    behind: list[Path] = []
    try:
        for path, file in entries:
            _folder(path.parent, behind)
            drafts.append((_draft(path, file), path))
        for draft, path in drafts:
            _place(draft, path, force)
            if not force:
                behind.append(path)
    except BaseException:
        for path in reversed(behind):
            _remove(path)
        raise
    finally:
        for draft, _ in drafts:
            _remove(draft)


def _folder(path: Path, behind: list[Path]) -> None:
    """Made with those above it, each of which is remembered."""
    if not path.is_dir():
        _folder(path.parent, behind)
        path.mkdir(exist_ok=True)
        behind.append(path)


def _draft(path: Path, file: EmittedFile) -> str:
    """Beside the file that it becomes, and its owner's alone until it is written."""
    descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tlsconf", dir=path.parent)
    try:
        with open(descriptor, "wb") as out:
            out.write(file.bytes or b"")
            out.flush()
            os.fchmod(descriptor, int(file.mode, 8))
            os.fsync(descriptor)
    except BaseException:
        _remove(draft)
        raise
    return draft


def _place(draft: str, path: Path, force: bool) -> None:
    if not force:
        try:
            # Unlike a renaming, it overwrites nothing that came meanwhile.
            os.link(draft, path)
            return
        except FileExistsError:
            raise _exists(path) from None
        except OSError:
            # No hard links here.
            if os.path.lexists(path):
                raise _exists(path) from None
    os.replace(draft, path)


def _remove(path: Union[str, Path]) -> None:
    try:
        os.rmdir(path) if os.path.isdir(path) else os.unlink(path)
    except OSError:
        # A draft that became its file, or a folder that somebody else uses meanwhile.
        pass


def _exists(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, "it would be overwritten; force=True overwrites", str(path))
