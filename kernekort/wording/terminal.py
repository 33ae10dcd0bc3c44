"""Findings as lines for a terminal: ``file:line:column:`` first, so that editors and CI make it a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len

from kernekort.findings import Finding, Place, Severity
from kernekort.quick import dataclass
from kernekort.wording.phrase import plain

Excerpt = Callable[[Place], str | None]
"""The line of a file that a place stands on, ``None`` when there is none to show."""

_CODE_COLUMN = 100
_WIDEST = 100
_TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s:;,\[\]{}#]+|\S")
_SEVERITY_SGR = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}


@dataclass(frozen=True)
class Worded:
    """A finding in the user's language: a sentence, and perhaps a hint."""

    text: str
    hint: str | None = None


def render(said: Sequence[tuple[Finding, Worded]], words: Mapping[str, str], excerpt: Excerpt, colour: bool) -> str:
    """The findings as lines, each ended by a newline.

    Args:
        said: findings with their words, in the order they are to stand.
        words: the words for ``error``, ``warning``, ``note``, ``hint``, and for ``sheet`` and ``row`` of a spreadsheet.
        excerpt: the line of the file to show under a finding.
        colour: whether the terminal takes colours.
    """
    lines = [line for finding, worded in said for line in _lines(finding, worded, words, excerpt, colour)]
    return "".join(f"{line}\n" for line in lines)


def _lines(finding: Finding, worded: Worded, words: Mapping[str, str], excerpt: Excerpt, colour: bool) -> list[str]:
    place = f"{_said(finding.place, words)}: " if finding.place else ""
    severity = f"{words[finding.severity]}:"
    gap = " " * max(2, _CODE_COLUMN - cell_len(f"{place}{severity} {worded.text}"))
    paint = _paint if colour else _bare
    kind = _SEVERITY_SGR[finding.severity]
    lines = [f"{paint(place, '1')}{paint(severity, kind)} {worded.text}{gap}{paint(f'[{finding.code}]', '2')}"]
    line = excerpt(finding.place) if finding.place and finding.place.line and not finding.place.sheet else None
    if finding.place and line is not None:
        shown, caret = _excerpt(finding.place, line)
        lines += [shown, paint(caret, kind)] if caret else [shown]
    if worded.hint:
        lines.append(f"    {words['hint']}: {worded.hint}")
    return lines


def _said(place: Place, words: Mapping[str, str]) -> str:
    """A place as one reads it; a cell is found by the name of its sheet and its letter and number."""
    if not place.sheet:
        return plain(str(place))
    row = f"{words['row']} {place.line}" if place.line and not place.column else place.cell
    return f"{plain(place.file)}: {words['sheet']} «{plain(place.sheet)}»{', ' if row else ''}{row}"


def _excerpt(place: Place, line: str) -> tuple[str, str]:
    """The line with its number, and the marks under what is meant (empty when the column is unknown)."""
    start = max(place.column - 1, 0)
    first = max(0, start - _WIDEST * 2 // 3) if len(line) > _WIDEST else 0
    window = "".join(plain(character) for character in line[first : first + _WIDEST]).rstrip()
    shown = f"{place.line:>5} | {window}"
    if not place.column or start - first >= len(window):
        return shown, ""
    meant = _TOKEN.match(window, start - first)
    marks = "^" * cell_len(meant.group() if meant else " ")
    return shown, f"{'':5} | {' ' * cell_len(window[: start - first])}{marks}"


def _paint(text: str, sgr: str) -> str:
    return f"\x1b[{sgr}m{text}\x1b[0m" if text else ""


def _bare(text: str, _sgr: str) -> str:
    return text
