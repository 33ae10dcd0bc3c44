"""The whole report, and the numbers of a deck."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from kernekort.content import load_deck
from kernekort.findings import Place, Severity
from kernekort.library import Library
from kernekort.proofread import report, statistics
from tests.content_decks import deck
from tests.meeting_decks import meeting


def test_the_report_is_sorted_by_place() -> None:
    checked = deck(
        {"question": 'Er i "her"!  xxx?'},
        {"title": "Medarbejdergruppen", "question": "Hvem?"},
        {"question": "Er vi ”der”?"},
    )
    findings = report(checked, lambda word: False)
    assert list(findings) == sorted(findings, key=lambda one: one.sort_key)
    assert {one.severity for one in findings} == {Severity.WARNING}
    assert [one.code for one in findings] == [
        "double-space",
        "exclamation-mark",
        "placeholder-left",
        "straight-quotes",
        "yes-no-question",
        "long-compound",
        "mixed-quotes",
        "yes-no-question",
    ]


def test_nothing_to_say_about_nothing() -> None:
    assert report(deck(), lambda word: False) == ()
    assert statistics(deck()).facts() == {"material": "a", "cards": 0, "table": ()}


@pytest.mark.parametrize("name", ["basis", "redskaber"])
def test_the_built_in_decks_are_well_written(name: str) -> None:
    loaded = load_deck(Library.open(), name).value
    assert loaded is not None
    assert report(loaded, lambda word: True) == ()


def test_a_text_inside_a_list_is_told_at_its_own_line(tmp_path: Path) -> None:
    text = "layout: my-programme\ntitle: D\nitems:\n  - id: d\n    rows:\n      - start: 9.00\n        text: Kom nu!\n"
    loaded = load_deck(meeting(tmp_path, a=text), "a").value
    assert loaded is not None
    (finding,) = report(loaded, lambda word: True)
    assert (finding.code, finding.place) == ("exclamation-mark", Place("content/a.yml", 7, 15))
    assert finding.facts == {"card": "d", "field": "rows"}


def test_a_report_is_made_at_once() -> None:
    question = "Hvem kommer ind ad døren hos os, når {} er gået hjem, og hvad siger vi så til dem?"
    checked = deck(*({"question": question.format(number), "how": question * 2} for number in range(64)))
    began = perf_counter()
    report(checked, lambda word: True)
    assert perf_counter() - began < 0.25


def test_statistics() -> None:
    numbers = statistics(
        deck(
            {"suit": "vaerdi", "level": "let"},
            {"suit": "maalgruppe", "level": "dybde"},
            {"suit": "vaerdi", "level": "dybde"},
            {"suit": "vaerdi", "level": "let"},
            {"suit": "vaerdi"},
            {"role": "divider", "suit": "tilgang"},
            {"role": "blank"},
            {"role": "blank"},
        )
    )
    assert numbers.cards == 5
    assert list(numbers.suits.items()) == [("maalgruppe", 1), ("vaerdi", 4)]
    assert list(numbers.levels.items()) == [("let", 2), ("dybde", 2)]
    assert numbers.table == {"maalgruppe": {"dybde": 1}, "vaerdi": {"let": 2, "dybde": 1}}
    assert list(numbers.others.items()) == [("divider", 1), ("blank", 2)]
    assert numbers.facts()["table"] == ("maalgruppe 1 (dybde 1)", "vaerdi 4 (let 2, dybde 1)")
