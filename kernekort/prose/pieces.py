"""The inside of a paragraph as pieces: text that is dressed and hyphenated, and the marks that stand between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from kernekort.quick import dataclass

Dress = Callable[[str], str]

SEAM = "\ufdd0"
"""Stands where a mark was while a paragraph is dressed as a whole: a code point that no text can hold."""


@dataclass(frozen=True)
class Piece:
    """Some text as it was written, or a mark that is HTML already."""

    content: str
    text: bool


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Texts and marks in turn: texts side by side become one, so that words and quotes in it are seen whole."""
    kinds = groupby(pieces, key=lambda piece: piece.text)
    return [Piece("".join(piece.content for piece in alike), text) for text, alike in kinds]


def dressed(pieces: Sequence[Piece], dress: Dress) -> list[Piece]:
    """The pieces with their text dressed as one: a quotation mark before a mark is seen to open what follows it."""
    texts = [piece.content for piece in pieces if piece.text]
    done = dress(SEAM.join(texts)).split(SEAM)
    if len(done) != len(texts):
        done = [dress(text) for text in texts]
    following = iter(done)
    return [Piece(next(following), True) if piece.text else piece for piece in pieces]


def poured(pieces: Iterable[Piece], running: Dress) -> str:
    """The pieces as HTML; blanks at the ends of a text stay outside of what ``running`` keeps together."""
    return "".join(_running(piece.content, running) if piece.text else piece.content for piece in pieces)


def _running(text: str, running: Dress) -> str:
    inner = text.strip(" ")
    if not inner:
        return text
    before = len(text) - len(text.lstrip(" "))
    return " " * before + running(inner) + " " * (len(text) - before - len(inner))
