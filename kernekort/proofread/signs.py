"""Rules for signs: exclamation marks, quotation marks, doubled blanks and texts nobody finished."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kernekort.findings import Finding, warning
from kernekort.proofread.reading import Copy, Text

_STRAIGHT = re.compile(r"(?<!\d)\"")
_DOUBLE_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_PLACEHOLDER = re.compile(
    r"\bx{3,}\b|\blorem\b|\bipsum\b|\btbd\b|\?{3,}|\[\s*(?:…|\.{3}|[^\W\d_][^\]]*)\s*\]|\btekst her\b|\bindsæt tekst\b",
    re.IGNORECASE,
)


def exclamation_marks(copy: Copy) -> Iterator[Finding]:
    """Finds texts that shout (``exclamation-mark``)."""
    for text in copy.texts:
        if "!" in text.text:
            yield warning("exclamation-mark", text.place, card=text.item.id, field=text.field)


def straight_quotes(copy: Copy) -> Iterator[Finding]:
    """Finds quotation marks as typewriters had them (``straight-quotes``); the mark for inches is none."""
    for text in copy.texts:
        if _STRAIGHT.search(text.text):
            yield warning("straight-quotes", text.place, card=text.item.id, field=text.field)


def mixed_quotes(copy: Copy) -> Iterator[Finding]:
    """Finds kinds of quotation marks beside the one the deck uses most (``mixed-quotes``), once for each kind."""
    used: dict[str, list[Text]] = {}
    for text in copy.texts:
        for kind in _quote_kinds(text.text):
            used.setdefault(kind, []).append(text)
    if len(used) < 2:
        return
    main = max(used, key=lambda kind: len(used[kind]))
    for kind, found in used.items():
        if kind != main:
            cards = tuple(dict.fromkeys(text.item.id for text in found))
            yield warning("mixed-quotes", found[0].place, card=cards[0], kind=kind, main=main, cards=cards)


def _quote_kinds(text: str) -> Iterator[str]:
    """The kinds of double quotation marks in a text, each by its opening and closing mark."""
    if (guillemet := re.search("[»«]", text)) is not None:
        yield "»…«" if guillemet[0] == "»" else "«…»"
    if "„" in text:
        yield "„…“"
    elif "“" in text:
        yield "“…”"
    elif "”" in text:
        yield "”…”"
    if _STRAIGHT.search(text):
        yield '"…"'


def double_spaces(copy: Copy) -> Iterator[Finding]:
    """Finds two blanks between words (``double-space``), but not between words that are typed letter by letter."""
    for text in copy.texts:
        gap = _DOUBLE_SPACE.search(text.text)
        if gap is not None and not _letter_spaced(text.text, gap):
            before = text.text[: gap.start()].split()[-1]
            yield warning("double-space", text.place, card=text.item.id, field=text.field, word=before)


def _letter_spaced(text: str, gap: re.Match[str]) -> bool:
    """Whether single letters stand on either side of the gap: »d e t  e r« needs it to tell words apart."""
    before, after = text[: gap.start()].split()[-1], text[gap.end() :].split()[0]
    return len(before) == 1 or len(after) == 1


def placeholders(copy: Copy) -> Iterator[Finding]:
    """Finds texts that stand in for one still to be written (``placeholder-left``)."""
    for text in copy.texts:
        found = _PLACEHOLDER.search(text.text)
        if found is not None:
            yield warning("placeholder-left", text.place, card=text.item.id, field=text.field, text=found[0])
