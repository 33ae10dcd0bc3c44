"""Findings as a user reads them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kernekort.findings import Exit, Finding, Place, Stop, error, note, warning
from kernekort.wording import Catalogue, CatalogueError
from kernekort.wording.room import read_room
from kernekort.wording.terminal import Worded, render

WORDS = {"error": "fejl", "warning": "advarsel", "note": "note", "hint": "råd"}
FIELD = error("unknown-field", Place("content/dialog/a.yml", 5, 5))
TALL = error("text-too-tall", Place("content/dialog/a.yml", 9, 5))


def lines(finding: Finding, worded: Worded, line: str | None = None, colour: bool = False) -> list[str]:
    return render([(finding, worded)], WORDS, lambda _: line, colour).splitlines()


def test_the_form_of_a_finding() -> None:
    worded = Worded("ukendt felt «wieght» på kort «a1»", "mente du «weight»?  Felter på dialogkort: id, question …")
    said = render(
        [(FIELD, worded), (TALL, Worded("teksten på kort «a2», forside, er 11,0 mm for høj"))],
        WORDS,
        lambda place: "    wieght: 3" if place.line == 5 else None,
        colour=False,
    )
    assert said == (
        "content/dialog/a.yml:5:5: fejl: ukendt felt «wieght» på kort «a1»".ljust(100) + "[unknown-field]\n"
        "    5 |     wieght: 3\n"
        "      |     ^^^^^^\n"
        "    råd: mente du «weight»?  Felter på dialogkort: id, question …\n"
        + "content/dialog/a.yml:9:5: fejl: teksten på kort «a2», forside, er 11,0 mm for høj".ljust(100)
        + "[text-too-tall]\n"
    )


def test_a_long_sentence_pushes_its_code_on() -> None:
    assert lines(FIELD, Worded("x" * 100))[0] == f"content/dialog/a.yml:5:5: fejl: {'x' * 100}  [unknown-field]"


def test_a_finding_without_a_place_has_no_excerpt() -> None:
    finding = warning("disk-full")
    assert lines(finding, Worded("fuld"), "never asked for") == ["advarsel: fuld".ljust(100) + "[disk-full]"]


def test_a_place_without_a_column_has_no_mark() -> None:
    assert lines(note("some-note", Place("a.yml", 12)), Worded("nu"), "hej")[1:] == ["   12 | hej"]


@pytest.mark.parametrize(
    ("line", "column", "mark"),
    [
        ("title: hej", 8, "       ^^^"),
        ('title: "hej du"', 8, "       ^^^^^^^^"),
        ("\ttitle: x", 2, " ^^^^^"),
        ("navn: 日本 x", 7, "      ^^^^"),
        ("日本: x", 5, "      ^"),
        ("a: [b, c]", 4, "   ^"),
    ],
)
def test_the_mark_lies_under_what_is_meant(line: str, column: int, mark: str) -> None:
    shown = lines(error("some-code", Place("a.yml", 1, column)), Worded("x"), line)
    assert shown[2] == "      | " + mark


def test_a_long_line_is_shown_around_its_column() -> None:
    shown = lines(error("some-code", Place("a.yml", 1, 501)), Worded("x"), "a" * 500 + "HER" + " b" * 100)
    assert len(shown[1]) <= 108
    assert shown[1].index("HER") == shown[2].index("^^^")


def test_colour_only_where_it_is_wanted() -> None:
    worded = Worded("x", "y")
    assert "\x1b" not in "".join(lines(FIELD, worded, "    wieght: 3"))
    coloured = "\n".join(lines(FIELD, worded, "    wieght: 3", colour=True))
    assert "\x1b[1;31mfejl:\x1b[0m" in coloured
    assert "\x1b[2m[unknown-field]\x1b[0m" in coloured


def test_steering_characters_in_file_and_line_are_disarmed() -> None:
    finding = error("some-code", Place("a\x1b[2J.yml", 1, 1))
    assert "\x1b" not in "".join(lines(finding, Worded("x"), "a\x1b]0;title\x07"))


def test_the_first_hint_whose_facts_are_there_is_used() -> None:
    catalogue = Catalogue.open("da")
    full = error("unknown-printer", printer="hq", near=("hp",), known=("hp", "xerox"))
    none_near = error("unknown-printer", printer="zz", near=(), known=("hp",))
    none_known = error("unknown-printer", printer="zz", near=(), known=())
    hints = [catalogue.sentence(finding).hint for finding in (full, none_near, none_known)]
    assert hints[:2] == ["mente du «hp»?  Gemte printere: hp, xerox", "gemte printere: hp"]
    assert hints[2] is not None
    assert hints[2].startswith("print kalibreringssiden")


def test_the_first_sentence_whose_facts_are_there_is_used() -> None:
    catalogue = Catalogue.open("da")
    face = error("text-lost", card="k1", side_number=2, text="til sidst", field="")
    document = error("text-lost", card="plan", text="til sidst", field="")
    page = error("text-too-tall", card="plan", page=2, excess=1.5, field="")
    assert [catalogue.sentence(finding).text for finding in (face, document, page)] == [
        "noget af teksten på «k1», bagsiden, kommer ikke med: «til sidst»",
        "noget af teksten på «plan» kommer ikke med: «til sidst»",
        "teksten på «plan», side 2, er 1,5 mm for høj",
    ]


def test_a_code_without_words_is_said_as_it_stands() -> None:
    assert Catalogue.open("da").sentence(error("no-such-code")) == Worded("no-such-code")


def test_summary() -> None:
    danish, english = Catalogue.open("da"), Catalogue.open("en")
    found = [error("x"), error("y"), warning("z"), note("n")]
    assert danish.summary(found, "build/") == "2 fejl, 1 advarsel, 1 note. Intet er skrevet til build/."
    assert english.summary(found[:1]) == "1 error."
    assert english.summary([warning("a"), warning("b")]) == "2 warnings."
    assert danish.summary([], None) == ""


def test_explain_and_its_near_names() -> None:
    catalogue = Catalogue.open("en")
    assert "disk is full" in catalogue.explain("disk-full")
    with pytest.raises(Stop) as stop:
        catalogue.explain("disc-full")
    assert stop.value.exit_code == Exit.MISUSE
    (finding,) = stop.value.findings
    assert catalogue.sentence(finding) == Worded("there is no code called «disc-full»", "did you mean «disk-full»?")


def test_messages() -> None:
    catalogue = Catalogue.open("da")
    assert catalogue.message("count-warning", count=1) == "1 advarsel"
    with pytest.raises(KeyError):
        catalogue.message("no-such-text")


def test_json() -> None:
    catalogue = Catalogue.open("en")
    finding = error("unknown-code", Place("a.yml", 3), asked="x", near=("y", "z"))
    assert json.loads(json.dumps(catalogue.as_json(finding))) == {
        "code": "unknown-code",
        "severity": "error",
        "file": "a.yml",
        "line": 3,
        "column": None,
        "message": "there is no code called «x»",
        "hint": "did you mean «y», «z»?",
        "facts": {"asked": "x", "near": ["y", "z"]},
    }
    assert catalogue.as_json(warning("disk-full", folder="b"))["file"] is None


def test_render_speaks_the_language() -> None:
    findings = [warning("disk-full", folder="build")]
    assert Catalogue.open("da").render(findings, lambda _: None, False).startswith("advarsel: der er ikke plads")
    assert "    hint: make room" in Catalogue.open("en").render(findings, lambda _: None, False)


@pytest.mark.parametrize(
    "text",
    ["- a\n", "code: {text: a}\n", "code: {text: a, explain: b, more: c}\n", "code: {text: a\n", "messages: [a]\n"],
)
def test_a_broken_catalogue_is_a_fault_of_ours(tmp_path: Path, text: str) -> None:
    file = tmp_path / "room.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match="room"):
        read_room(file, "room.yml")
