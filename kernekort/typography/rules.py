"""All rules in their order; loaded with the first text that needs any, for their patterns take a while to compile."""

from __future__ import annotations

import re

from kernekort.typography.blanks import blanks_by_figures, blanks_by_words
from kernekort.typography.dashes import name_ranges, pauses, ranges
from kernekort.typography.dots import ellipses
from kernekort.typography.guarding import guard, reveal
from kernekort.typography.house import House
from kernekort.typography.letters import joined
from kernekort.typography.quotes import quoted
from kernekort.typography.signs import STAND_IN
from kernekort.typography.times import times

_FIGURE = re.compile(rf"[\d½¼¾{STAND_IN}]")
_ROUNDS = 4
"""How often a text is read again; two are enough for all but addresses glued together by dots."""


def follow(text: str, house: House, language: str) -> str:
    """The text as all rules have it, read until they find nothing more; as it was typed when they never rest."""
    said = text
    for _ in range(_ROUNDS):
        before, said = said, _once(said, house, language)
        if said == before:
            return said
    return text


def _once(text: str, house: House, language: str) -> str:
    guarded = guard(joined(text))
    said = pauses(ellipses(guarded.text), language)
    if _FIGURE.search(said):
        said = said if language == "en" else times(said, house)
        said = blanks_by_figures(ranges(said), language)
    said = blanks_by_words(name_ranges(said), language)
    return reveal(quoted(said, house, language), guarded.hidden)
