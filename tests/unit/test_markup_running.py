"""Running text and headings made ready to be set: what breaks where, and what stays together."""

from __future__ import annotations

import re
from html import unescape

import pytest

from kernekort.fit import load_compounds
from kernekort.markup.running import filters, headline, joints, running

COMPOUNDS = load_compounds(["kerne|opgave samarbejds|aftale medarbejder|ind|dragelse arbejds|miljø"])
SHY = "\u00ad"
BLANK = "\u00a0"


def plain(markup: str) -> str:
    """What is read: the text without tags, escapes and joints."""
    return unescape(re.sub(r"<[^>]+>", "", markup)).replace(SHY, "")


def kept(markup: str) -> list[str]:
    """The words that stay on one line, with those they stay with."""
    return [group.replace(BLANK, " ") for group in plain(markup).split(" ") if BLANK in group]


def test_words_break_at_their_joints_in_danish() -> None:
    assert joints(COMPOUNDS, "da", "Vores kerneopgaver her") == f"Vores kerne{SHY}opgaver her"


def test_words_of_another_language_are_left_alone() -> None:
    assert SHY not in joints(COMPOUNDS, "en", "Our kerneopgave is medarbejderinddragelse")
    assert SHY not in headline(COMPOUNDS, "en", "Our medarbejderinddragelse")


@pytest.mark.parametrize(
    "text",
    [
        "Her handler det om måden, opgaven løses på – for nogen eller sammen med dem.",
        "Er svaret noget, vi leverer – eller noget, de får ud af det?",
        "»Sådan« & <sådan> – \"sådan\" 'sådan' …",
        "– begynder med en streg – og ender med en –",
        "Ét",
        "",
        "To  blanke og\nen ny linje til sidst",
        "Medarbejderinddragelse – samarbejdsaftalernes kerneopgave",
    ],
)
def test_the_text_is_what_was_typed(text: str) -> None:
    for made in (joints(COMPOUNDS, "da", text), headline(COMPOUNDS, "da", text)):
        assert plain(made).replace(BLANK, " ") == text


def test_hostile_text_is_escaped_once() -> None:
    assert joints(COMPOUNDS, "da", '<b> & – "x" </b> ja da') == (
        f"&lt;b&gt; &amp;{BLANK}– &#34;x&#34; &lt;/b&gt; ja{BLANK}da"
    )


def test_no_line_begins_with_a_dash() -> None:
    assert kept(joints(COMPOUNDS, "da", "Vi leverer – eller noget, som de faktisk efterspørger")) == ["leverer –"]
    assert kept(headline(COMPOUNDS, "da", "Vi leverer – eller")) == ["leverer –"]


def test_a_dash_after_a_word_with_joints_is_kept_without_keeping_the_word_whole() -> None:
    made = joints(COMPOUNDS, "da", "Om samarbejdsaftalen – og alt det andet, som er blevet nedskrevet")
    assert kept(made) == ["samarbejdsaftalen –"]
    assert f"samarbejds{SHY}aftalen{BLANK}–" in made


def test_a_short_last_word_does_not_end_alone() -> None:
    assert kept(joints(COMPOUNDS, "da", "Skriv den og hæng den op.")) == ["den op."]


def test_long_last_words_may() -> None:
    assert kept(joints(COMPOUNDS, "da", "Læs højt af jeres allesammens arbejdspapirer")) == []


def test_two_words_are_not_made_one() -> None:
    assert kept(joints(COMPOUNDS, "da", "Læs højt")) == []


def test_what_breaks_by_pattern_elsewhere_does_not_in_what_is_kept() -> None:
    made = running(COMPOUNDS, "da", "Skriv den – og hæng den op.")
    assert re.findall('<span class="j">(.*?)</span>', made) == [f"den{BLANK}–", f"den{BLANK}op."]


def test_the_blank_before_an_element_stands_by_itself() -> None:
    """Else WeasyPrint breaks the text before it after its first word, where only the blank is too much for the line."""
    made = running(COMPOUNDS, "da", "Vores kerneopgaver her")
    assert made == f'Vores<span> </span><span class="j">kerne{SHY}opgaver</span> her'


def test_headings_break_long_words_alone() -> None:
    made = headline(COMPOUNDS, "da", "Arbejdsmiljø og medarbejderinddragelse")
    assert made == f"Arbejdsmiljø og medarbejder{SHY}ind{SHY}dragelse"


def test_templates_have_both() -> None:
    made = filters(COMPOUNDS, "da")
    assert sorted(made) == ["headline", "joints", "running"]
    assert made["joints"]("kerneopgave") == f"kerne{SHY}opgave"
