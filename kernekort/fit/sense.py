"""Where a line may end without hurting the sense: after punctuation gladly, after small words unwillingly.

The costs are in the coin of unevenness: a line ten per cent of the width longer or shorter than its fellows costs 1,
one of twenty per cent costs 4.
"""

from __future__ import annotations

from functools import lru_cache

_LEANING = """
    ad af at bag den der det efter eller em en end er et for fordi foran fra før gennem hos hver hvert hvilke hvilken
    hvilket hvis i imellem inden langs med mellem men mens mod når og om omkring over på siden som så til uden under
    ved ca. dvs. fx jf. kl. nr. pr. bl.a.
    a an and are as but by if in into is of on or so than that the to with
"""
_LIGHT = """
    da de dem deres dig din dine dit du er har han hun hvad hvem hvor hvordan hvornår ikke jeg jer jeres kan man mig min
    mine mit må nogle også os selv sig sin sine sit skal ud var vi vil vores én ét
    it its my our their they we you your
"""
_LEANS = frozenset(_LEANING.split())
"""Articles, prepositions and conjunctions, and abbreviations that belong to the next word."""

_LIGHT_WORDS = frozenset(_LIGHT.split())
"""Pronouns and auxiliaries: a line ends on them only when it is the more even for it."""

_CLOSING = "»«”“’›‹\"')]"
_ENDS = (".", ":", "?", "!", "…")
_PAUSES = (",", ";", "–", "—")


def cost_of_break(line: str) -> float:
    """How much a break after this line hurts the sense; below 0 where the sense asks for it."""
    before, last = ("", "", *line.rsplit(None, 2))[-2:]
    return _cost_after(before, last)


def cost_of_start(line: str) -> float:
    """How much it hurts that a line begins with the last word of something said on the line before."""
    words = line.split(None, 1)
    return _stop_after(words[0]) if len(words) > 1 else 0.0


def words_in(line: str) -> int:
    """How many words a line shows; dashes and other signs alone are none."""
    return sum(any(sign.isalnum() for sign in word) for word in line.split())


@lru_cache(maxsize=4096)
def _cost_after(before: str, last: str) -> float:
    """What it costs to end a line on a word, and to leave so little behind the stop that the word before it may be."""
    last = last.lower().strip(_CLOSING)
    if last in _LEANS:
        cost = 6.0
    elif last in _LIGHT_WORDS:
        cost = 3.0
    else:
        cost = -_stop_after(last)
    return cost + _stop_after(before)


def _stop_after(word: str) -> float:
    """How much of a stop there is after a word: most after a sentence, less after a comma, 0 in the flow."""
    bare = word.strip(_CLOSING)
    if bare.lower() in _LEANS:
        return 0.0
    return 5.0 if bare.endswith(_ENDS) else 3.0 if bare.endswith(_PAUSES) else 0.0
