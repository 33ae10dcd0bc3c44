"""Facts put into sentences."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal

from kernekort.findings import Fact
from kernekort.wording.phrase import fill, holds, placeholders, plain
from kernekort.wording.spoken import Language


@pytest.mark.parametrize(
    ("template", "facts", "danish", "english"),
    [
        ("{gap} mm", {"gap": 11.04}, "11,0 mm", "11.0 mm"),
        ("{gap}", {"gap": -0.04}, "0,0", "0.0"),
        ("{gap}", {"gap": -1.25}, "-1,2", "-1.2"),
        ("{ratio:2}:1", {"ratio": 4.456}, "4,46:1", "4.46:1"),
        ("{most:0}", {"most": 20.0}, "20", "20"),
        ("{line}", {"line": 12000}, "12000", "12000"),
        ("{size:,} kB", {"size": 1336}, "1.336 kB", "1,336 kB"),
        ("{size:,} kB", {"size": 999}, "999 kB", "999 kB"),
        ("{names}", {"names": ("a", "b", "c")}, "a, b, c", "a, b, c"),
        ("«{names}»?", {"names": ("a", "b")}, "«a», «b»?", "«a», «b»?"),
        ("{count} {count:fil|filer}", {"count": 1}, "1 fil", "1 fil"),
        ("{count} {count:fil|filer}", {"count": 0}, "0 filer", "0 filer"),
        ("{count:|mange }kort", {"count": 2}, "mange kort", "mange kort"),
        ("{{{name}}}", {"name": "x"}, "{x}", "{x}"),
        ("«{name}»", {}, "«…»", "«…»"),
    ],
)
def test_forms(template: str, facts: dict[str, Fact], danish: str, english: str) -> None:
    assert fill(template, facts, "da") == danish
    assert fill(template, facts, "en") == english


@pytest.mark.parametrize("number", [0, 1000, 12_345, 1_234_567, -1000])
def test_thousands_stand_apart_as_the_language_has_it(number: int) -> None:
    languages: tuple[Language, ...] = ("da", "en")
    for language in languages:
        assert fill("{number:,}", {"number": number}, language) == format_decimal(number, locale=language)


def test_a_users_text_cannot_take_over_the_terminal() -> None:
    assert fill("«{name}»", {"name": "a\x1b[2Jb\u202ec\nd"}, "da") == "«a\ufffd[2Jb\ufffdc d»"
    assert fill("{names}", {"names": ("\x9b1m",)}, "da") == "\ufffd1m"


def test_soft_hyphens_and_joined_emoji_stay() -> None:
    assert plain("kerne\u00adopgave 👩\u200d🏫") == "kerne\u00adopgave 👩\u200d🏫"


def test_long_text_is_cut() -> None:
    assert plain("x" * 500, longest=10) == "x" * 9 + "…"
    assert plain("x" * 10, longest=10) == "x" * 10


@pytest.mark.parametrize("template", ["{a.b}", "{0}", "{}", "{a!r}", "{a:>5}", "{a:1|2|3}", "{a", "a}"])
def test_odd_placeholders_are_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"placeholder|expected|Single"):
        placeholders(template)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [({"near": ("a",)}, True), ({"near": ()}, False), ({"near": ""}, False), ({}, False), ({"near": 0}, True)],
)
def test_a_hint_needs_its_facts(facts: dict[str, Fact], expected: bool) -> None:
    assert holds("mente du «{near}»?", facts) is expected
