"""Built time and again: what was good is kept, what goes wrong is told, and one build at a time is enough."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest

from kernekort import pipeline
from kernekort.findings import Checked, Stop, error, warning
from kernekort.library import Library
from kernekort.pipeline import Job, Material, Product, Target
from kernekort.pipeline.picturing import Easel
from kernekort.preflight.seen import Seen
from kernekort.watching import Request, Workbench

PATIENCE = 60.0


def material(name: str, data: bytes) -> Material:
    return Material(name, "kernekort", Target.OFFICE, (Product("sheets", data, 4),))


class Maker:
    """Stands in for the pipeline: makes what it is told to, counts, and can be held up."""

    def __init__(self) -> None:
        self.answers: dict[str, Checked[Material] | Exception] = {}
        self.made: list[str] = []
        self.engines: list[object] = []
        self.seen: list[object] = []
        self.begun, self.may_go_on = Event(), Event()
        self.may_go_on.set()

    def __call__(self, name: str, job: Job, library: Library, engine: object, seen: object) -> Checked[Material]:
        self.made.append(name)
        self.engines.append(engine)
        self.seen.append(seen)
        self.begun.set()
        assert self.may_go_on.wait(PATIENCE)
        answer = self.answers.get(name, Checked(material(name, b"sound")))
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Maker:
    maker = Maker()
    monkeypatch.setattr(pipeline, "make", maker)
    return maker


@contextmanager
def bench(*materials: str) -> Iterator[Workbench]:
    with Workbench(lambda: Request(materials, Job(), Library.open())) as made:
        yield made


def codes(outcome: Any) -> list[str]:
    return [finding.code for finding in outcome.findings]


def test_a_sound_build_is_all_its_materials_and_what_was_said(maker: Maker) -> None:
    maker.answers["b"] = Checked(material("b", b"two"), (warning("image-coarse"),))
    with bench("a", "b") as working:
        outcome = working.rebuild()
        assert working.last is outcome
    assert (outcome.number, outcome.sound, outcome.fault) == (1, True, None)
    assert outcome.materials == (material("a", b"sound"), material("b", b"two"))
    assert codes(outcome) == ["image-coarse"]
    assert outcome.seconds > 0


def test_after_a_failed_build_there_is_still_the_last_good_one(maker: Maker) -> None:
    with bench("a", "b") as working:
        good = working.rebuild()
        maker.answers["a"] = Checked(material("a", b"new"))
        maker.answers["b"] = Checked(None, (error("yaml-syntax"),))
        failed = working.rebuild()
        del maker.answers["b"]
        mended = working.rebuild()
    assert (failed.number, failed.sound, failed.materials) == (2, False, good.materials)
    assert codes(failed) == ["yaml-syntax"]
    assert (mended.number, mended.sound, mended.materials[0]) == (3, True, material("a", b"new"))


def test_everything_that_is_wrong_is_told_at_once(maker: Maker) -> None:
    maker.answers |= {name: Checked(None, (error("yaml-syntax", of=name),)) for name in ("a", "b")}
    with bench("a", "b", "c") as working:
        outcome = working.rebuild()
    assert [finding.facts["of"] for finding in outcome.findings] == ["a", "b"]
    assert outcome.materials == ()
    assert maker.made == ["a", "b", "c"]


def test_a_fault_of_the_program_is_told_and_the_next_build_has_another_engine(maker: Maker) -> None:
    fault = ZeroDivisionError("the world ends")
    with bench("a") as working:
        good = working.rebuild()
        maker.answers["a"] = fault
        outcome = working.rebuild()
        del maker.answers["a"]
        assert working.rebuild().sound
    (finding,) = outcome.findings
    assert (finding.code, finding.facts) == (
        "unexpected-fault",
        {"kind": "ZeroDivisionError", "text": "the world ends"},
    )
    assert (outcome.sound, outcome.fault, outcome.materials) == (False, fault, good.materials)
    assert maker.engines[0] is maker.engines[1] is not maker.engines[2]
    assert maker.seen[0] is maker.seen[1] is not maker.seen[2]
    assert isinstance(maker.seen[2], Seen)


def test_a_project_that_cannot_be_read_is_told(maker: Maker) -> None:
    def ask() -> Request:
        raise Stop([error("unknown-field")])

    with Workbench(ask) as working:
        outcome = working.rebuild()
        assert codes(outcome) == ["unknown-field"]
        assert working.picture("a", "en", "front") == Checked(None, outcome.findings)
    assert not outcome.sound
    assert maker.made == []


def test_what_is_asked_is_asked_anew_for_each_build(maker: Maker) -> None:
    asked = iter((("a",), ("b", "c")))
    with Workbench(lambda: Request(next(asked), Job(), Library.open())) as working:
        working.rebuild()
        working.rebuild()
    assert maker.made == ["a", "b", "c"]


def test_whoever_asks_while_a_build_runs_shares_one_that_begins_afterwards(maker: Maker) -> None:
    outcomes = []
    maker.may_go_on.clear()
    with bench("a") as working:
        threads = [Thread(target=lambda: outcomes.append(working.rebuild())) for _ in range(5)]
        threads[0].start()
        assert maker.begun.wait(PATIENCE)
        for thread in threads[1:]:
            thread.start()
        while working._asked < len(threads):
            pass
        maker.may_go_on.set()
        for thread in threads:
            thread.join(PATIENCE)
    assert sorted(outcome.number for outcome in outcomes) == [1, 2, 2, 2, 2]
    assert maker.made == ["a", "a"]


def test_something_can_go_round_each_material(maker: Maker) -> None:
    said = []

    @contextmanager
    def around(name: str) -> Iterator[None]:
        said.append(f"before {name}")
        yield
        said.append(f"after {name}")

    with bench("a", "b") as working:
        working.rebuild(around)
    assert said == ["before a", "after a", "before b", "after b"]


def test_a_fault_while_drawing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("no more")

    monkeypatch.setattr(Easel, "picture", fail)
    with bench("a") as working:
        assert codes(working.picture("a", "en", "front")) == ["unexpected-fault"]


def test_a_kit_that_is_not_there_or_not_answered_is_told() -> None:
    with bench() as made:
        assert [finding.code for finding in made.kit("ingen", {}).findings] == ["unknown-kit"]
        told = made.kit("personalemoede-60", {"deltagere": "24"})
    assert told.value is None
    assert {finding.code for finding in told.findings} == {"kit-value-missing"}


def test_a_fault_in_a_kit_is_a_finding_and_brings_a_new_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Checked[tuple[Material, ...]]:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "make_kit", broken)
    answers = {"enhed": "Team Nord", "dato": "2026-12-03", "start": "13.00", "deltagere": "24"}
    with bench() as made:
        before = made.engine
        assert [finding.code for finding in made.kit("personalemoede-60", answers).findings] == ["unexpected-fault"]
        assert made.engine is not before
