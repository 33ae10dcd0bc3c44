"""A kit for another day: what does not say the day is not laid out again, and the files are as if it had been."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from kernekort import kits
from kernekort.faces import Engine
from kernekort.findings import Checked
from kernekort.library import Library
from kernekort.pipeline import Job, Material, make_kit
from kernekort.watching import Request, Workbench
from tests.verapdf import failed_rules

KIT = """\
title: {da: Møde, en: Meeting}
lead: {da: Et møde., en: A meeting.}
variables:
  dato: {type: date, title: {da: Dato, en: Date}, example: "2026-12-03"}
  sted: {type: text, title: {da: Sted, en: Place}, required: false, example: Salen}
parts:
  - name: drejebog
    title: {da: Drejebog, en: Script}
    material: drejeboeger
    only: {id: [personalemoede-60]}
    fields: {date: dato, place: sted}
    hand_out: {da: Til dig., en: For you.}
  - name: program
    title: {da: Program, en: Programme}
    material: programmer
    only: {id: [personalemoede-60]}
    fields: {date: dato, place: sted}
    screen: true
    hand_out: {da: Til alle., en: For all.}
"""


@dataclass(frozen=True)
class Again:
    """The files of a first day in an empty cache, and of a second in that cache, in another, and without any."""

    second: Checked[tuple[Material, ...]]
    afresh: Checked[tuple[Material, ...]]
    plain: Checked[tuple[Material, ...]]
    warm: Checked[tuple[Material, ...]]
    laid_out: int
    """How many faces were laid out for the second day: of the guide, of both documents, of the file for the screen."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("project")
    (folder / "content/kits").mkdir(parents=True)
    (folder / "content/kits/moede.yml").write_text(KIT, encoding="utf-8")
    return Library.open(folder)


def make(library: Library, engine: Engine | None, **answers: str) -> Checked[tuple[Material, ...]]:
    kit = kits.load_kit(library, "moede").value
    assert kit is not None
    meeting = kits.settled(kit, answers).value
    assert meeting is not None
    return make_kit(meeting, Job(), library, engine)


@pytest.fixture(scope="module")
def again(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Again:
    cache = tmp_path_factory.mktemp("cache")
    with Workbench(lambda: Request((), Job(), library), 1, cache) as bench:
        assert bench.kit("moede", {"dato": "2026-12-03"}).findings == ()
        with Engine(1, cache) as new:
            second = make(library, new, dato="2027-01-14")
            laid_out = new.laid_out
        warm = bench.kit("moede", {"dato": "2027-01-14"})
    with Engine(1, tmp_path_factory.mktemp("other")) as engine:
        afresh = make(library, engine, dato="2027-01-14")
    return Again(second, afresh, make(library, None, dato="2027-01-14"), warm, laid_out)


def test_another_day_is_four_lines(again: Again) -> None:
    assert again.laid_out == 4


def test_the_bytes_are_those_of_a_day_that_was_never_another(again: Again) -> None:
    assert again.second.value is not None
    assert again.second == again.afresh == again.warm


def test_the_pages_are_those_that_are_laid_out_in_one_piece(again: Again) -> None:
    apart, plain = again.second.value, again.plain.value
    assert apart is not None
    assert plain is not None
    for one, other in zip(apart, plain, strict=True):
        pairs = zip(_pictures(one.products[0].data), _pictures(other.products[0].data), strict=True)
        # Drawings may be rounded otherwise; a line in another place would not be nearly the same.
        differences = [ImageChops.difference(*pair).convert("L").getextrema() for pair in pairs]
        assert max(cast("tuple[int, int]", extrema)[1] for extrema in differences) <= 2
    text = PdfReader(BytesIO(apart[1].products[0].data)).pages[0].extract_text()
    assert "Torsdag den 14. januar 2027" in text.replace("\u00a0", " ")


def test_a_line_put_in_keeps_its_tag(again: Again, tmp_path: Path) -> None:
    assert again.second.value is not None
    path = tmp_path / "skaerm.pdf"
    path.write_bytes(again.second.value[1].products[0].data)
    assert failed_rules(path) == ()


def test_what_is_wrong_with_a_line_is_told_as_ever(library: Library, tmp_path: Path) -> None:
    with Engine(1, tmp_path) as engine:
        told = make(library, engine, dato="2026-12-03", sted="Salen 漢")
    plain = make(library, None, dato="2026-12-03", sted="Salen 漢")
    assert [finding.code for finding in told.findings] != []
    assert told.findings == plain.findings


def _pictures(data: bytes) -> list[Image.Image]:
    with PdfDocument(data) as document:
        return [page.render(scale=1).to_pil() for page in document]
