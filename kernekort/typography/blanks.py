"""Blanks that do not break: between an abbreviation, a number or a unit and what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kernekort.typography.names import MONTHS, shortened
from kernekort.typography.signs import BLANK, HARD_BLANK, STAND_IN

_WITH_NEXT = (
    r"kl\.|nr\.|ca\.|jf\.|pr\.|bl\.a\.|dvs\.|f\.eks\.|fx|hhv\.|inkl\.|ekskl\.|evt\.|vedr\.|ang\.|mht\.|ift\.|tlf\."
)
_WITH_FIGURE = r"s\.|d\.|kap\.|bd\.|stk\.|kr\.|art\.|§§?"
_WITH_LAST = r"mv\.|m\.v\.|m\.m\.|mm\.|osv\.|m\.fl\.|o\.l\.|o\.a\.|o\.s\.v\."
_UNITS = (
    r"min|minutters?|minut|sek\.|sekunder|timers?|time|t\.|kr\.|kroner|pct\.|procent|%|‰|mm|cm|dm|km/t|km|m²|m|kg|mg|g|ml|cl|dl|l"
    r"|°C|°|kB|MB|GB|mio\.|mia\.|stk\.|pers\.|års?|dages?|uger?s?|mdr\.|dpi|pt"
)
_ENGLISH_UNITS = (
    r"mins?|minutes?|hours?|hrs?|h|secs?|seconds?|mm|cm|km|m|kg|g|MB|GB|years?|days?|weeks?|am|pm|a\.m\.|p\.m\."
)
_MONTH, _ENGLISH_MONTH = shortened(MONTHS["da"]), shortened(MONTHS["en"])
_AFTER = rf"\1{HARD_BLANK}"

_Rule = tuple[re.Pattern[str], str]


@cache
def _by_words(language: str) -> Sequence[_Rule]:
    """The rules about words; those of one language are compiled when a text in it is read."""
    if language == "en":
        return ((re.compile(rf"(?<![\w.-])(e\.g\.,?|i\.e\.,?){BLANK}(?=\S)"), _AFTER),)
    return (
        (re.compile(rf"(?<![\w.-])({_WITH_NEXT}){BLANK}(?=\S)", re.IGNORECASE), _AFTER),
        (re.compile(rf"(?<=\w){BLANK}(?=(?:{_WITH_LAST})(?!\w))"), HARD_BLANK),
    )


@cache
def _by_figures(language: str) -> Sequence[_Rule]:
    """The rules about figures."""
    if language == "en":
        return (
            (re.compile(rf"(?<![\w.-])(pp?\.|[Nn]o\.|vol\.|ch\.|fig\.|c\.){BLANK}(?=\d)"), _AFTER),
            (re.compile(rf"(?<=[\d½¼¾]){BLANK}(?=(?:{_ENGLISH_UNITS})(?!\w))"), HARD_BLANK),
            (re.compile(rf"(?<!\w)(\d{{1,2}}){BLANK}(?=(?:{_ENGLISH_MONTH})(?!\w))"), _AFTER),
            (re.compile(rf"(?<!\w)({_ENGLISH_MONTH}){BLANK}(?=\d{{1,2}}(?!\w))"), _AFTER),
        )
    return (
        (re.compile(rf"(?<![\w.-])({_WITH_FIGURE}){BLANK}(?=[\d{STAND_IN}])", re.IGNORECASE), _AFTER),
        (re.compile(rf"(?<=[\d½¼¾]){BLANK}(?=(?:{_UNITS})(?!\w))"), HARD_BLANK),
        (re.compile(r"(?<=\d)(?=%(?![\w-]))"), HARD_BLANK),
        (re.compile(rf"(?<!\w)(\d{{1,2}}\.){BLANK}(?=(?:{_MONTH})(?!\w))", re.IGNORECASE), _AFTER),
        (re.compile(rf"(?<!\w)(\d{{1,2}}/\d{{1,2}}){BLANK}(?=\d{{4}}(?!\d))"), _AFTER),
    )


def blanks_by_words(text: str, language: str) -> str:
    """The text with blanks that do not break between an abbreviation and what it belongs to."""
    for pattern, kept in _by_words("en" if language == "en" else "da"):
        text = pattern.sub(kept, text)
    return text


def blanks_by_figures(text: str, language: str) -> str:
    """The text with blanks that do not break between figures and what they belong to, and one before a Danish ``%``."""
    for pattern, kept in _by_figures("en" if language == "en" else "da"):
        text = pattern.sub(kept, text)
    return text
