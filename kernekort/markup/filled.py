"""Runs of words filled into lines of a width before they are set, so that it is known where each of them will stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from kernekort.markup.fitting import Voices
from kernekort.quick import dataclass
from kernekort.units import Mm

SIZE = 8.5
"""The size of the type in points: the smallest of the house."""

RunKind = Literal["label", "same", "gone", "new"]
"""A heading in the line, or words by what has become of them."""

_ROUNDING: Mm = 0.3


@dataclass(frozen=True)
class Run:
    """Words that are set alike; a line break in them begins a new line."""

    kind: RunKind
    text: str


Line = tuple[Run, ...]
"""What stands on one line, with a blank between its runs."""


def filled(runs: Sequence[Run], voices: Voices, width: Mm) -> list[Line]:
    """The runs as lines of at most ``width`` millimetres; a word that is longer is broken where it must be."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    blank = voices.width(" ", "text", SIZE)
    for kind, word in _words(runs):
        if word == "\n":
            lines.append([])
            used = 0.0
            continue
        for piece in _pieces(word, kind, voices, width - _ROUNDING):
            takes = _width(piece, kind, voices)
            if used and used + blank + takes > width - _ROUNDING:
                lines.append([])
                used = 0.0
            used += takes + (blank if used else 0.0)
            lines[-1].append(Run(kind, piece))
    return [_merged(line) for line in lines if line]


def _words(runs: Sequence[Run]) -> Iterator[tuple[RunKind, str]]:
    for run in runs:
        for number, line in enumerate(run.text.split("\n")):
            if number:
                yield run.kind, "\n"
            for word in line.split(" "):
                if word:
                    yield run.kind, word


def _width(text: str, kind: RunKind, voices: Voices) -> Mm:
    return voices.width(text, "label" if kind == "label" else "text", SIZE)


def _pieces(word: str, kind: RunKind, voices: Voices, room: Mm) -> Iterator[str]:
    """The word, or as much of it at a time as has room."""
    while _width(word, kind, voices) > room and len(word) > 1:
        length = len(word) - 1
        while length > 1 and _width(word[:length], kind, voices) > room:
            length -= 1
        yield word[:length]
        word = word[length:]
    yield word


def _merged(line: Sequence[Run]) -> Line:
    """Neighbours of one kind as one run."""
    merged: list[Run] = []
    for run in line:
        if merged and merged[-1].kind == run.kind:
            merged[-1] = Run(run.kind, f"{merged[-1].text} {run.text}")
        else:
            merged.append(run)
    return tuple(merged)
