"""Line breaks of real questions: few lines, even lines, and lines that end where the sense does."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from kernekort.fit import Ruler, balance
from kernekort.fit.sense import cost_of_break, cost_of_start

SHY = "\u00ad"


def letters(text: str) -> float:
    """A measure in which every letter is one millimetre wide."""
    return float(len(text))


@pytest.mark.parametrize(
    "question",
    [
        "Hvad skulle de | gerne mangle, | hvis vi forsvandt?",
        "Hvad er blevet | overflødigt | om ti år, hvis det | lykkes for os?",
        "Hvad vil vi så gerne, | at vi næsten ikke | tør sige det højt?",
        "Hvem bruger | vi mest tid på – | og hvem har mest | brug for den?",
        "Stil en stol frem. | Hvad ville gæsten | spørge om først?",
    ],
)
def test_questions_on_a_card(checkout: Path, question: str) -> None:
    ruler = Ruler(checkout / "fonts/familjen-grotesk/familjen-grotesk-700.ttf")
    measure = partial(ruler.width, size_pt=17, tracking_em=-0.018)
    assert " | ".join(balance(question.replace(" | ", " "), measure, 51.5)) == question


def test_the_fewest_lines_come_first() -> None:
    assert len(balance("en to tre fire fem seks", letters, 14)) == 2
    assert balance("en to tre", letters, 20) == ("en to tre",)


def test_lines_are_even() -> None:
    assert balance("abcd abcd abcd abcd", letters, 15) == ("abcd abcd", "abcd abcd")


def test_a_line_rather_ends_after_punctuation() -> None:
    assert balance("kat hund, mus gris fugl", letters, 16) == ("kat hund,", "mus gris fugl")


def test_a_line_rather_not_ends_on_a_weak_word() -> None:
    assert balance("dybe skove og lyse marker", letters, 16) == ("dybe skove", "og lyse marker")


def test_a_dash_stays_with_the_word_before_it() -> None:
    for width in range(6, 30):
        lines = balance("Vi ser dem – men hvem ser os?", letters, width)
        assert not any(line.startswith("–") for line in lines)


def test_a_dash_that_opens_a_line_stays_with_the_word_after() -> None:
    assert balance("Vi ser dem\n– og hvem ser os?", letters, 14)[:2] == ("Vi ser dem", "– og hvem")


def test_typed_lines_are_kept_and_balanced_each_by_itself() -> None:
    text = "Hvad er det?\n\nDet er godt, når noget lykkes.\nSlut"
    assert balance(text, letters, 24) == ("Hvad er det?", "", "Det er godt,", "når noget lykkes.", "Slut")
    assert balance("\n en linje \r\nto\n\n", letters, 30) == ("en linje", "to")


def test_no_word_stands_alone_on_the_last_line_when_a_line_more_helps() -> None:
    # Two lines are enough, but only with "mange" alone on the second.
    text = "aaa bbb cc mange"
    assert balance(text, letters, 10) == ("aaa bbb", "cc mange")
    assert balance("aaaaaa bbbbbbbbb ccc", letters, 16)[-1] == "bbbbbbbbb ccc"


def test_a_last_word_stands_alone_when_nothing_else_is_possible() -> None:
    assert balance("aaaaaaaa bbbbbbbb", letters, 10) == ("aaaaaaaa", "bbbbbbbb")


def test_one_more_line_is_not_taken_beyond_the_most() -> None:
    text = "aa bb cc dddddddd"
    assert balance(text, letters, 8) == ("aa bb cc", "dddddddd")
    assert len(balance(text, letters, 8, most=2)) == 2


def test_words_are_broken_only_in_need() -> None:
    text = f"aaaa medarbejder{SHY}gruppe bbbb"
    assert balance(text, letters, 18) == ("aaaa", "medarbejdergruppe", "bbbb")
    assert balance(text, letters, 18, most=2) == ("aaaa medarbejder-", "gruppe bbbb")
    assert balance(text, letters, 12)[1] == "medarbejder-"


def test_soft_hyphens_that_are_not_used_leave_no_trace() -> None:
    assert balance(f"kerne{SHY}opgaven", letters, 30) == ("kerneopgaven",)
    assert balance(f"kerne{SHY}opgaven", letters, 9) == ("kerne-", "opgaven")


def test_a_typed_hyphen_may_end_a_line_without_another() -> None:
    assert balance("social kapital-kort", letters, 16, most=2) == ("social", "kapital-kort")
    assert balance("arbejdspladsvurderings-spørgeskema", letters, 24) == ("arbejdspladsvurderings-", "spørgeskema")
    assert balance("it-system 2-3 e-mail", letters, 4)[1:] == ("system", "2-3", "e-mail")


def test_non_breaking_blanks_hold() -> None:
    assert balance("Vi ses kl.\u00a09 her", letters, 10) == ("Vi ses", "kl.\u00a09 her")


def test_a_word_that_is_too_wide_stands_alone() -> None:
    assert balance("en forfærdelig to", letters, 6) == ("en", "forfærdelig", "to")


def test_no_text_is_no_lines() -> None:
    assert balance("", letters, 10) == ()
    assert balance(" \n ", letters, 10) == ()


def test_a_hyphen_alone_or_a_soft_hyphen_alone_does_no_harm() -> None:
    assert balance("–", letters, 10) == ("–",)
    assert balance(f"ord\n{SHY}\nord", letters, 10) == ("ord", "", "ord")


def test_what_it_costs_to_end_a_line() -> None:
    assert cost_of_break("vi gjorde det.«") < cost_of_break("vi gjorde det,") < cost_of_break("vi gjorde noget")
    assert cost_of_break("vi gjorde noget") < cost_of_break("gjorde vi") < cost_of_break("vi gjorde og")
    assert cost_of_break("mødes kl.") == cost_of_break("vi gjorde og")
    assert cost_of_break("slut. Læg") > cost_of_break("slut nu Læg")
    assert cost_of_start("for. Hvad ville") > cost_of_start("her, når du") > cost_of_start("her for dem") == 0
