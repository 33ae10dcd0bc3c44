"""Words swapped for the client's own: whole words only, with the capital they had."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from kernekort.content.model import TAGS, Deck, Item, Value
from kernekort.findings import Finding, note
from kernekort.layout import Field, Layout
from kernekort.quick import dataclass

# A hyphen is part of a word, so that »borger-id« and »borger- og brugerråd« are left alone; a soft hyphen too.
_IN_WORD = r"\w\-\u00ad\u2010\u2011\u0300-\u036f"
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u00ad\u2010\u2011][^\W\d_]+)*")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
READ = ("text", "lines", "markdown")
"""The types of fields that are for reading."""

_ADDRESS = r"https?://\S+|www\.\S+|\]\([^()\s]*"
"""Where a link or a picture lies; to swap words there would send the reader nowhere."""

_SHORT = 4
"""Terms with fewer letters are found by chance inside other words, so they count in compounds between hyphens only."""


@dataclass(frozen=True)
class Swap:
    """A set of words to swap, ready to be used on texts."""

    terms: Mapping[str, str]

    @cached_property
    def _variants(self) -> Mapping[str, str]:
        """Every spelling that is swapped, with what takes its place: as given, with a capital, ALL IN CAPITALS."""
        given = {" ".join(term.split()): " ".join(word.split()) for term, word in self.terms.items()}
        variants = dict(given)
        for term, word in given.items():
            # A single letter is too little to go by: »i« is not »I«.
            if len(term) > 1 and term != term.upper():
                variants.setdefault(_capital(term), _capital(word))
                variants.setdefault(term.upper(), word.upper())
        return variants

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._variants, key=lambda term: (-len(term), term))
        either = "|".join(r"\s+".join(re.escape(word) for word in term.split(" ")) for term in longest_first)
        # An address that is swapped as a whole is a term, and comes first; else its words are passed over.
        return re.compile(rf"(?<![{_IN_WORD}])(?:{either})(?![{_IN_WORD}])|(?P<address>{_ADDRESS})")

    def text(self, text: str) -> str:
        """The text with its words swapped in one pass, so that a word that came in is not swapped again."""
        if not self._variants:
            return text
        return self._pattern.sub(self._swapped, text)

    def _swapped(self, match: re.Match[str]) -> str:
        """The new words, with the line breaks and blanks that stood between the old ones; an address as it was."""
        if match["address"]:
            return match[0]
        gaps = iter(_GAP.findall(match[0]))
        words = self._variants[_GAP.sub(" ", match[0])].split(" ")
        return words[0] + "".join(f"{next(gaps, ' ')}{word}" for word in words[1:])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def swap_items(items: Iterable[Item], layout: Layout, swap: Swap) -> tuple[Item, ...]:
    """The items with the words of all their texts swapped; ids, tags and choices stay as they are."""
    if not swap.terms:
        return tuple(items)
    return tuple(
        replace(
            item, fields={name: _swap_value(value, layout.fields[name], swap) for name, value in item.fields.items()}
        )
        for item in items
    )


def swap_deck(deck: Deck, terms: Mapping[str, str]) -> Deck:
    """The deck with more words swapped, in its title and in every text; what was swapped before is text like any."""
    if not terms:
        return deck
    swap = Swap(terms)
    return replace(
        deck,
        title=swap.text(deck.title),
        subtitle=swap.text(deck.subtitle),
        items=swap_items(deck.items, deck.layout, swap),
        terms={**deck.terms, **terms},
    )


def _swap_value(value: Value, field: Field, swap: Swap) -> Value:
    if isinstance(value, str):
        return swap.text(value) if field.type in READ or _listed(field) else value
    if isinstance(value, Mapping):
        return {name: _swap_value(part, field.fields[name], swap) for name, part in value.items()}
    if isinstance(value, tuple):
        return tuple(_swap_value(entry, field, swap) for entry in value)
    return value


def _listed(field: Field) -> bool:
    """Whether the texts of a list are for reading."""
    return field.type == "list" and field.name != TAGS


def texts(item: Item, layout: Layout) -> Iterator[tuple[str, str]]:
    """Every text of an item that is meant for reading, with the way to it: ``question``, ``steps.0``, ``rows.3.text``.

    ``Item.place_of`` knows where each of them stands.
    """
    for name, value in item.fields.items():
        yield from _texts(value, layout.fields[name], name)


def _texts(value: Value, field: Field, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if field.type in READ or _listed(field):
            yield name, value
    elif isinstance(value, Mapping):
        for part, inner in value.items():
            yield from _texts(inner, field.fields[part], f"{name}.{part}")
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _texts(entry, field, f"{name}.{number}")


def term_notes(deck: Deck) -> tuple[Finding, ...]:
    """Longer words that hold a swapped word and were left alone, each said once, at the first card that has it.

    Findings: the note ``term-in-compound``.
    """
    terms = sorted({term.casefold() for term in deck.terms if " " not in term}, key=lambda term: (-len(term), term))
    brought_in = {word.casefold() for phrase in deck.terms.values() for word in _WORD.findall(phrase)}
    found: dict[tuple[str, str], tuple[Finding, list[str]]] = {}
    for item in deck.items:
        for field, text in texts(item, deck.layout):
            for word in _WORD.findall(text):
                folded = word.casefold().replace("\u00ad", "")
                term = None if folded in brought_in else next((one for one in terms if _holds(folded, one)), None)
                if term is None:
                    continue
                first = note("term-in-compound", item.place_of(field), word=word, term=term)
                _, cards = found.setdefault((folded, term), (first, []))
                if item.id not in cards:
                    cards.append(item.id)
    return tuple(replace(finding, facts={**finding.facts, "cards": tuple(cards)}) for finding, cards in found.values())


def _holds(word: str, term: str) -> bool:
    """Whether a word is a compound of the term, or a form of it that was not given."""
    if word == term:
        return False
    return term in (word if len(term) >= _SHORT else _HYPHEN.split(word))
