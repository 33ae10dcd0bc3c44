"""Texts of any kind through the filter: once is enough, and what is not its business stays."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernekort.typography import House, dress
from kernekort.typography.rules import follow

HOUSES = st.builds(House, quotes=st.sampled_from(("guillemets", "curly")), clock=st.sampled_from(("9.00", "09.00")))
LANGUAGES = st.sampled_from(("da", "en"))

MARKS = "\"”“„»«'’‘‚›‹´"
SIGNS = ("-", "–", "—", "--", ".", "..", "...", "…", ",", ":", "/", "%", "(", ")", "½", "+", "\ufdd0", "\ua66e", "____")
WORDS = (
    "kl.",
    "Kl. ",
    "kl ",
    "nr. ",
    "fx ",
    "mv.",
    "m.m.",
    "min.",
    "timer",
    "kr.",
    "§ ",
    "p. ",
    "fra ",
    "til ",
    "tlf. ",
)
NUMBERS = ("0", "1", "9", "09", "10", "12", "30", "59", "2026", "9.00", "09:30", "10:15", "3.", "12 34 56 78")
NAMES = ("december", "mandag", "fredag", "maj", "May ", "05-10-2015", "http://a.dk/b-c", "a@b.dk", "x.pdf", "{antal}")
BLANKS = (" ", " ", " ", "  ", "\u00a0", "\n", "\n\n")
PIECES = (*MARKS, *SIGNS, *WORDS, *NUMBERS, *NAMES, *BLANKS, *"IiåskaltABC", "ja", "vi", "Ta", "SORT")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=30)

ADDRESSES = (
    "http://www.eksempel.dk/a--b/9-10?q='x'&kl.9:00",
    "https://eksempel.dk/a...b",
    "www.eksempel.dk/side-9-10",
    "eksempel.dk",
    "anna-9-10@skole.dk",
    "side-9-10.pdf",
    "billeder/2026-10/9-10.jpg",
    "05-10-2015",
    "2026-12-03",
    "08.10.2026",
    "8/10-26",
    "12 34 56 78",
    "+45 12 34 56 78",
    "4141-1234",
    "12-34-56-78",
    "010203-1234",
    "maalgruppe-12-14",
    "A5-9-10",
    "1.2.3",
    "{antal}",
)


@given(TEXTS, HOUSES, LANGUAGES)
@settings(max_examples=600)
@example("..k B  a@b.dkmajl´Kl. ", House(), "da")
@example("..12 34 56 78...sa@b.dks—", House("curly"), "da")
@example("'´", House(), "da")
@example("\"a« b\" c'd» '", House("curly"), "da")
def test_dressing_twice_is_dressing_once(text: str, house: House, language: str) -> None:
    once = dress(text, house, language)
    assert dress(once, house, language) == once


@given(TEXTS, HOUSES, LANGUAGES)
@settings(max_examples=300)
def test_the_quick_look_misses_nothing(text: str, house: House, language: str) -> None:
    assert dress(text, house, language) == follow(text, house, language)


@given(TEXTS, HOUSES, LANGUAGES)
@settings(max_examples=300)
def test_letters_and_line_breaks_stay(text: str, house: House, language: str) -> None:
    dressed = dress(text, house, language)
    letters = [sign for sign in text if sign.isalpha()]
    assert [sign for sign in dressed if sign.isalpha()] == letters
    assert [len(line) == 0 for line in re.split("\n", dressed)].count(False) <= text.count("\n") + 1
    assert dressed.count("\n") == text.count("\n")
    assert dressed.count("\ufdd0") == text.count("\ufdd0")


@given(st.sampled_from(ADDRESSES), st.sampled_from(("", "Se ", "»", '"', "(", "Kom - ")), HOUSES, LANGUAGES)
def test_addresses_dates_and_numbers_stay(address: str, before: str, house: House, language: str) -> None:
    for after in ("", ".", " - ja", ", kl. 9", '"', ")"):
        assert address in dress(before + address + after, house, language)


@given(st.lists(st.sampled_from(("ord", "Ta", "I", "to ord")), min_size=1, max_size=4), HOUSES, LANGUAGES)
def test_every_kind_of_mark_comes_to_the_same(words: list[str], house: House, language: str) -> None:
    text = ", ".join(words)
    kinds = ("»«", "«»", "””", "“”", "„“", '""', "''", "‘’", "’’", "›‹", "‚‘")
    assert len({dress(f"Han sagde {kind[0]}{text}{kind[1]}.", house, language) for kind in kinds}) == 1
