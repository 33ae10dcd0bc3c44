"""Joints of Danish compounds: by list, in every form, and never inside a part."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.fit import Compounds, load_compounds

SHY = "\u00ad"
LIST = """
kerne|opgave arbejds|fællesskab mål|gruppe spille|brik  # kommentar |
samarbejds|evne
arbejds|miljø|repræsentant bekymring
"""


def jointed(text: str) -> str:
    """A text with its joints shown."""
    return load_compounds([LIST]).with_joints(text).replace(SHY, "|")


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("kerneopgave", "kerne|opgave"),
        ("kerneopgaven", "kerne|opgaven"),
        ("Kerneopgavens", "Kerne|opgavens"),
        ("KERNEOPGAVERNE", "KERNE|OPGAVERNE"),
        ("målgrupper", "mål|grupper"),
        ("spillebrikken", "spille|brikken"),
        ("samarbejdsevner", "samarbejds|evner"),
        ("arbejdsmiljørepræsentanterne", "arbejds|miljø|repræsentanterne"),
        ("arbejdsfællesskabet", "arbejds|fællesskabet"),
        ("bekymringer", "bekymringer"),
        ("opgave", "opgave"),
        ("kerneopgavekort", "kerneopgavekort"),
    ],
)
def test_a_word_in_its_forms(word: str, shown: str) -> None:
    assert jointed(word) == shown


def test_only_words_of_a_text_change() -> None:
    assert jointed("»Kerneopgaven«, sagde målgruppen – 2 gange.") == "»Kerne|opgaven«, sagde mål|gruppen – 2 gange."
    assert jointed("kerneopgave-målgruppe") == "kerne|opgave-mål|gruppe"


def test_joints_that_were_typed_stand_alone() -> None:
    assert jointed(f"kerneop{SHY}gaven og kerneopgaven") == "kerneop|gaven og kerne|opgaven"
    compounds = load_compounds([LIST])
    assert compounds.with_joints(compounds.with_joints("kerneopgaven")) == compounds.with_joints("kerneopgaven")


def test_the_longest_entry_wins() -> None:
    compounds = load_compounds(["med|arbejder medarbejder|gruppe med|arbejder|gruppe|møde"])
    assert compounds.with_joints("medarbejdergruppens").replace(SHY, "|") == "medarbejder|gruppens"
    assert compounds.with_joints("medarbejderens").replace(SHY, "|") == "med|arbejderens"


def test_a_later_list_wins() -> None:
    compounds = load_compounds(["kerne|opgave", "kerneopgave"])
    assert compounds.with_joints("kerneopgaven") == "kerneopgaven"
    assert compounds.knows("kerneopgaven")


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("kerneopgavens", True),
        ("»Kerneopgaven«,", True),
        ("bekymringerne", True),
        (f"trolde{SHY}splinter", True),
        ("troldesplinter", False),
        ("2027", False),
    ],
)
def test_whether_the_joints_of_a_word_are_known(word: str, known: bool) -> None:
    assert load_compounds([LIST]).knows(word) is known


def test_no_list_changes_nothing() -> None:
    assert Compounds().with_joints("Kerneopgaven") == "Kerneopgaven"
    assert load_compounds(["# kun en kommentar", "", "| ||"]).with_joints("Kerneopgaven") == "Kerneopgaven"


def alphabetical(word: str) -> str:
    """A key that sorts in Danish order."""
    return word.translate(str.maketrans("æøå", "{|}"))


@pytest.fixture(scope="module")
def built_in(checkout: Path) -> list[str]:
    text = (checkout / "layouts/_shared/compounds.da.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_the_built_in_list_is_alphabetical_and_without_doubles(built_in: list[str]) -> None:
    words = [entry.replace("|", "") for entry in built_in]
    assert words == sorted(set(words), key=alphabetical)
    assert len(words) >= 250


def test_the_built_in_list_holds_words_and_real_parts(built_in: list[str]) -> None:
    for entry in built_in:
        assert entry == entry.lower()
        parts = entry.split("|")
        assert all(part.isalpha() and len(part) >= 2 for part in parts), entry


def test_the_words_of_the_field_are_known(checkout: Path) -> None:
    text = (checkout / "layouts/_shared/compounds.da.txt").read_text(encoding="utf-8")
    compounds = load_compounds([text])
    field = ("kerneopgaven", "målgruppen", "samarbejdsevne", "retfærdighed", "arbejdsfællesskabet", "tværfagligheden")
    assert all(SHY in compounds.with_joints(word) for word in field)
    assert compounds.with_joints("medarbejderinddragelsen").replace(SHY, "|") == "medarbejder|inddragelsen"
