"""Running text filled line by line, to know how high it will stand."""

from __future__ import annotations

from kernekort.fit.atoms import Atom, atoms_of, line_of
from kernekort.fit.balance import Measure
from kernekort.units import Mm

_ROUNDING: Mm = 0.01


def lines_filled(text: str, measure: Measure, width: Mm) -> int:
    """How many lines a text takes when each line is filled before the next; an empty one takes a line too.

    Words break at their soft hyphens and typed hyphens; line breaks in the text are kept.
    """
    return sum(_paragraph(paragraph, measure, width + _ROUNDING) for paragraph in text.split("\n"))


def _paragraph(paragraph: str, measure: Measure, room: Mm) -> int:
    lines = 1
    line: list[Atom] = []
    for atom in atoms_of(paragraph):
        if line and measure(line_of([*line, atom])) > room:
            lines += 1
            line = []
        line.append(atom)
    return lines
