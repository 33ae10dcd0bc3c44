"""One card as a picture while it is being written: the same as ever, however little was prepared for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kernekort.faces import Engine
from kernekort.findings import Checked
from kernekort.library import Library, built_in
from kernekort.markup import Bench
from kernekort.pipeline import Job, Target, draw, picturing, prepare
from kernekort.pipeline.picturing import Easel
from tests.pouring import project

DECK = """
layout: dialog-card
title: Vores kort
subtitle: "{antal} spørgsmål"
items:
  - {id: titel, role: title, suit: joker}
  - {id: et, suit: maalgruppe, question: Hvem er vi her for?}
  - {id: to, suit: vaerdi, question: Hvad kan de mærke?}
"""
DPI = 40
STYLE = (built_in() / "layouts" / "dialog-card" / "style.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(1, warm=True) as engine:
        yield engine


@dataclass
class Desk:
    """A deck on an easel, and how often it was prepared whole."""

    library: Library
    engine: Engine
    easel: Easel = field(default_factory=lambda: Easel(Bench()))
    whole: int = 0

    @property
    def file(self) -> Path:
        return self.library.roots[0].path / "content" / "d.yml"

    def edit(self, old: str, new: str) -> None:
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), encoding="utf-8")

    def picture(self, item: str = "et", side: str = "front", job: Job | None = None) -> Checked[bytes]:
        return self.easel.picture("d", item, side, job or Job(), self.library, DPI, self.engine)

    def is_as_ever(self, item: str = "et", side: str = "front", job: Job | None = None) -> bool:
        """Whether a picture is the one that comes of drawing the whole deck."""
        drawn = draw("d", job or Job(), self.library, DPI, self.engine).value or ()
        return {one.label: one.data for one in drawn}[f"{item}-{side}"] == self.picture(item, side, job).value


@pytest.fixture
def desk(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(project(tmp_path, {"content/d.yml": DECK}), engine)

    def counted(*asked: object) -> object:
        desk.whole += 1
        return prepare(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(picturing, "prepare", counted)
    return desk


def test_a_picture_is_that_of_the_whole_deck(desk: Desk) -> None:
    assert desk.is_as_ever("et", "front")
    assert desk.is_as_ever("to", "back")
    assert desk.picture(job=Job(target=Target.SCREEN)) == desk.picture()
    assert desk.is_as_ever("et", "front", Job(overlay=("trim", "bleed"), grey=True))


def test_after_a_save_of_one_card_only_that_is_prepared(desk: Desk) -> None:
    desk.picture()
    for old, new in (("Hvem er vi", "Hvad gør vi"), ("her for?", "her for og\n    hvordan?"), ("kan de", "kan I")):
        desk.edit(old, new)
        for item in ("et", "to", "titel"):
            assert desk.is_as_ever(item)
    assert desk.whole == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: desk.edit("title: Vores kort", "title: Andre kort"),
        lambda desk: desk.edit("  - {id: to", "  - {id: tre, suit: social, question: Ny?}\n  - {id: to"),
        lambda desk: project(
            desk.library.roots[0].path, {"layouts/dialog-card/style.css": STYLE + ".face { color: red }"}
        ),
        lambda desk: project(desk.library.roots[0].path, {"layouts/_shared/compounds.da.txt": "kerne|opgave"}),
    ],
    ids=["head", "another", "style", "compounds"],
)
def test_what_concerns_others_too_is_prepared_whole(desk: Desk, change: Callable[[Desk], object]) -> None:
    desk.picture()
    change(desk)
    assert desk.is_as_ever("et")
    assert desk.whole == 2


def test_texts_that_are_set_alike_are_looked_at_together(desk: Desk) -> None:
    desk.edit("title: Vores", "fit: uniform\ntitle: Vores")
    desk.picture()
    desk.edit("kan de mærke?", "kan de mærke når de møder os en dag hvor vi ikke har tid til at lytte?")
    assert desk.is_as_ever("et")
    assert desk.whole == 2


@pytest.mark.parametrize("job", [Job(only={"suit": ("vaerdi",)}), Job(pick=1), Job(layout="question-poster")])
def test_a_part_of_a_deck_is_always_prepared(desk: Desk, job: Job) -> None:
    desk.picture("to", job=job)
    desk.edit("kan de", "kan I")
    desk.picture("to", job=job)
    assert desk.whole == 2


def test_a_slip_is_told_and_what_was_known_does_not_come_back(desk: Desk) -> None:
    desk.picture()
    desk.edit("question: Hvem", "question: [Hvem")
    broken = desk.picture()
    assert (broken.value, [finding.code for finding in broken.findings]) == (None, ["yaml-syntax"])
    desk.edit("question: [Hvem", "question: Hvem")
    assert desk.is_as_ever("et")


def test_what_does_not_fit_is_found_and_drawn(desk: Desk) -> None:
    desk.picture()
    desk.edit("Hvem er vi her for?", f"'{'Hvem er vi egentlig her for? ' * 30}'")
    seen = desk.picture()
    assert seen.value is not None
    assert "text-too-tall" in {finding.code for finding in seen.findings}
    assert desk.whole == 1


def test_weekdays_are_looked_at(desk: Desk) -> None:
    desk.picture()
    desk.edit("Hvem er vi her for?", "Hvem kommer mandag den 1. december 2026?")
    assert [finding.code for finding in desk.picture().findings] == ["weekday-wrong"]


@pytest.mark.parametrize(("item", "side", "field"), [("ett", "front", "id"), ("et", "fornt", "side")])
def test_a_card_or_a_side_that_is_not_there(desk: Desk, item: str, side: str, field: str) -> None:
    desk.picture()
    made = desk.picture(item, side)
    (finding,) = made.findings
    assert made.value is None
    assert (finding.code, finding.facts["field"]) == ("only-unknown-value", field)
    assert finding.facts["near"]
    assert desk.picture("et").value is not None


def test_a_card_of_the_deck_that_is_extended_is_as_it_is_there_now(desk: Desk) -> None:
    base = desk.file.with_name("base.yml")
    base.write_text(DECK, encoding="utf-8")
    desk.file.write_text("extends: base\ntitle: Andres kort\n", encoding="utf-8")
    assert desk.is_as_ever()
    base.write_text(DECK.replace("Hvem er vi her for?", "Hvad er vi her for?"), encoding="utf-8")
    assert desk.is_as_ever()
