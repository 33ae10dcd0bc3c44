"""What has become of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from kernekort.quick import dataclass

Fate = Literal["same", "gone", "new"]
"""What has become of words: kept, taken out, put in."""

_WORD = re.compile(r"\n|[^\s]+")
_MOST = 4000
"""Words in both texts together up to which they are compared one by one: beyond that, it takes its time."""

_SHORT = 60
"""Words up to which a text is told whole."""

_BREAK = ("\n",)
_LEFT_OUT = ("…", "\n")


@dataclass(frozen=True)
class Words:
    """Words that follow one another and have the same fate; a line break is a word."""

    fate: Fate
    words: tuple[str, ...]


def compared(before: str, now: str) -> tuple[Words, ...]:
    """Both texts in one: what was taken out stands before what has come in its place.

    A single word that is kept between two that are not is told as changed with them, which is easier to read.
    """
    old, new = _WORD.findall(before), _WORD.findall(now)
    if len(old) + len(new) > _MOST:
        return tuple(_joined(_common_ends(old, new)))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    pieces: list[Words] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Words("same", tuple(old[first:last])))
        else:
            pieces += (Words("gone", tuple(old[first:last])), Words("new", tuple(new[start:end])))
    return tuple(_joined(pieces))


def shortened(pieces: Sequence[Words]) -> tuple[Words, ...]:
    """The same without the lines in which nothing has changed, each stretch of which becomes »…«; short texts whole."""
    if sum(len(piece.words) for piece in pieces) < _SHORT:
        return tuple(pieces)
    told: list[Words] = []
    for line in _lines(pieces):
        if any(piece.fate != "same" and piece.words != _BREAK for piece in line):
            told += line
        elif not told or told[-1].words != _LEFT_OUT:
            told.append(Words("same", _LEFT_OUT))
    return tuple(told)


def _lines(pieces: Sequence[Words]) -> Iterator[list[Words]]:
    """The pieces of each line, with the break that ends it."""
    line: list[Words] = []
    for piece in pieces:
        words: list[str] = []
        for word in piece.words:
            words.append(word)
            if word == "\n":
                line.append(Words(piece.fate, tuple(words)))
                yield line
                line, words = [], []
        if words:
            line.append(Words(piece.fate, tuple(words)))
    yield line


def _common_ends(old: Sequence[str], new: Sequence[str]) -> Iterator[Words]:
    """What both begin and end with, and all between."""
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    last = next((at for at in range(most - first) if old[-1 - at] != new[-1 - at]), most - first)
    yield Words("same", tuple(old[:first]))
    yield Words("gone", tuple(old[first : len(old) - last]))
    yield Words("new", tuple(new[first : len(new) - last]))
    yield Words("same", tuple(old[len(old) - last :]))


def _joined(pieces: Sequence[Words] | Iterator[Words]) -> Iterator[Words]:
    """The pieces that say something; changes with one kept word between them are one change."""
    told = [piece for piece in pieces if piece.words]
    gone: list[str] = []
    new: list[str] = []
    for number, piece in enumerate(told):
        lone = piece.fate == "same" and len(piece.words) == 1 and piece.words != ("\n",) and 0 < number < len(told) - 1
        if piece.fate == "gone" or lone:
            gone += piece.words
        if piece.fate == "new" or lone:
            new += piece.words
        if piece.fate == "same" and not lone:
            yield from _flushed(gone, new)
            yield piece
    yield from _flushed(gone, new)


def _flushed(gone: list[str], new: list[str]) -> Iterator[Words]:
    if gone:
        yield Words("gone", tuple(gone))
    if new:
        yield Words("new", tuple(new))
    gone.clear()
    new.clear()
