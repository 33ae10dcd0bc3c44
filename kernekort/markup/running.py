"""Running text made ready to be set: words break at joints, no dash begins a line, no short word ends alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

from kernekort.fit import Compounds

LONG_WORD = 14
"""Letters from which a word of a heading may be broken."""

LONGEST_TIE = 14
"""Letters that the last two words may have together to be kept on one line."""

SOFT_HYPHEN = "\u00ad"
HARD_BLANK = "\u00a0"


def filters(compounds: Compounds, language: str) -> dict[str, Callable[[str], str]]:
    """The filters of a template that make words ready to be broken.

    ``joints`` is for the short texts of a card, ``running`` for text over many lines, ``headline`` for a few words.
    """
    ways = {"joints": joints, "running": running, "headline": headline}
    return {name: partial(way, compounds, language) for name, way in ways.items()}


def joints(compounds: Compounds, language: str, text: str) -> Markup:
    """A text whose words break at their joints alone; a dash and a lone last word stay with what is before them.

    What belongs together is kept so by a hard blank: fewer boxes than a span around it takes. What is written
    says that it is a blank, so that the text extracts as it was typed.
    """
    jointed = compounds.with_joints(text) if language == "da" else text
    return escape(_line(_groups(jointed.split(" "))))


def running(compounds: Compounds, language: str, text: str) -> Markup:
    """The same for text over many lines, where long words that have no known joints are hyphenated by pattern.

    A word with joints stands in a span that the style sheet keeps from the patterns, for they break inside its parts;
    so does what stays on one line.
    """
    jointed = compounds.with_joints(text) if language == "da" else text
    return _set(_groups(jointed.split(" ")))


def headline(compounds: Compounds, language: str, text: str) -> Markup:
    """A heading in which only a word that is long for a heading may break at its joints."""
    words = text.split(" ")
    jointed = [compounds.with_joints(word) if language == "da" and len(word) > LONG_WORD else word for word in words]
    return escape(_line(_tied(jointed)))


def tied(text: str) -> str:
    """A text with a hard blank wherever ``joints`` keeps two words on one line: for measuring what will be set."""
    return "\n".join(_line(_groups(line.split(" "))) for line in text.split("\n"))


def _groups(words: list[str]) -> list[list[str]]:
    """Words that stay on one line: a dash with the word before it, the last two words when they are short."""
    groups = _tied(words)
    if len(groups) > 2 and sum(map(len, (*groups[-2], *groups[-1]))) <= LONGEST_TIE:
        groups[-2:] = [[*groups[-2], *groups[-1]]]
    return groups


def _tied(words: list[str]) -> list[list[str]]:
    groups: list[list[str]] = []
    for word in words:
        if word == "–" and groups:
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _line(groups: list[list[str]]) -> str:
    """The groups one after another, with hard blanks inside them."""
    return " ".join(map(HARD_BLANK.join, groups))


def _set(groups: list[list[str]]) -> Markup:
    """The same, where what breaks at joints or not at all stands in an element.

    The blank before an element stands in one of its own: WeasyPrint breaks a text after its first word when the text
    fits a line and the blank at its end does not.
    """
    pieces: list[str] = []
    for group in groups:
        text = escape(HARD_BLANK.join(group))
        kept = len(group) > 1 or SOFT_HYPHEN in text
        if pieces:
            pieces.append("<span> </span>" if kept else " ")
        pieces.append(f'<span class="j">{text}</span>' if kept else text)
    return Markup("".join(pieces))  # noqa: S704 - every word of it has been escaped
