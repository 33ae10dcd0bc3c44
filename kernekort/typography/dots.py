"""Ellipses: one sign instead of dots, and never alone at the end or the beginning of a line."""

from __future__ import annotations

import re

from kernekort.typography.signs import BLANK, HARD_BLANK, OPENING

_DOTS = re.compile(rf"(?:(?<!\S)\.(?:{BLANK}\.){{2}}(?!\S))|[.…]{{2,}}")
_BEFORE_PAIR = re.compile(rf"(?:^|\s|{OPENING}|[–—-])$")
_OPENING_A_LINE = re.compile(rf"(?m)(^{BLANK}*{OPENING}*|(?<=\s){OPENING}+)…{BLANK}?(?=\w)")
_BEFORE_A_WORD = re.compile(rf"(?<=\S){BLANK}…(?=\w)")
_AFTER_A_WORD = re.compile(rf"(?<=\S){BLANK}…")


def ellipses(text: str) -> str:
    """The text with ``…`` for three dots, and for two that begin a thought or stand apart: ``..men`` is ``… men``.

    Longer rows of dots are lines to write on and stay; so do two dots after a word, which are a slip of the pen.
    """
    if "…" not in text and ".." not in text and ". ." not in text:
        return text
    text = _DOTS.sub(_one_sign, text)
    text = _OPENING_A_LINE.sub(rf"\1…{HARD_BLANK}", text)
    text = _BEFORE_A_WORD.sub(f"{HARD_BLANK}… ", text)
    return _AFTER_A_WORD.sub(f"{HARD_BLANK}…", text)


def _one_sign(match: re.Match[str]) -> str:
    run = match[0]
    weight = run.count(".") + 3 * run.count("…")
    if weight == 2:
        before = match.string[max(0, match.start() - 1) : match.start()]
        return "…" if _BEFORE_PAIR.search(before) else run
    return "…" if weight <= 6 and run.count(".") <= 4 else run
