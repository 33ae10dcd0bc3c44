"""Tables that are too wide for a page, or whose rows say more than they have columns for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from kernekort.findings import error
from kernekort.prose.parsing import line_of
from kernekort.prose.problem import Problem, shortened

MOST_COLUMNS = 8


def table_problems(tokens: list[Token], lines: Sequence[str]) -> Iterator[Problem]:
    """What cannot be printed of the tables; ``lines`` are those of the whole text."""
    columns = 0
    in_head = False
    for token in tokens:
        if token.type == "thead_open":
            columns, in_head = 0, True
        elif token.type == "th_open":
            columns += 1
        elif token.type == "thead_close":
            in_head = False
            if columns > MOST_COLUMNS:
                yield Problem(line_of(token), error("table-too-wide", columns=columns, most=MOST_COLUMNS))
        elif token.type == "tr_open" and not in_head:
            left = _cells(lines[line_of(token) - 1])[columns:]
            if any(cell.strip() for cell in left):
                # The parser drops them without a word.
                yield Problem(line_of(token), error("cells-left-over", columns=columns, text=shortened(_first(left))))


def _cells(line: str) -> list[str]:
    """The cells of a row, which may stand in a quotation."""
    cells = escapedSplit(line.strip().lstrip("> \t"))
    return cells[1:] if cells[0] == "" else cells


def _first(cells: list[str]) -> str:
    return next(cell.strip() for cell in cells if cell.strip())
