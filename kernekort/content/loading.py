"""The deck of a material as it is to be printed: in its layout, with what is set from outside, numbered and timed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kernekort.content.converting import converted
from kernekort.content.given import lay_over
from kernekort.content.model import Deck, Value
from kernekort.content.numbers import number_cards
from kernekort.content.reading import read_deck
from kernekort.content.rereading import Rereading
from kernekort.findings import Checked, Finding, Place, has_errors, in_order
from kernekort.layout import load_layout
from kernekort.library import Library


def load_deck(
    library: Library,
    name: str,
    asked_at: Place | None = None,
    layout: str | None = None,
    given: Mapping[str, Value] | None = None,
    given_to: Mapping[str, tuple[str, ...]] | None = None,
    before: Rereading | None = None,
) -> Checked[Deck]:
    """The deck of a content file, with what it takes from the decks it extends, its words swapped, its cards numbered.

    Args:
        library: where content files, layouts and images are looked for.
        name: the name of the material.
        asked_at: where the name stands, when it stands in a file.
        layout: the layout it is to be laid out in, when that is not the one it was written for.
        given: values to set on every item whose layout has such a field, by name or alias.
        given_to: the items they are set on, by values of their fields as :func:`choose` takes them; all when empty.
        before: what is remembered of decks; the same comes of it.

    Findings: ``unknown-material``, ``name-not-allowed``, and those of reading the file, of converting it, of what is
    given and of the times of its rows. There is no deck when one of them is an error.
    """
    found = library.find("material", name)
    if found is None:
        return Checked(None, (library.unknown("material", name, asked_at),))
    read = before.read(found, library) if before is not None else read_deck(found, library, ())
    findings = list(read.findings)
    deck = read.value
    if deck is not None and layout is not None:
        deck = _taken(findings, _in_layout(deck, layout, library, asked_at))
    if deck is not None and given:
        deck = _taken(findings, lay_over(deck, given, library, asked_at, given_to or {}))
    if deck is not None:
        deck = replace(deck, items=number_cards(deck.items, deck.layout))
    if deck is not None and deck.layout.timetable is not None:
        deck = _taken(findings, _timed(deck))
    return Checked(deck, in_order(findings))


def _timed(deck: Deck) -> Checked[Deck]:
    """The deck of a layout with timetables, its rows timed."""
    from kernekort.content.timing import with_times

    items, problems = with_times(deck.items, deck.layout)
    return Checked(None if has_errors(problems) else replace(deck, items=items), problems)


def _taken(findings: list[Finding], checked: Checked[Deck]) -> Deck | None:
    """The deck of a step, whose findings are put with the others."""
    findings += checked.findings
    return checked.value


def _in_layout(deck: Deck, name: str, library: Library, asked_at: Place | None) -> Checked[Deck]:
    """The deck in the layout of a name."""
    if name == deck.layout.name:
        return Checked(deck)
    loaded = load_layout(library, name, asked_at)
    if loaded.value is None:
        return Checked(None, loaded.findings)
    made = converted(deck, loaded.value)
    return Checked(made.value, loaded.findings + made.findings)
