"""Running text: Markdown files as materials, and fields of Markdown in content files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.content import load_deck, term_notes, texts
from kernekort.findings import Place
from tests.content_decks import only, said, sound
from tests.meeting_decks import load_meeting, meeting

ARTICLE = """\
---
layout: my-article
title: Kernen i alt
indledning: Hvad er det, vi er her for?
terms: {eleverne: borgerne}
---

## Først

Læs om [eleverne](https://www.x.dk/eleverne), fx her.

![Et hus](billeder/hus.png)
"""


def picture(folder: Path) -> None:
    (folder / "billeder").mkdir()
    (folder / "billeder" / "hus.png").write_bytes(b"")


def test_a_text_with_its_fields_above_it(tmp_path: Path) -> None:
    library = meeting(tmp_path, kernen_md=ARTICLE)
    picture(tmp_path)
    deck = sound(load_deck(library, "kernen"))
    (item,) = deck.items
    body = "## Først\n\nLæs om [borgerne](https://www.x.dk/eleverne), fx her.\n\n![Et hus](billeder/hus.png)"
    assert (deck.id, deck.title, item.id, item.role) == ("kernen", "Kernen i alt", "kernen", "text")
    assert item.fields == {"title": "Kernen i alt", "lead": "Hvad er det, vi er her for?", "body": body}
    assert deck.images == {"billeder/hus.png": tmp_path.resolve() / "billeder" / "hus.png"}
    assert item.place_of("body") == Place("content/kernen.md", 8, 1)
    assert item.place_of("lead") == Place("content/kernen.md", 4, 13)
    assert item.place == Place("content/kernen.md", 2, 1)
    assert [name for name, _ in texts(item, deck.layout)] == ["title", "lead", "body"]
    assert term_notes(deck) == ()


def test_a_text_may_have_an_id_and_be_built_on(tmp_path: Path) -> None:
    child = "extends: kernen\nchange:\n  start: {indledning: Ny}\n"
    text = "---\nlayout: my-article\ntitel: T\nid: start\n---\nTekst.\n"
    library = meeting(tmp_path, kernen_md=text, vores=child)
    assert sound(load_deck(library, "vores")).items[0].fields == {"title": "T", "lead": "Ny", "body": "Tekst."}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bare tekst.\n", ["1:1 missing-field"]),
        ("---\nlayout: my-article\ntitle: T\n", ["1:1 head-without-end"]),
        ("---\nlayout: my-article\ntitle: T\n---\n", ["2:1 missing-field"]),
        ("---\nlayout: my-article\n---\nTekst.\n", ["2:1 missing-field"]),
        ("---\nlayout: my-article\ntitle: T\nwieght: 3\n---\nTekst.\n", ["4:1 unknown-field"]),
        ("---\nlayout: my-article\ntitle: T\nlead: [a]\n---\nTekst.\n", ["4:7 wrong-type"]),
        ("---\nlayout: my-article\ntitle: T\nid: Æble\n---\nTekst.\n", ["4:5 id-unsafe"]),
        ("---\nlayout: my-article\ntitle: T\nbrødtekst: a\n---\nTekst.\n", ["4:1 field-twice"]),
        ("---\nlayout: my-slide\ntitle: T\n---\n\nTekst.\n", ["6:1 text-without-field"]),
        (
            "---\nlayout: my-article\ntitle: T\nextends: b\nitems: []\n---\nTekst.\n",
            ["4:1 not-above-text", "5:1 not-above-text"],
        ),
        (
            "---\nlayout: my-article\ntitle: T\npick: [a]\nitems: []\n---\nTekst.\n",
            ["4:1 not-above-text", "5:1 not-above-text"],
        ),
        ("---\nlayout: my-article\ntitle: T\n---\nTekst\n\n![a](væk.png)\n", ["7:0 image-missing"]),
        ("---\nlayout: my-article\ntitle: T\n---\n\n\nTekst\n\n<b>a</b>\n", ["9:0 html-in-text"]),
        ("---\nlayout: my-article\ntitle: [\n---\nTekst\n", ["4:1 yaml-syntax"]),
    ],
)
def test_slips_are_told_at_their_line(tmp_path: Path, text: str, expected: list[str]) -> None:
    checked = load_deck(meeting(tmp_path, a_md=text), "a")
    assert checked.value is None
    assert said(checked.findings) == expected


@pytest.mark.parametrize(
    ("body", "line"),
    [("|\n      Først\n\n      <hr>", 8), ("|\n\n      Først\n\n      <hr>", 9), ('"Først\\n\\n<hr>"', 5)],
)
def test_running_text_in_a_content_file(tmp_path: Path, body: str, line: int) -> None:
    text = f"layout: my-article\ntitle: T\nitems:\n  - id: a\n    body: {body}\n    title: T\n"
    finding = only(load_meeting(tmp_path, text), "html-in-text")
    assert finding.place is not None
    assert finding.place.line == line


def test_a_name_in_both_forms_is_refused(tmp_path: Path) -> None:
    library = meeting(tmp_path, a_md=ARTICLE, a="layout: my-article\n")
    finding = only(load_deck(library, "a"), "material-twice")
    assert finding.place == Place("content/a.md")
    assert finding.facts == {"name": "a", "other": "content/a.yml"}
