"""Faces laid out by several processes, and remembered: what is found is the same, and is told each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from pypdf import PdfReader

from kernekort.faces import Engine, Faces, joined, lay_out
from kernekort.findings import Checked, Finding
from kernekort.markup.model import FaceMarkup
from kernekort.typeset import Limits
from tests.typeset_faces import CHOICES, CSS, TEXT_CSS, document, face, lines, question, setting

FAULTY: dict[str, str] = {
    "tall": question("Hvem kommer ind ad bagdøren hos os i dag uden at nogen af os regnede med det"),
    "wide": question("Kommunalbestyrelsesmedlemmer"),
    "edge": '<p style="position:absolute;left:1mm;top:20mm">ude</p>',
    "over": '<p class="body">et ord her</p><p class="body">og et her</p>',
    "arrow": question("Fra a → b"),
    "arrow-again": question("Fra b → a"),
    "weight": '<p class="body" style="font-weight:700">fed</p>',
    "weight-again": '<p class="body"><b>fed igen</b></p>',
    "inline": '<p class="body" style="colr:red">x</p>',
    "lost-file": '<img class="body" alt="x" src="findes-ikke.png">',
    "refused": '<img class="body" alt="x" src="file:///etc/passwd">',
}
CLEAN = tuple(f"k{number}" for number in range(15))


def mixed() -> tuple[FaceMarkup, ...]:
    """Faces with faults far apart, so that each process gets some of them."""
    faults = list(FAULTY.items())
    faces: list[FaceMarkup] = []
    for number, item in enumerate(CLEAN):
        faces.append(face(item, question(f"Nummer {number}")))
        if number < len(faults):
            faces.append(face(*faults[number]))
    return tuple(faces)


@dataclass(frozen=True)
class Made:
    """What came of the faces, how many had to be laid out, and what was told on the way."""

    laid: Checked[Faces]
    laid_out: int
    told: tuple[tuple[int, int], ...]


def made(faces: Sequence[FaceMarkup], jobs: int, cache: Path | None = None, limits: Limits | None = None) -> Made:
    told: list[tuple[int, int]] = []
    with Engine(jobs, cache) as engine:
        engine.progress = lambda done, total: told.append((done, total))
        laid = lay_out(faces, setting(limits=limits), engine=engine)
        return Made(laid, engine.laid_out, tuple(told))


@pytest.fixture(scope="module")
def plain() -> Checked[Faces]:
    return lay_out(mixed(), setting())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def one(cache: Path) -> Made:
    """By one process, into an empty cache."""
    return made(mixed(), 1, cache)


@pytest.fixture(scope="module")
def two(one: Made, cache: Path) -> Made:
    """By two, from what one has left."""
    return made(mixed(), 2, cache)


def keys_told(findings: Sequence[Finding]) -> set[object]:
    return {finding.facts["card"] for finding in findings if "card" in finding.facts}


def test_there_is_something_to_say_in_every_portion(plain: Checked[Faces], one: Made) -> None:
    assert len({finding.code for finding in plain.findings}) >= 8
    assert keys_told(plain.findings) >= set(FAULTY) - {"weight-again", "inline"}
    assert len(one.told) > 1


def test_one_process_finds_what_is_found_without_an_engine(plain: Checked[Faces], one: Made) -> None:
    assert one.laid.findings == plain.findings


def test_two_processes_find_the_same(plain: Checked[Faces]) -> None:
    assert made(mixed(), 2).laid.findings == plain.findings


def test_what_was_found_is_found_again(plain: Checked[Faces], one: Made, two: Made) -> None:
    assert two.laid.findings == plain.findings


def test_faces_with_faults_have_their_pages_too(plain: Checked[Faces], one: Made, two: Made) -> None:
    assert plain.value is not None
    assert one.laid.value is not None
    assert two.laid.value is not None
    assert one.laid.value.keys == plain.value.keys == tuple(face.key for face in mixed())
    assert two.laid.value.pdf == one.laid.value.pdf
    words = [page.extract_text().split() for page in PdfReader(BytesIO(one.laid.value.pdf)).pages]
    assert words[:2] == [["Nummer", "0"], FAULTY["tall"].partition('question">')[2].removesuffix("</h1>").split()]
    assert words[-1] == ["Nummer", "14"]


def test_progress_goes_up_to_the_end(one: Made) -> None:
    assert [total for _, total in one.told] == [len(mixed())] * len(one.told)
    assert [done for done, _ in one.told] == sorted({done for done, _ in one.told})
    assert one.told[-1][0] == len(mixed())


HELD = {item: inner for item, inner in FAULTY.items() if item in ("tall", "wide", "edge", "over", "arrow")}
"""Faults of one face alone: what is wrong with a stylesheet or a typeface is about all of them."""


def test_only_what_has_something_to_say_is_laid_out_again(tmp_path: Path) -> None:
    faces = [face(item, inner) for item, inner in (HELD | {item: question(item) for item in CLEAN}).items()]
    first, second = made(faces, 1, tmp_path), made(faces, 1, tmp_path)
    assert (first.laid_out, second.laid_out) == (len(faces), len(HELD))
    assert second.laid.findings == first.laid.findings != ()
    assert second.told[-1] == (len(HELD), len(HELD))
    third = made([one for one in faces if one.item in CLEAN], 1, tmp_path)
    assert (third.laid_out, third.laid.findings, third.told) == (0, (), ())


BREAK = '<p style="break-before:page">igen</p>'
BROKEN: dict[str, str] = {
    "whole": question("Hel"),
    "two": f"<p>først</p>{BREAK}",
    "gone": '<p class="gone">væk</p>',
    "lost": f'<div class="body"><p>først</p>{BREAK}</div>',
    "stray": "x</section>y<section>",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One that serves the rest of these tests; the key of a hand-made face is its name, which belongs to one test."""
    with Engine(2, tmp_path_factory.mktemp("kept")) as engine:
        yield engine


@pytest.mark.parametrize("names", [("whole", "two", "gone", "lost"), ("whole", "stray")])
def test_faces_that_come_to_no_pages_leave_no_file(engine: Engine, names: tuple[str, ...]) -> None:
    css = CSS + ".gone { display: none }\n"
    faces = [face(name, BROKEN[name], css=css) for name in names]
    laid = lay_out(faces, setting(), engine=engine)
    plain = lay_out(faces, setting())
    assert laid.findings == plain.findings
    assert laid.value is plain.value is None


def test_nothing_to_lay_out_is_said(engine: Engine) -> None:
    assert lay_out([], setting(), engine=engine) == lay_out([], setting())


def test_documents_have_their_pages_behind_one_another(engine: Engine) -> None:
    texts = [document("en", lines(50), css=TEXT_CSS), face("k1", question("Kort")), document("to", lines(80))]
    laid = lay_out(texts, setting(), engine=engine)
    assert laid.findings == ()
    assert laid.value is not None
    assert laid.value.keys == ("en-front", "en-front", "k1-front", "to-front", "to-front", "to-front")
    assert laid.value.pages_of == {"en-front": (0, 1), "k1-front": (2,), "to-front": (3, 4, 5)}
    pages = PdfReader(BytesIO(laid.value.pdf)).pages
    assert [page.extract_text().split()[-3:] for page in pages if "af" in page.extract_text()] == [
        ["1", "af", "2"], ["2", "af", "2"], ["1", "af", "3"], ["2", "af", "3"], ["3", "af", "3"]
    ]  # fmt: skip


def test_equal_faces_are_laid_out_once(engine: Engine) -> None:
    before = engine.laid_out
    twin = face("tvilling", question("Ens"))
    laid = lay_out([twin, face("anden", question("To")), twin], setting(), engine=engine).value
    assert laid is not None
    assert laid.keys == ("tvilling-front", "anden-front")
    assert engine.laid_out == before + 2


def test_a_face_is_known_by_what_shapes_it_and_by_its_language(engine: Engine) -> None:
    asked = setting()
    faces = [face("sprog", question("Sprog"))]
    lay_out(faces, asked, engine=engine)
    before = engine.laid_out
    lay_out(faces, replace(asked, title="Noget andet"), engine=engine)
    assert engine.laid_out == before
    lay_out(faces, replace(asked, language="en"), engine=engine)
    assert engine.laid_out == before + 1


def test_two_files_are_joined_with_one_subset_of_each_typeface(engine: Engine) -> None:
    first, second = ([face(item, question(item)) for item in items] for items in (("abe", "bi"), ("bi", "ged")))
    one, other = (lay_out(faces, setting(), engine=engine).value for faces in (first, second))
    assert one is not None
    assert other is not None
    both = joined(one, other)
    assert both is not None
    assert (both.keys, both.page_of) == (
        ("abe-front", "bi-front", "bi-front", "ged-front"),
        {"abe-front": 0, "bi-front": 1, "ged-front": 3},
    )
    whole = lay_out([*first, second[1]], setting(), engine=engine).value
    assert whole is not None
    assert both.pdf.count(b"/FontFile2") == whole.pdf.count(b"/FontFile2") == 1
    assert joined(one, lay_out(second, setting()).value or one) is None


def test_a_typeface_that_is_more_than_outlines_is_set_in_one_piece(engine: Engine, tmp_path: Path) -> None:
    """Its bitmaps may be empty: it is what it might be that keeps its pages together."""
    family, weight, style, known = CHOICES[0]
    path = tmp_path / "odd.ttf"
    with TTFont(known) as font:
        font["EBDT"] = table = DefaultTable("EBDT")
        table.data = b"\0\2\0\0"
        font.save(path)
    asked = replace(setting(), fonts=((family, weight, style, path), CHOICES[1]))
    faces = [face(item, question(item), css=CSS.replace(known.as_uri(), path.as_uri())) for item in ("bit", "punkt")]
    plain = lay_out(faces, asked)
    assert plain.findings == ()
    before = engine.laid_out
    assert [lay_out(faces, asked, engine=engine) for _ in "12"] == [plain, plain]
    assert engine.laid_out == before + len(faces)


def test_a_file_for_the_screen_is_that_of_no_engine_and_kept_whole(engine: Engine) -> None:
    faces = [face(item, question(item)) for item in ("skærm", "skærm-to")]
    asked = setting(variant="pdf/ua-1")
    plain = lay_out(faces, asked, unique=False)
    before = engine.laid_out
    first = lay_out(faces, asked, unique=False, engine=engine)
    assert (first, engine.laid_out) == (plain, before + 2)
    assert (lay_out(faces, asked, unique=False, engine=engine), engine.laid_out) == (plain, before + 2)
    titled = lay_out(faces, replace(asked, title="Noget andet"), unique=False, engine=engine).value
    assert titled is not None
    assert engine.laid_out == before + 4


def test_a_faulty_file_for_the_screen_is_told_of_each_time(engine: Engine) -> None:
    faces = [face("skærm-tre", question("Et")), face("tall", FAULTY["tall"])]
    asked = setting(variant="pdf/ua-1")
    first, again = (lay_out(faces, asked, unique=False, engine=engine) for _ in "12")
    assert first == again == lay_out(faces, asked, unique=False)
    assert [finding.code for finding in first.findings] == ["text-too-tall"]


def test_what_came_of_many_faces_leaves_no_holes_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    from kernekort.faces import engine as module

    given: list[int] = []
    monkeypatch.setattr(module, "give_back", lambda: given.append(1))
    monkeypatch.setattr(module, "_MANY", 3)
    faces = [face(f"k{number}", question(f"Nummer {number}")) for number in range(3)]
    assert made(faces[:2], 1).laid.value
    assert not given
    assert made(faces, 1).laid.value
    assert given == [1]


@pytest.mark.parametrize("problem", [AttributeError, OSError, TypeError])
def test_a_system_that_takes_no_memory_back_is_not_asked_twice(
    problem: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    import ctypes

    from kernekort.faces.room import give_back

    def refused(_: object) -> None:
        raise problem

    give_back()
    monkeypatch.setattr(ctypes, "CDLL", refused)
    give_back()
