"""Faces begun before all of them are asked for: the same pages, the same findings, in the lines they stand in now."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from kernekort.faces import Engine, Faces, lay_out
from kernekort.faces.ahead import BATCH, FIRST, Ahead, Batch
from kernekort.findings import Checked
from kernekort.markup.model import FaceMarkup
from kernekort.typeset import Limits, Pool, Setting, Task
from kernekort.typeset.wire import make_job
from tests.typeset_faces import CSS, TEXT_CSS, document, face, question, setting

_ANONYMOUS = replace(setting(), title="")


def faces(count: int) -> list[FaceMarkup]:
    """So many faces, two of them with a fault: one among the first that are begun, one among the last."""
    made = [face(f"k{number}", question(f"Nummer {number}")) for number in range(count)]
    made[1] = face("pil", question("Fra a → b"))
    made[-1] = face("bred", question("Kommunalbestyrelsesmedlemmer"))
    return made


def moved(markup: FaceMarkup) -> FaceMarkup:
    """The same face, written a line further down."""
    places = {name: replace(place, line=place.line + 1) for name, place in markup.places.items()}
    return replace(markup, place=replace(markup.place, line=markup.place.line + 1), places=places)


@pytest.fixture(scope="module")
def asked() -> list[FaceMarkup]:
    return [*faces(BATCH + 3), document("tekst", "<p>Et lille stykke.</p>")]


@pytest.fixture(scope="module")
def plain(asked: list[FaceMarkup]) -> Checked[Faces]:
    with Engine() as engine:
        return lay_out(asked, setting(), engine=engine)


def test_what_was_begun_comes_to_the_same(asked: list[FaceMarkup], plain: Checked[Faces]) -> None:
    with Engine() as engine:
        for one in asked:
            engine.begin([one], replace(setting(), title="hedder noget andet"))
        made = lay_out(asked, setting(), engine=engine)
        assert engine.laid_out == len(asked)
    assert plain.value is not None
    assert made.value is not None
    assert made.value.pdf == plain.value.pdf
    assert made.findings == plain.findings
    assert {finding.code for finding in made.findings} == {"missing-glyph", "text-too-wide"}


def test_a_face_that_has_moved_is_told_of_where_it_stands(asked: list[FaceMarkup]) -> None:
    now = [moved(one) for one in asked]
    with Engine() as engine:
        engine.begin(asked, setting())
        made = lay_out(now, setting(), engine=engine)
    places = {finding.facts["card"]: finding.place for finding in made.findings}
    assert places["pil"] == now[1].places["question"]
    assert made.value is not None


def _begun(ahead: Ahead, markups: list[FaceMarkup], one: Setting = _ANONYMOUS) -> list[Future[None]]:
    """The promises of the batches that are begun of these, none of which is kept yet."""
    promises = []
    for markup in markups:
        for batch in ahead.add(markup.key, markup, one):
            promises.append(Future[None]())
            task = Task(make_job(list(batch.values()), one), tuple(range(len(batch))), "")
            ahead.under_way(Batch(batch, one, task, promises[-1]))
    return promises


def _numbered(markups: list[FaceMarkup]) -> dict[str, tuple[int, FaceMarkup]]:
    return {markup.key: (number, markup) for number, markup in enumerate(markups, 100)}


def test_faces_wait_for_company_and_documents_do_not() -> None:
    many = [face(f"k{number}", question(f"Nummer {number}")) for number in range(2 * BATCH + 1)]
    ahead = Ahead(9)
    assert len(_begun(ahead, [document("tekst", "<p>Et stykke.</p>"), *many, *many])) == 3
    tasks = ahead.taken(_numbered(many[:-1]), _ANONYMOUS).values()
    assert [task.numbers for task in tasks] == [
        tuple(range(100, 100 + BATCH)),
        tuple(range(100 + BATCH, 100 + 2 * BATCH)),
    ]
    assert ahead.taken(_numbered(many), _ANONYMOUS) == {}


@pytest.mark.parametrize(("expected", "portion"), [(BATCH, BATCH), (5 * BATCH, FIRST)])
def test_more_are_begun_together_while_all_processes_are_at_work(expected: int, portion: int) -> None:
    many = [face(f"k{number}", question(f"Nummer {number}")) for number in range(5 * BATCH)]
    ahead = Ahead(1)
    ahead.expect(expected)
    first, second = _begun(ahead, many[: 4 * BATCH])
    first.set_result(None)
    second.set_result(None)
    _begun(ahead, many[4 * BATCH :])
    sizes = [len(task.numbers) for task in ahead.taken(_numbered(many), _ANONYMOUS).values()]
    assert sizes == [portion, 2 * BATCH, (2 * BATCH - portion) + 1]
    # Of the next deck nothing is expected.
    assert _begun(ahead, many[: BATCH - 1]) == []
    assert len(_begun(ahead, many[BATCH - 1 : BATCH])) == 1


def test_one_that_has_changed_alone_does_not_wait_while_nothing_is_under_way() -> None:
    many = [face(f"k{number}", question(f"Nummer {number}")) for number in range(BATCH + 6)]
    ahead = Ahead(2)
    ahead.prove("another")
    assert _begun(ahead, many[:1]) == []
    ahead.prove(many[0].css)
    (first,) = _begun(ahead, many[1:5])
    first.set_result(None)
    second, third = _begun(ahead, many[5:])
    tasks = ahead.taken(_numbered(many), _ANONYMOUS)
    assert [tasks[promise].numbers for promise in (first, second)] == [(100, 101), (102, 103, 104, 105)]
    assert tasks[third].numbers == tuple(range(106, 106 + BATCH))
    assert _begun(ahead, many[:1]) == []


@pytest.mark.parametrize("before", [0, 1])
def test_the_engine_begins_at_once_with_what_has_changed_alone(before: int) -> None:
    card, other = face("k", question("Hvad er nyt?")), face("k2", question("Hvad er bedre?"))
    with Engine(warm=True) as engine:
        lay_out([face("a", question("Hvem?")), card][: 2 * before], setting(), engine=engine)
        for one in (face("a", question("Hvem?")), other):
            engine.begin([one], setting())
        assert len(engine._ahead._begun) == before


_SHEETS = {
    "sound": CSS,
    "misspelt": CSS + "\np { colour: red }",
    "refused": CSS + "\nsection { background: url(file:///etc/passwd) }",
    "gone": CSS + '\n@font-face { font-family: Findes; src: url("findes-ikke.ttf") }',
    "profile": CSS + "\n@color-profile --tryk { src: url(findes-ikke.icc) }",
}


@pytest.mark.parametrize("sheet", _SHEETS)
def test_what_was_expected_comes_to_the_same(sheet: str) -> None:
    """What there is to say of the sheet is said, though it was read before there was anybody to tell."""
    many = [replace(one, css=_SHEETS[sheet]) for one in faces(BATCH + 3)]
    with Engine(2) as engine:
        plain = lay_out(many, setting(), engine=engine)
    with Engine(2) as engine:
        engine.expect(_SHEETS[sheet], setting(), len(many))
        engine.begin(many, setting())
        made = lay_out(many, setting(), engine=engine)
    assert made.findings == plain.findings
    assert (made.value and made.value.pdf) == (plain.value and plain.value.pdf)
    assert ({finding.code for finding in made.findings} == {"missing-glyph", "text-too-wide"}) == (sheet == "sound")


def test_nothing_is_expected_where_faces_have_been_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected: list[int] = []
    monkeypatch.setattr(Pool, "make_ready", lambda _, css, setting, tasks: expected.append(tasks))
    with Engine(2, tmp_path) as engine:
        engine.expect(CSS, setting(), 3 * BATCH + 1)
        engine.expect(TEXT_CSS, setting(), 2)
        lay_out([face("a", question("Hvem?"))], setting(), engine=engine)
    with Engine(2, tmp_path) as engine:
        engine.expect(CSS, setting(), 3)
    assert expected == [4]


@pytest.mark.parametrize(("tasks", "ready"), [(1, 1), (3, 2)])
def test_no_more_processes_are_made_ready_than_there_is_work_for(
    tasks: int, ready: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = Pool(2, None, Limits())
    asked: list[object] = []
    monkeypatch.setattr(pool, "_promised", lambda function, what: asked.append(what))
    pool.make_ready(CSS, setting(), tasks)
    pool.close()
    assert asked == [(CSS, setting())] * ready


@pytest.mark.parametrize("change", ["moved", "absent", "setting"])
def test_what_is_not_asked_for_as_it_was_begun_is_let_go(change: str) -> None:
    many = [face(f"k{number}", question(f"Nummer {number}")) for number in range(BATCH)]
    ahead = Ahead(2)
    assert len(_begun(ahead, many)) == 1
    asked = {"moved": [moved(many[0]), *many[1:]], "absent": many[1:]}.get(change, many)
    other = replace(_ANONYMOUS, language="en") if change == "setting" else _ANONYMOUS
    assert ahead.taken(_numbered(asked), other) == {}
