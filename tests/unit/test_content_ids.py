"""Ids that are safe as file names everywhere, and suggestions for those that are missing."""

from __future__ import annotations

import pytest

from kernekort.content.ids import is_safe, suggest, twin_key


@pytest.mark.parametrize("name", ["a", "7", "koekkendoeren", "a-1", "x" * 64, "com10", "con-1", "console"])
def test_safe(name: str) -> None:
    assert is_safe(name)


@pytest.mark.parametrize(
    "name", ["", "A", "-a", "a b", "køkken", "a_b", "a.b", "x" * 65, "con", "nul", "prn", "aux", "com1", "lpt9", "a\n"]
)
def test_unsafe(name: str) -> None:
    assert not is_safe(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Køkkendøren", "koekkendoeren"),
        ("Før og nu", "foer-og-nu"),
        ("På tærsklen", "paa-taersklen"),
        ("Café Ü", "cafe-u"),
        ("Con", "con-1"),
        ("COM1", "com1-1"),
        ("»Godt nok«", "godt-nok"),
        ("…", ""),
        ("Hvem kommer ind ad bagdøren hos os, uden at vi har regnet med dem?", "hvem-kommer-ind-ad-bagdoeren-hos"),
        ("æ" * 40, "ae" * 16),
    ],
)
def test_suggestions(text: str, name: str) -> None:
    assert suggest(text) == name
    assert not name or is_safe(name)


def test_a_suggestion_is_not_taken() -> None:
    assert suggest("Før og nu", {"foer-og-nu"}) == "foer-og-nu-2"
    assert suggest("Før og nu", {"foer-og-nu", "foer-og-nu-2"}) == "foer-og-nu-3"


@pytest.mark.parametrize(("one", "other"), [("kort", "KORT"), ("a1", "ａ１"), ("fi", "ﬁ"), ("ø", "Ø")])
def test_twins(one: str, other: str) -> None:
    assert twin_key(one) == twin_key(other)


def test_strangers_are_no_twins() -> None:
    assert len({twin_key(name) for name in ("kort", "kort-1", "kart", "ae", "æ")}) == 5
