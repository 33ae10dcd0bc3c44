"""Homework: the task on one page, the log to write in on the next, and both on one sheet of paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from kernekort.library import Library
from kernekort.pipeline import Job, Target
from tests.building import Builder, brands_by_type
from tests.content_decks import said
from tests.form_fields import Drawn, FormField, fields_of
from tests.pdf_contents import letters
from tests.structure.decks import deck_of

MATERIAL = "hjemmeopgaver"
SCREEN = Job(target=Target.SCREEN)
HEAD = "layout: homework\ntitle: Hjemmeopgaver\nitems:\n"


def pages_of(pdf: bytes) -> list[str]:
    return [letters(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def lines_in(field: FormField) -> int:
    return round((field.bottom - field.top) / 9)


def short(builder: Builder, name: str, item: str) -> bytes:
    library = builder.project(f"homework-{name}", {"content/hjem.yml": f"{HEAD}  - {{id: a, title: Spørg, {item}}}\n"})
    return builder.product("hjem", SCREEN, library).data


@pytest.mark.parametrize("brand", brands_by_type())
def test_each_takes_the_two_sides_of_a_sheet(builder: Builder, brand: str) -> None:
    deck = deck_of(MATERIAL, Library.open())
    pages = pages_of(builder.product(MATERIAL, Job(target=Target.OFFICE, brand=brand)).data)
    assert len(pages) == 2 * len(deck.items)
    for item, task, log in zip(deck.items, pages[::2], pages[1::2], strict=True):
        for name, there, elsewhere in (("steps", task, log), ("bring", task, log), ("log", log, task)):
            entries = item.fields[name]
            assert isinstance(entries, tuple)
            assert [entry for entry in entries if letters(str(entry)) not in there] == []
            assert [entry for entry in entries if letters(str(entry)) in elsewhere] == []


def test_the_log_and_the_boxes_are_fields_on_a_screen(builder: Builder) -> None:
    pdf = builder.product(MATERIAL, SCREEN).data
    fields = fields_of(pdf)
    assert len({field.name for field in fields}) == len(fields)
    assert [field.title for field in fields if field.page < 2] == [
        "Tag med: Et foto af lærredet",
        "Tag med: Én overraskelse",
        "Tag med: Ét spørgsmål",
        "Det gjorde vi",
        "Det overraskede mig",
        "Det siger gruppen",
        "Det vil jeg prøve næste gang",
    ]
    assert [field.kind for field in fields if field.page < 2] == ["tick"] * 3 + ["text"] * 4
    log = [field for field in fields if field.kind == "text"]
    assert {lines_in(field) for field in log} == {4}
    drawn = Drawn(pdf)
    assert [field.title for field in log if not drawn.has_line_under(field)] == []


def test_a_short_log_stays_on_the_page_of_the_task(builder: Builder) -> None:
    fields = fields_of(short(builder, "short", "steps: [Spørg én.], log: [Det gjorde vi, Det sagde de]"))
    assert [(field.page, lines_in(field)) for field in fields] == [(0, 4), (0, 4)]


def test_a_log_of_many_questions_has_fewer_lines_to_each(builder: Builder) -> None:
    questions = ", ".join(f"Spørgsmål {number}" for number in range(1, 7))
    fields = fields_of(short(builder, "many", f"steps: [Spørg én.], log: [{questions}]"))
    assert [(field.page, lines_in(field)) for field in fields] == [(1, 3)] * 6


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("minutes: 20", "4:5 missing-field"),
        ("steps: []", "4:27 too-few"),
        ("steps: [Spørg], minutes: 0", "4:52 out-of-range"),
    ],
)
def test_what_is_missing_is_told_where_it_should_stand(builder: Builder, item: str, found: str) -> None:
    text = f"{HEAD}  - {{id: a, title: Spørg, {item}}}\n"
    library = builder.project(f"homework-{letters(item)}", {"content/hjem.yml": text})
    assert said(builder.made("hjem", SCREEN, library).findings) == [found]
