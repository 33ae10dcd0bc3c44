"""Remembered faces and what they are made of: whatever has changed since is noticed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from kernekort.faces import Engine, lay_out
from kernekort.library import Library, built_in
from kernekort.markup.model import FaceMarkup
from kernekort.pipeline import Job, prepare
from kernekort.pipeline import setting as setting_of
from kernekort.typeset import Setting
from tests.typeset_faces import CHOICES, CSS, FONTS, face, setting


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One for all of these tests; the key of a hand-made face is its name, which belongs to one of them."""
    with Engine(1, tmp_path_factory.mktemp("cache")) as engine:
        yield engine


class Shop:
    """Lays one face out as often as it is asked to."""

    def __init__(self, engine: Engine, one: FaceMarkup, asked: Setting, unique: bool = True) -> None:
        self.engine, self.one, self.asked, self.unique = engine, one, asked, unique
        self.codes: list[str] = []

    def made(self) -> tuple[bytes | None, bool]:
        """The file, and whether the face had to be laid out for it."""
        before = self.engine.laid_out
        laid = lay_out([self.one], self.asked, unique=self.unique, engine=self.engine)
        self.codes = [finding.code for finding in laid.findings]
        return laid.value.pdf if laid.value else None, self.engine.laid_out > before

    def assert_notices(self, change: Callable[[], object], undo: Callable[[], object]) -> None:
        """A change is noticed and what is changed back is known again; otherwise nothing is laid out."""
        first, anew = self.made()
        assert (anew, self.codes) == (True, [])
        assert self.made() == (first, False)
        change()
        second, anew = self.made()
        assert (anew, self.codes) == (True, [])
        assert second != first
        assert self.made() == (second, False)
        undo()
        assert self.made()[0] == first


def in_project(folder: Path) -> Setting:
    return setting(roots=(folder, FONTS))


def writing(path: Path, content: str | bytes) -> Callable[[], object]:
    data = content.encode() if isinstance(content, str) else content
    return lambda: path.write_bytes(data)


def png(grey: int) -> bytes:
    data = BytesIO()
    Image.new("L", (40, 40), grey).save(data, "PNG")
    return data.getvalue()


def painted(colour: str) -> str:
    return f".body {{ background: {colour} }}"


BODY = '<p class="body">Et ord</p>'


@pytest.mark.parametrize("unique", [True, False], ids=["in pages", "in one piece"])
def test_a_changed_stylesheet_that_another_reads_is_noticed(engine: Engine, tmp_path: Path, unique: bool) -> None:
    css = f'@import url("more.css");\n{CSS}'
    shop = Shop(engine, face(f"import-{unique}", BODY, css=css), in_project(tmp_path), unique)
    red, blue = (writing(tmp_path / "more.css", painted(colour)) for colour in ("red", "blue"))
    red()
    shop.assert_notices(blue, red)


def test_a_changed_stylesheet_further_down_is_noticed(engine: Engine, tmp_path: Path) -> None:
    writing(tmp_path / "more.css", '@import "most.css"; .body { color: green }')()
    shop = Shop(engine, face("deeper", BODY, css=f'@import "more.css";\n{CSS}'), in_project(tmp_path))
    red, blue = (writing(tmp_path / "most.css", painted(colour)) for colour in ("red", "blue"))
    red()
    shop.assert_notices(blue, red)


@pytest.mark.parametrize(
    ("item", "inner", "rules"),
    [
        ("background", BODY, '.body { background: url("a.png") no-repeat }'),
        ("named", BODY, '.body { background: url("picture:a.png") no-repeat }'),
        ("picture", '<img class="body" alt="x" src="a.png">', ""),
        ("inline", '<p class="body" style="background: url(a.png) no-repeat">x</p>', ""),
    ],
)
def test_a_changed_picture_is_noticed(engine: Engine, tmp_path: Path, item: str, inner: str, rules: str) -> None:
    shop = Shop(engine, face(item, inner, css=CSS + rules), in_project(tmp_path))
    dark, light = (writing(tmp_path / "a.png", png(grey)) for grey in (10, 200))
    dark()
    shop.assert_notices(light, dark)


def test_a_changed_drawing_is_noticed(engine: Engine, tmp_path: Path) -> None:
    shop = Shop(
        engine, face("svg", BODY, css=f'{CSS}.body {{ background: url("a.svg") 0 0/9mm }}'), in_project(tmp_path)
    )
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z" fill="{}"/></svg>'
    red, blue = (writing(tmp_path / "a.svg", svg.format(colour)) for colour in ("#ff0000", "#0000ff"))
    red()
    shop.assert_notices(blue, red)


def with_font(path: Path) -> tuple[str, Setting]:
    """A stylesheet and a setting in which Literata is read from another file."""
    family, weight, style, known = CHOICES[1]
    css = CSS.replace(known.as_uri(), path.as_uri())
    return css, replace(setting(), fonts=(CHOICES[0], (family, weight, style, path)))


@pytest.mark.parametrize("unique", [True, False], ids=["in pages", "in one piece"])
def test_a_changed_typeface_is_noticed(engine: Engine, tmp_path: Path, unique: bool) -> None:
    path = tmp_path / "text.ttf"
    css, asked = with_font(path)
    upright, italic = (FONTS / "literata" / f"literata-{name}.ttf" for name in ("400", "400-italic"))
    assert italic.exists()
    upright_again, italic_now = (writing(path, font.read_bytes()) for font in (upright, italic))
    upright_again()
    shop = Shop(engine, face(f"font-{unique}", BODY, css=css), asked, unique)
    shop.assert_notices(italic_now, upright_again)


def test_the_same_typeface_elsewhere_is_the_same(engine: Engine, tmp_path: Path) -> None:
    one = face("moved", BODY)
    first, _ = Shop(engine, one, setting()).made()
    path = tmp_path / "elsewhere.ttf"
    shutil.copy(CHOICES[1][3], path)
    _, asked = with_font(path)
    assert Shop(engine, one, asked).made() == (first, False)


def test_a_file_that_is_gone_is_told_of_and_known_again_when_it_is_back(engine: Engine, tmp_path: Path) -> None:
    shop = Shop(engine, face("gone", '<img class="body" alt="x" src="a.png">'), in_project(tmp_path))
    there = writing(tmp_path / "a.png", png(10))
    there()
    first, _ = shop.made()
    (tmp_path / "a.png").unlink()
    for _ in range(2):
        assert shop.made()[1]
        assert shop.codes == ["resource-missing"]
    there()
    assert shop.made()[0] == first
    assert shop.codes == []


@pytest.mark.parametrize("unique", [True, False], ids=["in pages", "in one piece"])
def test_the_same_name_in_another_project_is_another_file(engine: Engine, tmp_path: Path, unique: bool) -> None:
    """The faces of two projects may be the same but for what lies in them under one name."""
    one = face(f"two-projects-{unique}", '<img class="body" alt="x" src="a.png">')
    shops = []
    for grey in (10, 200):
        folder = tmp_path / str(grey)
        folder.mkdir()
        (folder / "a.png").write_bytes(png(grey))
        shops.append(Shop(engine, one, in_project(folder), unique))
    first, second = (shop.made()[0] for shop in shops)
    assert first != second
    assert [shop.made()[0] for shop in shops] == [first, second]


SLIDES = """\
layout: provo
title: To billeder
language: da
items:
  - {id: et, role: image, image: content/et.png, alt: Et}
  - {id: to, role: image, image: content/to.png, alt: To}
  - {id: ord, role: slide, suit: vaerdi, setup: Hvad, payoff: Hvem}
"""


def test_a_project_is_noticed_to_change(engine: Engine, tmp_path: Path) -> None:
    """A picture of a slide, the stylesheet of a layout, what that reads, and a typeface; each of them and no more."""
    layout = tmp_path / "layouts" / "provo"
    files: dict[str, str | bytes] = {
        "content/slides.yml": SLIDES,
        "content/et.png": large(10),
        "content/to.png": large(20),
        "layouts/provo/layout.yml": "extends: slide\ntitle: {da: Provo, en: Provo}\n",
        "layouts/provo/style.css": '.setup { background: url("layouts/provo/dots.png") no-repeat }',
        "layouts/provo/dots.png": png(10),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        writing(tmp_path / name, content)()
    shutil.copytree(built_in() / "fonts" / "literata", tmp_path / "fonts" / "literata")
    typeface = tmp_path / "fonts" / "literata" / "literata-400.ttf"

    def laid_out() -> list[int]:
        """How many faces are laid out the first time and the second."""
        library = Library.open(tmp_path)
        prepared = prepare("slides", Job(), library).value
        assert prepared is not None
        counts = [engine.laid_out]
        for _ in "12":
            laid = lay_out(prepared.faces, setting_of(prepared, library), engine=engine)
            assert laid.findings == ()
            counts.append(engine.laid_out)
        return [after - before for before, after in pairwise(counts)]

    assert laid_out() == [3, 0]
    # What one face in a document reads, all of them are taken to have read.
    writing(layout / "dots.png", png(20))()
    assert laid_out() == [3, 0]
    writing(tmp_path / "content" / "et.png", large(30))()
    assert laid_out() == [1, 0]
    writing(layout / "style.css", ".setup { color: #00aa00 }")()
    assert laid_out() == [3, 0]
    shutil.copy(typeface.with_name("literata-400-italic.ttf"), typeface)
    assert laid_out() == [3, 0]
    writing(tmp_path / "content" / "slides.yml", SLIDES.replace("Hvem", "Hvorfor"))()
    assert laid_out() == [1, 0]


def large(grey: int) -> bytes:
    data = BytesIO()
    Image.new("L", (1000, 563), grey).save(data, "PNG")
    return data.getvalue()


def test_an_engine_that_remembers_by_itself_notices_too(tmp_path: Path) -> None:
    css = f'@import url("more.css");\n{CSS}'
    red, blue = (writing(tmp_path / "more.css", painted(colour)) for colour in ("red", "blue"))
    red()
    with Engine(1, warm=True) as engine:
        Shop(engine, face("warm", BODY, css=css), in_project(tmp_path)).assert_notices(blue, red)
