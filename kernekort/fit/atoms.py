"""A paragraph taken apart into the stretches that no line break divides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

SOFT_HYPHEN = "\u00ad"

_BLANKS = re.compile(r"[ \t]+")
_DASHES = frozenset({"–", "—", "-"})
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][^\W\d_]-)(?=[^\W\d_][^\W\d_])")


class Atom(NamedTuple):
    """A stretch of text, and what stands between it and the next: a blank, nothing (in a word) or a soft hyphen."""

    text: str
    gap: str


def atoms_of(paragraph: str) -> tuple[Atom, ...]:
    """The atoms of one paragraph, at every place where a line may end.

    A dash stays with the word before it; a dash that opens the paragraph stays with the word after.  Non-breaking
    blanks hold, hyphens typed inside a word may break, and soft hyphens may break at a price.
    """
    return tuple(atom for unit in units_of(paragraph) for atom in _parts(unit))


def units_of(paragraph: str) -> list[str]:
    """The words of a paragraph, with the dashes that belong to them."""
    units: list[str] = []
    for word in _BLANKS.split(paragraph.strip(" \t")):
        opened = len(units) == 1 and units[0] in _DASHES
        if units and (word in _DASHES or opened):
            units[-1] += " " + word
        elif word:
            units.append(word)
    return units


def line_of(atoms: Sequence[Atom]) -> str:
    """Atoms set as one line, with a hyphen at the end where it breaks a word at a soft hyphen."""
    inner = "".join(atom.text + (" " if atom.gap == " " else "") for atom in atoms[:-1])
    last = atoms[-1]
    return inner + last.text + ("-" if last.gap == SOFT_HYPHEN else "")


def _parts(unit: str) -> list[Atom]:
    """A unit cut at its soft hyphens and after the hyphens inside it."""
    atoms: list[Atom] = []
    for joined in (part for part in unit.split(SOFT_HYPHEN) if part):
        pieces = _AFTER_HYPHEN.split(joined)
        atoms += [Atom(piece, "") for piece in pieces[:-1]] + [Atom(pieces[-1], SOFT_HYPHEN)]
    return [*atoms[:-1], Atom(atoms[-1].text, " ")] if atoms else []
