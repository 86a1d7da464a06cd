"""A report with its texts, and what Jupyter shows of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

from . import _contract
from ._answers import build
from ._library import library

_COLOURS = {"error": "#b3261e", "warning": "#8a5a00", "note": "#375a7f"}


@dataclass(frozen=True, repr=False)
class Report(_contract.Report):
    """What is to be said of the files. `str()` of it is what the program prints."""

    #: As `tlsconf check` prints it, 80 columns wide, without colours.
    text: str
    #: The same octets in every language.
    json: str

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<tlsconf.Report {self.verdict}: {self.headline}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><td style="color:{_COLOURS[finding.severity]}">{finding.severity}</td><td>{escape(finding.code)}</td>'
            f"<td style='text-align:left'>{escape(self._place(finding.at))}</td>"
            f"<td style='text-align:left'>{escape(finding.message)}</td></tr>"
            for finding in self.findings
        )
        return (
            f"<p><strong>{escape(self.headline)}</strong></p><table>{rows}</table>"
            f"<details><summary>tlsconf check</summary><pre>{escape(self.text)}</pre></details>"
        )

    def _place(self, at: _contract.Place) -> str:
        if at.input is None:
            return ""
        name = self.inputs[at.input].name
        return name if at.line is None else f"{name}:{at.line}"


def taken(pointer: int) -> Report:
    """The report behind a handle, which stays."""
    text = library.report_json(pointer).decode()
    return build(Report, json.loads(text), text=library.report_text(pointer).decode(), json=text)
