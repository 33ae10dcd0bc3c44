"""The lines of a file that are one item of its list, found by comparing the file with what it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kernekort.quick import dataclass

_DASH = re.compile(r"( *)- +")


@dataclass(frozen=True)
class Piece:
    """The lines of one item, from ``start`` (counted from 0), where the entries of the list begin at ``indent``.

    ``last`` is whether the file ends with them.
    """

    lines: tuple[str, ...]
    start: int
    indent: str
    last: bool

    @property
    def end(self) -> int:
        """The line behind the last, counted from 0."""
        return self.start + len(self.lines)

    @property
    def stands_alone(self) -> bool:
        """Whether the lines are one entry of the list and no more, whatever stands around them."""
        if not self.lines or any("\t" in line for line in self.lines):
            return False
        begun = _DASH.match(self.lines[0])
        return (
            begun is not None and begun[1] == self.indent and all(_within(line, self.indent) for line in self.lines[1:])
        )

    @property
    def text(self) -> str:
        """The lines as they stood in the file, where a line break ends each but the very last."""
        return "\n".join(self.lines) + ("" if self.last else "\n")


def changed_piece(starts: Sequence[int], before: str, now: str) -> tuple[int, Piece, Piece] | None:
    """The number of the one entry whose lines differ, and its lines in both texts; ``None`` when it is not just one.

    ``starts`` are the lines, counted from 0, on which the entries begin ``before``.
    """
    old, new = before.split("\n"), now.split("\n")
    first, last = _changed(old, new)
    number = max((at for at, start in enumerate(starts) if start < first or start == first < last), default=-1)
    if number < 0 or list(starts) != sorted(set(starts)) or starts[-1] >= len(old):
        return None
    start = starts[number]
    begun = _DASH.match(old[start])
    if begun is None:
        return None
    end = starts[number + 1] if number + 1 < len(starts) else _end(old, start, begun[1])
    moved, at_end = len(new) - len(old), end == len(old)
    was = Piece(tuple(old[start:end]), start, begun[1], at_end)
    piece = Piece(tuple(new[start : end + moved]), start, begun[1], at_end)
    return (number, was, piece) if last <= end and was.stands_alone and piece.stands_alone else None


def _within(line: str, indent: str) -> bool:
    """Whether a line belongs to an entry that begins at an indent: it is deeper, empty, or a remark."""
    return line.startswith(f"{indent} ") or line.lstrip(" ")[:1] in ("", "#")


def _changed(before: Sequence[str], now: Sequence[str]) -> tuple[int, int]:
    """The lines that differ, as they are counted ``before``: from the first to the one behind the last."""
    most = min(len(before), len(now))
    first = next((at for at in range(most) if before[at] != now[at]), most)
    behind = next((at for at in range(most - first) if before[-1 - at] != now[-1 - at]), most - first)
    return first, len(before) - behind


def _end(lines: Sequence[str], start: int, indent: str) -> int:
    """The line at which the list is over."""
    behind = range(start + 1, len(lines))
    return next((at for at in behind if not _within(lines[at], indent)), len(lines))
