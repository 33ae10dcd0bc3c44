"""Rules for questions: what fires, and what comes near and must not."""

from __future__ import annotations

import pytest

from kernekort.content import Deck
from kernekort.findings import Finding, Severity
from kernekort.proofread import report
from tests.content_decks import deck


def found(checked: Deck, code: str) -> list[Finding]:
    """What a report says by one code; every long word counts as known."""
    return [finding for finding in report(checked, lambda word: True) if finding.code == code]


@pytest.mark.parametrize(
    "question",
    [
        "Er vi gode nok?",
        "Har I nogensinde fortrudt?",
        "Kan borgerne mærke det?",
        "Skal vi sige ja, hvis de spørger?",
        "Må man sige det højt her?",
        "Tør I lade være?",
        "Findes der en bedre vej?",
        "Ved vi, hvem de er?",
        "Får de det, de har brug for?",
        "Gør det en forskel?",
        "Mon nogen savner os?",
        "»Er vi gode nok?«",
        "… er det nu?",
        "Er vi gode nok? Hvem siger det?",
        "Er klokken kl. 9 for sent?",
    ],
)
def test_yes_or_no(question: str) -> None:
    (finding,) = found(deck({"question": question}), "yes-no-question")
    assert finding.severity is Severity.WARNING
    assert (finding.facts["card"], str(finding.place)) == ("k1", "content/a.yml:11:5")


@pytest.mark.parametrize(
    "question",
    [
        "Hvornår er vi gode nok?",
        "Hvem har vi glemt?",
        "Er vi gode nok – og hvordan kan vi se det?",
        "Er vi gode nok? Hvordan kan I mærke det?",
        "Kan de mærke det? Hvordan ser vi det?",
        "Ved døren står en gæst. Hvem er det?",
        "Ved hvilken dør står de?",
        "Gør en liste over alt, I lavede i går.",
        "Gør rede for tre ting, I ikke vil mangle?",
        "Er. Det var alt.",
        "Erfaringen siger nej. Hvad siger I?",
        "Fortæl om en dag, hvor det lykkedes.",
        "Har aldrig lyst. Hvem kender det?",
        "Kan",
        "»Vi gør det med dem.« Er det sandt?",
    ],
)
def test_not_yes_or_no(question: str) -> None:
    assert found(deck({"question": question}), "yes-no-question") == []


def test_english_is_not_read_as_danish() -> None:
    assert report(deck({"question": "Kan i say kunne?"}, language="en"), lambda word: False) == ()


def test_only_questions_are_asked() -> None:
    assert found(deck({"title": "Er vi her?", "how": "Er I klar?"}), "yes-no-question") == []


def test_a_repeated_opening() -> None:
    checked = deck(
        {"suit": "vaerdi", "question": "Hvem er vi?"},
        {"suit": "vaerdi", "question": "»Hvem\nER det?«"},
        {"suit": "vaerdi", "question": "Hvem er, når alt kommer til alt, vigtigst?"},
    )
    findings = found(checked, "repeated-opening")
    assert [one.facts["card"] for one in findings] == ["k2", "k3"]
    assert findings[0].facts == {"card": "k2", "opening": "Hvem ER", "other": "k1", "first": "content/a.yml:12"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"suit": "vaerdi", "question": "Hvem er vi?"}, {"suit": "tilgang", "question": "Hvem er det?"}),
        ({"suit": "vaerdi", "question": "Hvem er vi?"}, {"suit": "vaerdi", "question": "Hvem var det?"}),
        ({"suit": "vaerdi", "question": "Hvem?"}, {"suit": "vaerdi", "question": "Hvem?"}),
        ({"suit": "vaerdi", "question": "Hvem er vi?"}, {"suit": "vaerdi", "how": "Hvem er det?"}),
        ({"role": "divider", "question": "Hvem er vi?"}, {"question": "Hvem er det?"}),
    ],
)
def test_openings_that_differ(one: dict[str, str], other: dict[str, str]) -> None:
    assert found(deck(one, other), "repeated-opening") == []


def test_a_question_that_is_too_long() -> None:
    (finding,) = found(deck({"question": " ".join(["ord"] * 23) + "?"}), "question-too-long")
    assert (finding.facts["words"], finding.facts["most"]) == (23, 22)


@pytest.mark.parametrize(
    "question",
    [
        " ".join(["ord"] * 22) + " – ?",
        " ".join(["it-system"] * 22),
        "Hvad er " + " ".join("kerneopgaven") + " " + " ".join(["ord"] * 19),
    ],
)
def test_a_question_that_is_just_short_enough(question: str) -> None:
    assert found(deck({"question": question}), "question-too-long") == []


def test_the_same_text_twice() -> None:
    checked = deck(
        {"title": "Døren", "question": "Hvem kommer\nind?"},
        {"title": "døren.", "question": "Hvem går?"},
        {"title": "Vinduet", "question": "Hvem kommer ind …?"},
    )
    findings = found(checked, "duplicate-text")
    assert [(one.facts["card"], one.facts["field"], one.facts["other"]) for one in findings] == [
        ("k2", "title", "k1"),
        ("k3", "question", "k1"),
    ]


def test_texts_that_may_be_alike() -> None:
    checked = deck(
        {"title": "Døren", "question": "Hvem?"},
        {"title": "Døre", "question": "Hvem så?"},
        {"role": "blank", "title": "Døren"},
        {"how": "Hvem?"},
    )
    assert found(checked, "duplicate-text") == []
