"""Rules for Danish words: what fires, and what comes near and must not."""

from __future__ import annotations

import pytest

from kernekort.findings import Finding
from kernekort.proofread import report
from tests.content_decks import deck


def found(code: str, text: str, field: str = "question", known: frozenset[str] = frozenset()) -> list[Finding]:
    """What a report says by one code about a text."""
    return [finding for finding in report(deck({field: text}), known.__contains__) if finding.code == code]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hvad har i lavet, når i er færdige?", "i er"),
        ("Det, i har brug for.", "i har"),
        ("Hvornår kan i bruge det, i ved?", "i ved"),
        ("Når i møder dem.", "Når i møder"),
        ("Fortæl, hvad i taler om.", "hvad i taler"),
        ("Hvad gør i, når døren er lukket?", "Hvad gør i"),
        ("Hvordan har i?", "Hvordan har i"),
        ("Noget,\ni skal\nvide", "i skal"),
        ("som i\nbruger", "i bruger"),
    ],
)
def test_i_for_you(text: str, words: str) -> None:
    (finding,) = found("lowercase-i", text)
    assert finding.facts["words"] == words


@pytest.mark.parametrize(
    "text",
    [
        "Hvad gjorde I i går, og hvad har I i dag?",
        "Når I er færdige, skal I vælge.",
        "Det, der sker i går og i morgen.",
        "Hvad skal i gang, og hvem er i tvivl?",
        "Hvem bor i huset?",
        "Hvad sker der i møder og i taler?",
        "Vi er i gang i alle led.",
        "Noget i bruger-perspektiv og i brugerens hverdag",
        "Hvad har i årevis holdt os tilbage?",
        "i erfaringens navn",
        "Hvor i forløbet mister vi dem?",
        "Hvad i alverden er det?",
        "som i går og at i dag er ny",
        "f.i. skal de selv",
        "Det hold, de er i, kan mere.",
    ],
)
def test_i_for_in(text: str) -> None:
    assert found("lowercase-i", text) == []


def test_i_is_looked_for_in_all_texts() -> None:
    assert len(found("lowercase-i", "Skriv ned, hvad i ser.", "how")) == 1


def test_long_compounds() -> None:
    (finding,) = found("long-compound", "Hvilken arbejdsmiljørepræsentant kender du?")
    assert (finding.facts["word"], finding.facts["letters"]) == ("arbejdsmiljørepræsentant", 24)


@pytest.mark.parametrize(
    "text",
    [
        "Hvad er samarbejdsevne?",
        "Hvem er med i under\u00advisnings\u00administeriet?",
        "Hvad er social-kapital-kortet-her?",
        "Hvad er medarbejdergruppen?",
    ],
)
def test_compounds_that_break_well(text: str) -> None:
    assert found("long-compound", text, known=frozenset({"medarbejdergruppen"})) == []


def test_long_words_elsewhere_can_wrap() -> None:
    assert found("long-compound", "Spørg arbejdsmiljørepræsentanten.", "how") == []


def test_a_long_word_is_said_once() -> None:
    checked = deck({"title": "Medarbejdergruppen"}, {"question": "Hvor er medarbejdergruppen?"})
    findings = [one for one in report(checked, lambda word: False) if one.code == "long-compound"]
    assert [(one.facts["word"], one.facts["card"]) for one in findings] == [("Medarbejdergruppen", "k1")]
