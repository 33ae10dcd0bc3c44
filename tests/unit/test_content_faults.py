"""What is wrong in a content file, all at once and at the right places."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.content import load_deck
from kernekort.findings import Place
from tests.content_decks import cards, load, only, project, said


def test_everything_at_once(tmp_path: Path) -> None:
    text = """\
    layout: kort
    title: K
    wieght: 1
    items:
      - id: a
        questoin: Hvem?
      - id: b
        question: Hvem?
        spørgsmål: Hvad?
        level: middel
        minutes: 601
        followups: [a, b, c]
      - Et kort
    """
    checked = load(tmp_path, text)
    assert checked.value is None
    assert said(checked.findings) == [
        "3:1 unknown-field",
        "5:5 missing-field",
        "6:5 unknown-field",
        "9:5 field-twice",
        "10:12 not-a-choice",
        "11:14 out-of-range",
        "12:23 too-many",
        "13:5 wrong-type",
    ]
    facts = [finding.facts for finding in checked.findings]
    assert facts[1] == {"field": "question", "what": "a"}
    assert facts[2]["near"] == ("question",)
    assert facts[3] == {"field": "spørgsmål", "other": "question", "what": "b"}
    assert facts[4]["choices"] == ("let", "dybde")
    assert facts[5] == {"field": "minutes", "value": "601", "least": "1", "most": "600"}
    assert facts[6] == {"field": "followups", "found": 3, "most": 2}


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("id: a, question: [Hvem?]", "wrong-type"),
        ("id: a, question: true", "wrong-type"),
        ("id: a, question: '  '", "empty-field"),
        ("id: a, question: Hvem?, minutes: otte", "wrong-type"),
        ("id: a, question: Hvem?, minutes: true", "wrong-type"),
        ("id: a, question: Hvem?, minutes: 0", "out-of-range"),
        ("id: a, question: Hvem?, group: 13", "out-of-range"),
        ("id: a, question: Hvem?, group: -1", "out-of-range"),
        ("id: a, question: Hvem?, copies: 0", "out-of-range"),
        ("id: a, question: Hvem?, followups: Hvorfor?", "wrong-type"),
        ("id: a, question: Hvem?, followups: [Hvorfor?, ~]", "empty-field"),
        ("id: a, question: Hvem?, steps: [Læg]", "wrong-type"),
        ("id: a, question: Hvem?, steps: [{time: 2}]", "missing-field"),
        ("id: a, question: Hvem?, steps: [{name: Læg, tide: 2}]", "unknown-field"),
        ("id: a, question: Hvem?, steps: [{name: Læg, navn: Tag}]", "field-twice"),
        ("id: a, question: ~", "missing-field"),
        ("id: a, question: Hvem?, role: kort", "not-a-choice"),
        ("id: a, role: blank, question: Hvem?", "field-not-for-role"),
        ("id: a, role: divider", "missing-field"),
        ("id: a, question: Hvem?, picture: ../hemmelig.png", "image-missing"),
        ("id: a, question: Hvem?, picture: /etc/passwd", "image-missing"),
        ("id: a, question: Hvem?, picture: væk.png", "image-missing"),
        ("id: a, question: Hvem?, after: b", "unknown-field"),
        ("id: Et kort, question: Hvem?", "id-unsafe"),
        ("id: con, question: Hvem?", "id-unsafe"),
        ("id: [a], question: Hvem?", "wrong-type"),
        ("question: Hvem?", "missing-id"),
    ],
)
def test_one_slip_is_one_finding(tmp_path: Path, item: str, code: str) -> None:
    checked = load(tmp_path, cards(item))
    assert checked.value is None
    finding = only(checked, code)
    assert finding.place is not None
    assert (finding.place.file, finding.place.line) == ("content/a.yml", 4)


@pytest.mark.parametrize(
    ("item", "suggestion"),
    [
        ("title: Før og nu, question: Hvem?", "foer-og-nu"),
        ("question: Hvem?", "hvem"),
        ("role: blank", "card"),
        ("id: Før, question: Hvem?", "foer"),
        ("id: con, question: Hvem?", "con-1"),
    ],
)
def test_an_id_is_suggested(tmp_path: Path, item: str, suggestion: str) -> None:
    assert load(tmp_path, cards(item)).findings[0].facts["suggestion"] == suggestion


def test_suggested_ids_differ(tmp_path: Path) -> None:
    checked = load(tmp_path, cards("question: Hvem?", "question: Hvem?", "id: hvem-2, question: Hvem?"))
    assert [finding.facts["suggestion"] for finding in checked.findings] == ["hvem", "hvem-3"]
    assert [finding.facts["item"] for finding in checked.findings] == ["#1", "#2"]


def test_an_id_stands_twice(tmp_path: Path) -> None:
    finding = only(load(tmp_path, cards("id: a, question: Hvem?", "id: a, question: Hvad?")), "duplicate-id")
    assert finding.place == Place("content/a.yml", 5, 10)
    assert finding.facts == {"id": "a", "first": "content/a.yml:4"}


def test_ids_that_are_twins(tmp_path: Path) -> None:
    checked = load(tmp_path, cards("id: kort, question: Hvem?", "id: KORT, question: Hvad?"))
    assert [finding.code for finding in checked.findings] == ["id-twin", "id-unsafe"]
    assert checked.findings[0].facts == {"id": "KORT", "other": "kort", "first": "content/a.yml:4"}
    assert checked.findings[1].facts["suggestion"] == "kort-2"


def test_a_number_is_given_twice(tmp_path: Path) -> None:
    checked = load(tmp_path, cards("id: a, question: Hvem?, number: 7", "id: b, question: Hvad?, nummer: 7"))
    finding = only(checked, "duplicate-number")
    assert finding.place == Place("content/a.yml", 5, 38)
    assert finding.facts == {"number": 7, "card": "b", "other": "a", "first": "content/a.yml:4"}


def test_an_image_may_not_lie_outside_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "uden.png").write_bytes(b"")
    library = project(tmp_path / "p", a=cards("id: a, question: Hvem?, picture: ind.png"))
    (tmp_path / "p" / "ind.png").symlink_to(tmp_path / "uden.png")
    assert only(load_deck(library, "a"), "image-missing").facts["file"] == "ind.png"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1 missing-field"]),
        ("- a\n- b\n", ["1:1 wrong-type"]),
        ("layout: kort\nitems:\n  - {id: a, question: Hvem?}\n", ["1:1 missing-field"]),
        ("layout: kort\ntitle:\nitems:\n  - {id: a, question: Hvem?}\n", ["2:1 empty-field"]),
        ("layout: kort\ntitle: K\n", ["1:1 no-items"]),
        ("layout: kort\ntitle: K\nitems: []\n", ["3:1 no-items"]),
        ("layout: kort\ntitle: K\nitems: {a: b}\n", ["3:8 wrong-type"]),
        ("layout: kort\ntitle: K\nitems:\n", ["3:1 empty-field"]),
        ("layout: krot\ntitle: K\nitems: []\n", ["1:9 unknown-layout"]),
        ("layout: kort\ntitle: K\ntitel: L\nitems:\n  - {id: a, question: Hvem?}\n", ["3:1 field-twice"]),
        ("layout: kort\ntitle: K\nlanguage: de\nitems:\n  - {id: a, question: Hvem?}\n", ["3:11 not-a-choice"]),
        ("layout: kort\ntitle: K\nterms: [a]\nitems:\n  - {id: a, question: Hvem?}\n", ["3:8 wrong-type"]),
        ("layout: kort\ntitle: K\nterms: {a: }\nitems:\n  - {id: a, question: Hvem?}\n", ["3:9 empty-field"]),
        ("layout: kort\ntitle: K\npick: [a]\nitems:\n  - {id: a, question: Hvem?}\n", ["3:1 needs-extends"]),
        ("layout: kort\ntitle: K\nrole: card\nitems:\n  - {id: a, question: Hvem?}\n", ["3:1 unknown-field"]),
        ("layout: kort\ntitle: K\ntitle: L\nitems:\n  - {id: a, question: Hvem?}\n", ["3:1 duplicate-key"]),
        ("layout: kort\ntitle: K: L\n", ["2:9 yaml-syntax"]),
    ],
)
def test_the_top_of_a_file(tmp_path: Path, text: str, expected: list[str]) -> None:
    checked = load(tmp_path, text)
    assert checked.value is None
    assert said(checked.findings) == expected


def test_a_material_that_is_not_there(tmp_path: Path) -> None:
    library = project(tmp_path, vores=cards("id: a, question: Hvem?"))
    asked_at = Place("kernekort.yml", 3, 5)
    finding = only(load_deck(library, "vors", asked_at), "unknown-material")
    assert finding.place == asked_at
    assert finding.facts["near"] == ("vores",)
    assert only(load_deck(library, "../vores"), "name-not-allowed").place is None
