"""CSV as Danes, programs and web services write it: what parts the fields, and which letters, is found out and told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kernekort.findings import Checked, Finding, Place, error, note
from kernekort.importers.cells import LAST_COLUMN, LAST_ROW, LONGEST
from kernekort.importers.headings import Filled, arranged
from kernekort.importers.model import Cell, Table
from kernekort.quick import dataclass
from kernekort.sources import check_value, decode

SEPARATORS = (";", "\t", ",")
"""What may part the fields; the first wins where two stand equally often."""

_SAID = re.compile(r"sep=(.)\n", re.IGNORECASE)
_GUARD = re.compile(r"'+[=+\-@\t]")
_CONVERTED = "encoding-converted"


@dataclass(frozen=True)
class Field:
    """A field of a line, and where it begins, from 1."""

    text: str
    line: int
    column: int


class _OpenQuoteError(Exception):
    def __init__(self, line: int, column: int, after: bool) -> None:
        super().__init__(line)
        self.line, self.column, self.after = line, column, after


def read_separated(data: bytes, shown: str) -> Checked[Table]:
    """A CSV file; every value is the text it was typed as.

    Findings: ``encoding-unknown`` with the line, ``quote-open``, ``text-after-quote``, ``spreadsheet-too-long``,
    ``spreadsheet-too-wide``, ``cell-too-long``, ``control-character``, ``combining-marks``, ``separated-read``, and
    those of the headings.
    """
    decoded = decode(data, shown)
    if decoded.value is None:
        return Checked(None, decoded.findings)
    encoding = next((str(one.facts["encoding"]) for one in decoded.findings if one.code == _CONVERTED), "UTF-8")
    text = unicodedata.normalize("NFC", decoded.value.replace("\r\n", "\n").replace("\r", "\n"))
    said = _SAID.match(text)
    separator = said[1] if said else _separator(text)
    try:
        filled, findings = _filled(text, separator, said.end() if said else 0, shown)
    except _OpenQuoteError as wrong:
        code = "text-after-quote" if wrong.after else "quote-open"
        return Checked(None, (error(code, Place(shown, wrong.line, wrong.column)),))
    made = arranged(filled, lambda row, column: Place(shown, row, column))
    findings += made.findings
    if made.value is not None:
        # A tab cannot be shown: there is a sentence without it.
        sign, rows = separator.strip("\t"), len(made.value.rows)
        findings.append(note("separated-read", Place(shown), encoding=encoding, separator=sign, rows=rows))
    return Checked(made.value, tuple(findings))


def _separator(text: str) -> str:
    """What stands most often outside quotation marks in the first line that says anything."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(SEPARATORS, key=bare.count)


def _filled(text: str, separator: str, start: int, shown: str) -> tuple[Filled, list[Finding]]:
    """The cells that say something, by the line they begin on."""
    cells: dict[int, dict[int, Cell]] = {}
    findings: list[Finding] = []
    blank: list[int] = []
    for record in _records(text, separator, start):
        found: dict[int, Cell] = {}
        for number, one in enumerate(record, 1):
            if not one.text.strip():
                continue
            place = Place(shown, one.line, one.column)
            findings += check_value(one.text, place)
            if len(one.text) > LONGEST:
                findings.append(error("cell-too-long", place, most=LONGEST))
            found[number] = Cell(one.text[1:] if _GUARD.match(one.text) else one.text, place)
        if not found:
            blank.append(record[0].line)
            continue
        if len(cells) >= LAST_ROW:
            return Filled(shown, "", cells), [
                error("spreadsheet-too-long", Place(shown, record[0].line), most=LAST_ROW - 1)
            ]
        if max(found) > LAST_COLUMN:
            return Filled(shown, "", cells), [
                error("spreadsheet-too-wide", Place(shown, record[0].line), most=LAST_COLUMN)
            ]
        cells[record[0].line] = found
    return Filled(shown, "", cells, tuple(blank)), findings


def _records(text: str, separator: str, start: int) -> Iterator[list[Field]]:
    """The fields line by line; a field in quotation marks may go on over several.

    Raises:
        _OpenQuoteError: a quotation mark is never closed, or is followed by text.
    """
    plain = re.compile(f"[^{re.escape(separator)}\n]*")
    at, line, begun = start, 1 + text.count("\n", 0, start), start
    record: list[Field] = []
    while at < len(text):
        column = at - begun + 1
        if text[at] == '"':
            value, after = _quoted(text, at, line, column)
            record.append(Field(value, line, column))
            if value.count("\n"):
                line += value.count("\n")
                begun = text.rfind("\n", 0, after) + 1
            if text[after : after + 1] not in ("", separator, "\n"):
                raise _OpenQuoteError(line, after - begun + 1, after=True)
        else:
            match = plain.match(text, at)
            after = match.end() if match else at
            record.append(Field(text[at:after], line, column))
        at = after + 1
        if text[after : after + 1] != separator:
            yield record
            record, line, begun = [], line + 1, at
    if record:
        yield record


def _quoted(text: str, at: int, line: int, column: int) -> tuple[str, int]:
    """What stands between quotation marks, doubled ones inside it single again, and where it ends."""
    end = at + 1
    while True:
        end = text.find('"', end)
        if end < 0:
            raise _OpenQuoteError(line, column, after=False)
        if text[end + 1 : end + 2] != '"':
            return text[at + 1 : end].replace('""', '"'), end + 1
        end += 2
