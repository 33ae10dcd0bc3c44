"""Words swapped for others, and longer words that were left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kernekort.content import Value, load_deck, term_notes
from kernekort.content.terms import Swap
from kernekort.findings import Finding, Severity
from tests.content_decks import deck, load, project, sound

TERMS = {"borger": "elev", "borgeren": "eleven", "borgernes": "elevernes", "ældre borger": "lille elev", "SFO": "klub"}


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("en borger her", "en elev her"),
        ("Borger eller borgeren", "Elev eller eleven"),
        ("BORGEREN OG borgernes", "ELEVEN OG elevernes"),
        ("(borger), »borger«. borger–leder", "(elev), »elev«. elev–leder"),
        ("borgermøde medborger borgerens", "borgermøde medborger borgerens"),
        ("borger-id og e-borger, borger- og brugerråd", "borger-id og e-borger, borger- og brugerråd"),
        ("bor\u00adger borger\u00admøde borger_1 borger2", "bor\u00adger borger\u00admøde borger_1 borger2"),
        ("en ældre borger", "en lille elev"),
        ("Ældre borger", "Lille elev"),
        ("en ældre\nborger", "en lille\nelev"),
        ("en ældre\u00a0borger", "en lille\u00a0elev"),
        ("vores SFO, sfo og Sfo", "vores klub, sfo og Sfo"),
        ("bOrger", "bOrger"),
        ("", ""),
    ],
)
def test_swapping(text: str, swapped: str) -> None:
    assert Swap(TERMS).text(text) == swapped


def test_no_word_is_swapped_twice() -> None:
    assert Swap({"elev": "barn", "borger": "elev", "barn": "borger"}).text("borger, elev, barn") == "elev, barn, borger"


def test_one_letter_is_taken_as_it_stands() -> None:
    assert Swap({"i": "på", "I": "de"}).text("I er i byen") == "de er på byen"
    assert Swap({"i": "på"}).text("I er i byen") == "I er på byen"


def test_names_and_danish_letters() -> None:
    assert Swap({"Åløse": "Birkely", "ø": "kommune"}).text("Åløse ÅLØSE åløse ø Ø") == "Birkely BIRKELY åløse kommune Ø"


def test_a_longer_phrase_takes_the_place_of_a_shorter() -> None:
    assert Swap({"borger": "elev på skolen"}).text("En borger\nher") == "En elev på skolen\nher"


def test_signs_in_a_term_are_no_pattern() -> None:
    assert Swap({"a.b": "c", "(x)": "y"}).text("a.b axb (x)") == "c axb y"


def test_what_is_swapped_in_a_deck(tmp_path: Path) -> None:
    text = """\
    layout: kort
    title: Borger og leder
    subtitle: For en borger
    terms: {borger: elev, vaerdi: skat}
    items:
      - id: borger
        suit: vaerdi
        title: Borger
        question: |
          Hvad har en borger,
          som en vaerdi ikke har?
        followups: [Hvilken borger?]
        tags: [borger]
        steps: [{name: Find en borger}]
    """
    swapped = sound(load(tmp_path, text))
    item = swapped.items[0]
    assert (swapped.title, swapped.subtitle) == ("Elev og leder", "For en elev")
    assert (item.id, item.suit, item.fields["tags"]) == ("borger", "vaerdi", ("borger",))
    assert item.fields["title"] == "Elev"
    assert item.fields["question"] == "Hvad har en elev,\nsom en skat ikke har?"
    assert item.fields["followups"] == ("Hvilken elev?",)
    assert item.fields["steps"] == ({"name": "Find en elev"},)
    assert dict(swapped.terms) == {"borger": "elev", "vaerdi": "skat"}


def test_each_file_swaps_what_it_gets(tmp_path: Path) -> None:
    library = project(
        tmp_path,
        basis="layout: kort\ntitle: B\nterms: {borger: elev}\nitems:\n  - {id: k, question: En borger?}\n",
        a="extends: basis\nterms: {elev: barn}\nadd:\n  - {id: n, question: En borger og en elev?}\n",
    )
    extended = sound(load_deck(library, "a"))
    assert [card.fields["question"] for card in extended.cards] == ["En barn?", "En borger og en barn?"]
    assert dict(extended.terms) == {"borger": "elev", "elev": "barn"}


def notes(terms: dict[str, str], *questions: str) -> tuple[Finding, ...]:
    """The notes about a deck with these questions."""
    items: list[dict[str, Value]] = [{"question": question, "tags": ("borgerting",)} for question in questions]
    return term_notes(replace(deck(*items), terms=terms))


def test_compounds_are_noted_once() -> None:
    found = notes({"borger": "elev"}, "Et borgermøde?", "Hvem var til borgermødet og Borgermøde?", "Borgermøde?")
    assert [(one.code, one.severity, one.facts["word"], one.facts["cards"]) for one in found] == [
        ("term-in-compound", Severity.NOTE, "borgermøde", ("k1", "k2", "k3")),
        ("term-in-compound", Severity.NOTE, "borgermødet", ("k2",)),
    ]
    assert str(found[0].place) == "content/a.yml:11:5"


@pytest.mark.parametrize(
    ("term", "word", "noted"),
    [
        ("borger", "medborgerskab", True),
        ("borger", "borgeren", True),
        ("borger", "borger-id", True),
        ("borger", "borger", False),
        ("borger", "borg", False),
        ("ko", "kontor", False),
        ("ko", "malke-ko", True),
        ("ældre borger", "borgermøde", False),
    ],
)
def test_what_counts_as_a_compound(term: str, word: str, noted: bool) -> None:
    assert bool(notes({term: "x"}, f"Hvad er {word}?")) is noted


def test_a_word_that_was_swapped_in_is_no_leftover() -> None:
    assert notes({"skole": "folkeskole"}, "Hvilken folkeskole?") == ()


def test_no_terms_no_notes() -> None:
    assert notes({}, "Et borgermøde?") == ()
