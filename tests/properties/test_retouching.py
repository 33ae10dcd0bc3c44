"""However a file is edited: an item read again by itself is what reading the whole file comes to, or is not read so."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernekort.content import Deck, Rereading, load_deck, retouched
from kernekort.library import Library
from tests.content_decks import project

DECK = """\
layout: kort
title: Prøve med {antal} kort
# En bemærkning, der ikke hører til noget.
terms: {borger: elev}
picture: kort.svg
copies: 3
items:
  - id: titel
    role: title
    title: "En: »titel« # ikke en bemærkning"
  - {id: et, suit: vaerdi, question: Hvem er borger her?}

  # Nu kommer det lange.
  - id: to
    suit: maalgruppe
    question: |
      Første linje,
        rykket ind,

      og en til.
    followups: [Hvordan?, "Hvorfor: netop nu?"]
    steps:
      - {navn: En, tid: 5}
      - navn: To
        tid: 10
  -   id: tre
      question: >-
        Foldet tekst
        over to linjer
      tags: [a, b]
# Bemærkning i margenen.
  - id: fire
    kulør: tilgang
    copies: 2
    question: 'Det sidste'
    minutes: 8
"""
AFTER = """\
language: da
fit: stepwise
"""
PIECES = (
    "", " ", "  ", "\n", "\n\n", "\n  ", "\n    ", "\n  - ", "- ", "x", "æ", ":", ": ", "#", " #", "'", '"', "|", ">",
    "[", "]", "{", "}", ",", "&a", "*a", "!!str", "\t", "---\n", "...\n", "?", "%", "id", "number: 3",
    "\n    number: 3", "\n    picture: kort.svg", "picture",
    "borger", "{antal}", "role: title", "\n    role: blank", "\n    minutes: 9", "level: let", "copies: 2", "copies:",
)  # fmt: skip


@pytest.fixture(scope="module", params=[DECK, DECK + AFTER, DECK.rstrip("\n")], ids=["last", "more", "no-end"])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, str]:
    folder = tmp_path_factory.mktemp("retouching")
    library = project(folder)
    (folder / "kort.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', encoding="utf-8")
    return library, request.param


def loaded(library: Library, text: str) -> Deck | None:
    """The deck of a text, when there is nothing to say about it."""
    path: Path = library.roots[0].path / "content" / "proeve.yml"
    path.write_text(text, encoding="utf-8")
    read = load_deck(library, "proeve")
    return read.value if not read.findings else None


def edited(text: str, chance: random.Random) -> str:
    """The text with a little of it taken out and something else put in."""
    at = chance.randrange(len(text) + 1)
    taken = chance.choice((0, 0, 1, 2, 5, 40))
    return text[:at] + "".join(chance.choices(PIECES, k=chance.choice((0, 1, 1, 2)))) + text[at + taken :]


@settings(max_examples=250, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_it_is_the_same_the_short_way_and_the_long(home: tuple[Library, str], seed: int) -> None:
    library, before = home
    deck = loaded(library, before)
    assert deck is not None
    chance = random.Random(seed)  # noqa: S311 - the same seed edits alike
    for _ in range(3):
        now = edited(before, chance)
        whole = loaded(library, now)
        short = retouched(deck, library, before, now)
        if short is not None:
            assert whole is not None
            assert short == whole
        if whole is None:
            return
        before, deck = now, whole


@settings(max_examples=120, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_whoever_remembers_reads_what_there_is(home: tuple[Library, str], seed: int) -> None:
    """Saved again and again, faulty now and then, and mended."""
    library, text = home
    before = Rereading()
    chance = random.Random(seed)  # noqa: S311 - the same seed edits alike
    for _ in range(5):
        loaded(library, text)
        assert load_deck(library, "proeve", before=before) == load_deck(library, "proeve")
        text = edited(chance.choice((text, home[1])), chance)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hvem er borger her?", "Hvem er borgeren her?"),
        ("Det sidste", "Det allersidste"),
        ("og en til.", "og en til.\n      Og endnu en."),
        (
            "{id: et, suit: vaerdi, question: Hvem er borger her?}\n\n",
            "id: et\n    suit: vaerdi\n    question: Hvem?\n",
        ),
        ("  -   id: tre\n", "  -   id: tre\n      level: let\n"),
    ],
)
def test_what_is_plain_is_read_the_short_way(home: tuple[Library, str], old: str, new: str) -> None:
    library, before = home
    deck = loaded(library, before)
    assert deck is not None
    short = retouched(deck, library, before, before.replace(old, new))
    assert short is not None
    assert short == loaded(library, before.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Prøve", "title: Andet"),
        ("borger: elev", "borger: gæst"),
        ("id: et,", "id: en,"),
        ("    suit: maalgruppe\n", ""),
        ("    minutes: 8", "    picture: kort.svg"),
        ("    copies: 2\n", ""),
        ("    minutes: 8", "    minutes: 8\n    number: 7"),
        ("    minutes: 8", "    role: blank"),
        ("    minutes: 8", "    minutes: otte"),
        ("  - {id: et", "  - {id: nul, question: Ny?}\n  - {id: et"),
        ("Hvem er borger her?}", "Hvem er borger her?"),
        ("og en til.", "og en til.\n  og ud igen."),
    ],
)
def test_what_is_not_plain_takes_the_long_way(home: tuple[Library, str], old: str, new: str) -> None:
    library, before = home
    deck = loaded(library, before)
    assert deck is not None
    assert retouched(deck, library, before, before.replace(old, new)) is None
