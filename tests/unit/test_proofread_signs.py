"""Rules for signs: what fires, and what comes near and must not."""

from __future__ import annotations

import pytest

from kernekort.content import Deck
from kernekort.findings import Finding
from kernekort.proofread import report
from tests.content_decks import deck


def found(checked: Deck, code: str) -> list[Finding]:
    """What a report says by one code; every long word counts as known."""
    return [finding for finding in report(checked, lambda word: True) if finding.code == code]


@pytest.mark.parametrize("field", ["title", "question", "how"])
def test_exclamation_marks(field: str) -> None:
    (finding,) = found(deck({field: "Så er det nu!"}), "exclamation-mark")
    assert finding.facts == {"card": "k1", "field": field}


def test_exclamation_marks_in_lists_but_not_in_tags() -> None:
    assert len(found(deck({"followups": ("Hvem?", "Kom så!")}), "exclamation-mark")) == 1
    assert found(deck({"tags": ("nu!",), "question": "Så er det nu."}), "exclamation-mark") == []


def test_mixed_quotes() -> None:
    checked = deck(
        {"question": "Hvad er »godt«?"},
        {"question": "Hvad er ”nok”?"},
        {"question": "Hvad er »bedre«?", "how": "Sig ”nej”."},
        {"question": 'Hvad er "bedst"?'},
        {"how": "Skriv »til«."},
    )
    findings = found(checked, "mixed-quotes")
    assert [(one.facts["kind"], one.facts["main"], one.facts["cards"]) for one in findings] == [
        ("”…”", "»…«", ("k2", "k3")),
        ('"…"', "»…«", ("k4",)),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Hvad er »godt«?", "Hvad er »nok«?"),
        ("Hvad er ”godt”?", "Hvad er ”nok”?"),
        ("What is “good”?", "What is “enough”?"),
        ("Hvad er »godt ’nok’«?", "Det er Ta' selv"),
        ('En skærm på 24" er »nok«.',),
        ("Hvad er »godt«?", "Intet her"),
    ],
)
def test_quotes_of_one_kind(texts: tuple[str, ...]) -> None:
    assert found(deck(*({"question": text} for text in texts)), "mixed-quotes") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("«Godt»", "«…»"), ("„Godt“", "„…“"), ("“Godt”", "“…”"), ("”Godt”", "”…”"), ('"Godt"', '"…"')],
)
def test_kinds_of_quotes(text: str, kind: str) -> None:
    checked = deck({"question": "»a«"}, {"question": "»b«"}, {"question": text})
    assert [one.facts["kind"] for one in found(checked, "mixed-quotes")] == [kind]


def test_straight_quotes() -> None:
    assert [one.facts["field"] for one in found(deck({"how": 'Sig "nej".'}), "straight-quotes")] == ["how"]


@pytest.mark.parametrize("text", ["Sig »nej«.", 'En skærm på 24".', "Ta' den.", "Sig ”nej”."])
def test_other_quotes(text: str) -> None:
    assert found(deck({"how": text}), "straight-quotes") == []


def test_double_spaces() -> None:
    (finding,) = found(deck({"question": "Hvem  er det?"}), "double-space")
    assert finding.facts["word"] == "Hvem"


@pytest.mark.parametrize(
    "text", ["Hvem er det?", "Hvem\n  er det?", "Det er  k e r n e n", "k e r n e n  er her", "Hvem "]
)
def test_spaces_that_may_stand(text: str) -> None:
    assert found(deck({"question": text}), "double-space") == []


@pytest.mark.parametrize(
    "text",
    ["xxx", "Skriv Xxxx her", "Lorem ipsum dolor", "TBD", "Hvem???", "[navn]", "Kære […]", "Tekst her", "Indsæt tekst"],
)
def test_placeholders(text: str) -> None:
    assert len(found(deck({"question": text}), "placeholder-left")) == 1


@pytest.mark.parametrize(
    "text", ["Hvem?", "Hvem …", "Størrelse xx", "Vores eget spørgsmål", "Hvem??", "Teksten hernede"]
)
def test_no_placeholders(text: str) -> None:
    assert found(deck({"question": text}), "placeholder-left") == []
