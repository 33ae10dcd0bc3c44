"""Words typed letter by letter, with blanks between: s k a l. They are set, and found in the PDF, as one word."""

from __future__ import annotations

import re
from itertools import pairwise

from kernekort.typography.signs import BLANK, LETTER, OPENING

_SPACED = rf"{LETTER}(?:{BLANK}(?:-{BLANK})?{LETTER})*"
_PHRASE = re.compile(
    rf"(?<![^\s{OPENING[1:-1]}–])(?P<words>{_SPACED}(?:{BLANK}{{2,}}{_SPACED})*)(?!\w)"
    rf"(?P<end>(?:{BLANK}[?!.,:;…](?!\S))?)"
)
_BETWEEN = re.compile(f"{BLANK}{{2,}}")
_BLANKS = re.compile(BLANK)
_VOWELS = frozenset("aeiouyæøåäöéèüAEIOUYÆØÅÄÖÉÈÜ")
_WORD_FIRST = re.compile(rf"[iIåÅøØ]{BLANK}(?!{BLANK})")
_WORD_LAST = re.compile(rf"(?<!{BLANK}){BLANK}[iIåÅøØ]$")
_WORD_BEFORE = re.compile(rf"\w{BLANK}$")
_WORD_AFTER = re.compile(rf"{BLANK}\w")
_PRONOUN = re.compile(r"(?<=[a-zæøå])I(?=[a-zæøå]|$)")
_LEAST = 3
"""Letters that make a word beyond doubt; two may be initials."""


def joined(text: str) -> str:
    """The text with its letter-spaced words closed up; wider gaps between such words become single blanks.

    Initials, rows of the alphabet (A B C) and words of one vowel each (æ i å) stay as they are.
    """
    return _PHRASE.sub(lambda match: _close(match, text), text)


def _close(match: re.Match[str], text: str) -> str:
    first, words, last = _edges(match, text)
    groups = [_BLANKS.sub("", group) for group in _BETWEEN.split(words)]
    if not _spelt(groups):
        return match[0]
    closed = " ".join(" ".join(_PRONOUN.sub(" I ", group).split()) for group in groups)
    return first + closed + last + _BLANKS.sub("", match["end"])


def _edges(match: re.Match[str], text: str) -> tuple[str, str, str]:
    """The letters in the middle, and words of one letter at the ends that belong to the text around them."""
    words, first, last = match["words"], "", ""
    if _WORD_BEFORE.search(text, max(0, match.start() - 2), match.start()):
        while len(words) > 2 * _LEAST and _WORD_FIRST.match(words):
            first, words = first + words[:2], words[2:]
    if not match["end"] and _WORD_AFTER.match(text, match.end()):
        while len(words) > 2 * _LEAST and _WORD_LAST.search(words):
            words, last = words[:-2], words[-2:] + last
    return first, words, last


def _spelt(groups: list[str]) -> bool:
    """Whether letters spell words: vowels and consonants, enough of them, and not in the order of the alphabet."""
    letters = [letter for group in groups for letter in group if letter != "-"]
    if len(letters) < _LEAST or {letter in _VOWELS for letter in letters} != {True, False}:
        return False
    if any(len(part) < 2 and ("-" in group or part not in _VOWELS) for group in groups for part in group.split("-")):
        return False
    return {ord(after) - ord(before) for before, after in pairwise(letters)} != {1}
