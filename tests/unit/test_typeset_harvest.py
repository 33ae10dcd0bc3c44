"""Pages taken out of their documents: the same in whatever company, with all that they name and nothing else."""

from __future__ import annotations

import gc
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kernekort.markup.model import FaceMarkup
from kernekort.store import Store
from kernekort.typeset import Collected, FontChoice, wire
from kernekort.typeset.facts import Described
from kernekort.typeset.parts import REFERENCE, LaidPage, Thing, inflated
from tests.typeset_faces import CHOICES, CSS, FONTS, document, drawing, face, laid_out_here, lines, question, setting

Collect = Callable[..., Collected]

# Font files are open as long as the process of the pool lives, which nobody minds there.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


@pytest.fixture(scope="module")
def collect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collect]:
    """Lays faces out in this process, as a process of the pool does."""
    with laid_out_here(tmp_path_factory.mktemp("fonts")):
        from kernekort.typeset import collecting
        from kernekort.typeset.arts import Arts
        from kernekort.typeset.bench import Bench
        from kernekort.typeset.kept import Kept, Memory
        from kernekort.typeset.log import Listener

        def collected(*faces: FaceMarkup, kept: Kept | None = None) -> Collected:
            about = replace(setting(), fonts=(*CHOICES, ANDIKA))
            bench = Bench(about, Arts(), Listener())
            return collecting.collect(wire.make_job(faces, about), bench, kept or Kept("", Store(None), Memory()))

        yield collected
        gc.collect()


LINES = drawing('<path d="M0 0L9 0L9 9Z" fill="#112233"/>')
SHADES = drawing(
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient></defs>'
    '<rect width="9" height="9" fill="url(#g)" fill-opacity=".5"/>'
)
ART = f"{CSS}.art {{ position: absolute; left: 9mm; top: 50mm; width: 30mm; height: 30mm }}"
ART += " .art { background-repeat: no-repeat; background-size: 100% 100% }"
TEXT = "Kerneopgaven og vi: æøå – »ål«"
EVERY = f"{TEXT} abcdefghijklm nopqrstuvwxyz ABCDEFGH IJKLMNOPQ RSTUVWXYZ 0123456789"
ANDIKA: FontChoice = ("Andika", 400, "normal", FONTS / "andika" / "andika-400.ttf")
"""A typeface of 2048 units, whose widths are no whole thousandths: WeasyPrint rounds them at the size it sees first."""

IN_ANDIKA = f"{ART} @font-face {{ font-family: Andika; font-weight: 400; src: url({ANDIKA[3].as_uri()}) }}"


def drawn(item: str, art: str, more: str = "") -> FaceMarkup:
    return face(item, f'<div class="art" {more} style="{art}"></div><p class="body">{TEXT}</p>', css=ART)


FACES = (
    face("question", question(TEXT), css=ART),
    face("small", f'<p class="body" style="font-size:7.3pt">{TEXT}</p>', css=ART),
    face("odd", f'<p class="body" style="font-size:11.7pt;letter-spacing:.3pt">{TEXT}</p>', css=ART),
    face("faint", f'<p class="body" style="opacity:.5;font-size:16.1pt;line-height:8mm">{TEXT}</p>', css=ART),
    drawn("lines", LINES),
    drawn("ground", LINES, 'data-under=""'),
    drawn("shades", SHADES),
    drawn("shades-again", SHADES, 'data-under=""'),
    document("text", lines(40)),
    *(
        face(f"andika-{size}", f'<p class="body" style="font: {size}pt/7mm Andika">{EVERY}</p>', css=IN_ANDIKA)
        for size in (6.7, 10.9, 8.8)
    ),
)


@pytest.fixture(scope="module")
def together(collect: Collect) -> dict[str, tuple[LaidPage, ...]]:
    made = collect(*FACES)
    assert (made.findings, made.clean) == ((), (True,) * len(FACES))
    return {one.item: pages for one, pages in zip(FACES, made.pages, strict=True)}


@pytest.fixture(scope="module")
def things(collect: Collect) -> dict[str, Thing]:
    return dict(collect(*FACES).things)


@pytest.mark.parametrize("one", FACES, ids=lambda one: one.item)
def test_a_page_is_the_same_alone(collect: Collect, together: dict[str, tuple[LaidPage, ...]], one: FaceMarkup) -> None:
    made = collect(one)
    assert made.pages == (together[one.item],)
    assert [inflated(page.content) for page in made.pages[0]] == [inflated(page.content) for page in together[one.item]]
    assert [page.names for page in made.pages[0]] == [page.names for page in together[one.item]]


def test_pages_are_the_same_in_any_order(
    collect: Collect, together: dict[str, tuple[LaidPage, ...]], things: dict[str, Thing]
) -> None:
    made = collect(*FACES[::-1])
    assert {one.item: pages for one, pages in zip(FACES[::-1], made.pages, strict=True)} == together
    assert made.things == things


def test_what_was_drawn_for_one_is_not_drawn_for_the_next(
    collect: Collect, together: dict[str, tuple[LaidPage, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kernekort.typeset.kept import Kept, Memory

    kept = Kept("", Store(None), Memory())
    collect(drawn("first", SHADES), drawn("second", LINES, 'data-under=""'), kept=kept)
    wanted: list[object] = []

    def asked(*given: Any) -> list[Any]:
        wanted.extend(given[0] if isinstance(given[0], list) else given[2])
        return []

    monkeypatch.setattr("kernekort.typeset.collecting.draw", asked)
    monkeypatch.setattr("kernekort.typeset.render.Press.grounds", asked)
    made = collect(*(one for one in FACES if one.item in ("ground", "shades")), kept=kept)
    assert wanted == []
    assert made.pages == (together["ground"], together["shades"])


def test_all_that_is_named_goes_with_the_pages_and_nothing_else(
    together: dict[str, tuple[LaidPage, ...]], things: dict[str, Thing]
) -> None:
    needed: set[str] = set()
    waiting = [name for pages in together.values() for page in pages for name in page.things]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += things[name].things
    assert needed == set(things)
    assert all(thing.key == name for name, thing in things.items())
    assert any(thing.fonts == () and thing.things for thing in things.values())


def test_streams_name_what_they_are_said_to_name(
    together: dict[str, tuple[LaidPage, ...]], things: dict[str, Thing]
) -> None:
    for pages in together.values():
        for page in pages:
            content = inflated(page.content).decode("ascii")
            names = {name for category in page.names.values() for name in category} | set(page.fonts)
            assert set(re.findall(r"/(\w{9,})", content)) == names
            assert "%slot" not in content
    for thing in things.values():
        referred = set(re.findall(REFERENCE + rb"(\w+)" + REFERENCE, thing.body))
        assert referred == {name.encode() for name in (*thing.things, *thing.fonts)}


def test_nothing_tells_of_the_document_or_the_machine(
    together: dict[str, tuple[LaidPage, ...]], things: dict[str, Thing], checkout: Path
) -> None:
    streams = [inflated(page.content) for pages in together.values() for page in pages]
    streams += [thing.body for thing in things.values()]
    streams += [inflated(thing.stream) for thing in things.values() if thing.stream and not thing.packed]
    for data in streams:
        assert not re.search(rb"\d+ \d+ R\b", data)
        assert not re.search(rb"/[a-z]+\d+ (?:Do|gs|scn|sh|Tf)\b", data)
        assert str(checkout).encode() not in data


def test_widths_are_those_of_the_font_files(together: dict[str, tuple[LaidPage, ...]]) -> None:
    files = {family: Described(family, weight, style, path) for family, weight, style, path in (*CHOICES, ANDIKA)}
    shown: dict[str, set[int]] = {}
    for pages in together.values():
        for glyphs in (glyphs for page in pages for glyphs in page.glyphs):
            described = files[glyphs.font.family]
            assert glyphs.font == described.facts
            assert glyphs.widths == tuple(map(described.width, glyphs.numbers))
            shown.setdefault(glyphs.font.family, set()).update(glyphs.numbers)
    assert {family: len(numbers) > 15 for family, numbers in shown.items()} == dict.fromkeys(files, True)


def test_a_hard_blank_stands_for_a_blank(collect: Collect) -> None:
    (page,) = collect(face("k1", question("Et\u00a0hus"))).pages[0]
    assert sorted("".join(text for glyphs in page.glyphs for text in glyphs.texts)) == [" ", "E", "h", "s", "t", "u"]


def test_equal_drawings_of_different_faces_are_one_thing(together: dict[str, tuple[LaidPage, ...]]) -> None:
    drawings = {
        item: set(together[item][0].names["XObject"].values()) for item in ("lines", "ground", "shades", "shades-again")
    }
    assert drawings["lines"] == drawings["ground"]
    assert drawings["shades"] == drawings["shades-again"]
    assert len(drawings["lines"] | drawings["shades"]) == 2


def test_how_many_have_drawings_laid_out_apart_is_told(collect: Collect) -> None:
    assert collect(*FACES).layered == 4
    assert collect(*FACES[:4]).layered == 0


REPEATED = f'<div class="art" style="{LINES}; background-repeat: repeat"></div>'


@pytest.mark.parametrize("at", [0, 3, 6])
@pytest.mark.parametrize(
    "odd", [(face("repeated", REPEATED, css=ART),), (face("repeated", REPEATED, css=ART), face("again", REPEATED))]
)
def test_those_that_do_not_lend_themselves_go_the_plain_way_and_nobody_else(
    collect: Collect, odd: tuple[FaceMarkup, ...], at: int
) -> None:
    faces = (*FACES[:at], *odd, *FACES[at:])
    made = collect(*faces)
    assert (made.unusual, made.findings) == (False, ())
    assert made.layered == collect(*FACES).layered
    assert made.pages == tuple(collect(one).pages[0] for one in faces)
    assert made.clean == (True,) * len(faces)
    assert made.things == {name: thing for one in faces for name, thing in collect(one).things.items()}


def test_where_nobody_knows_which_it_is_each_is_tried_by_itself(
    collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kernekort.typeset.drawings import draw
    from kernekort.typeset.harvest import UnusualPageError

    usual = [collect(one) for one in FACES]
    refused: list[int] = []

    def refuse(arts: Sequence[Any], bench: Any) -> Any:
        if not refused:
            refused.append(len(arts))
            raise UnusualPageError
        return draw(arts, bench)

    monkeypatch.setattr("kernekort.typeset.collecting.draw", refuse)
    made = collect(*FACES)
    assert refused
    assert made.pages == tuple(one.pages[0] for one in usual)
    assert made.layered == sum(one.layered for one in usual)


@pytest.mark.parametrize("faces", [FACES[:1], FACES[4:5], (face("repeated", REPEATED + question("x"), css=ART),)])
def test_a_typeface_that_is_more_than_outlines_does_not_lend_itself_at_all(
    collect: Collect, monkeypatch: pytest.MonkeyPatch, faces: tuple[FaceMarkup, ...]
) -> None:
    monkeypatch.setattr(Described, "is_plain", False)
    assert collect(*faces) == Collected((), unusual=True)


@pytest.mark.parametrize("known", [True, False])
def test_what_was_said_of_a_style_sheet_is_not_lost_with_another_try(
    collect: Collect, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    from kernekort.typeset.arts import Arts
    from kernekort.typeset.bench import Bench
    from kernekort.typeset.collecting import collect as collected
    from kernekort.typeset.drawings import draw
    from kernekort.typeset.harvest import UnusualPageError
    from kernekort.typeset.kept import Kept, Memory
    from kernekort.typeset.log import listen

    refused: list[int] = []

    def refuse(arts: Sequence[Any], bench: Any) -> Any:
        if not known and not refused:
            refused.append(len(arts))
            raise UnusualPageError
        return draw(arts, bench)

    slipped = [replace(one, css=f"{ART} .art {{ colour: red }}") for one in FACES[:8]]
    if known:
        slipped[2] = face("repeated", REPEATED, css=slipped[0].css)
    monkeypatch.setattr("kernekort.typeset.collecting.draw", refuse)
    bench = Bench(replace(setting(), fonts=(*CHOICES, ANDIKA)), Arts(), listen())
    made = collected(wire.make_job(slipped, bench.setting), bench, Kept("", Store(None), Memory()))
    assert {finding.code for finding in made.findings} == {"css-property-unknown"}
    assert not any(made.clean)
    assert not bench.is_clean


def test_a_picture_goes_with_its_page(collect: Collect) -> None:
    from io import BytesIO

    from PIL import Image

    data = BytesIO()
    Image.new("RGBA", (9, 9), (9, 99, 199, 99)).save(data, "PNG")
    source = f"data:image/png;base64,{b64encode(data.getvalue()).decode()}"
    made = collect(
        face("photo", f'<img class="body" alt="x" src="{source}">'),
        face("same", f'<div><img class="body" alt="x" src="{source}"></div>'),
    )
    assert made.findings == ()
    first, second = (pages[0].names["XObject"] for pages in made.pages)
    assert first == second
    (key,) = first.values()
    assert b"/Subtype /Image" in made.things[key].body
    assert made.things[key].packed
    # Its transparency is a picture too.
    assert len(made.things[key].things) == 1


def test_findings_are_those_of_all_faces_and_say_which_are_clean(collect: Collect) -> None:
    made = collect(face("fine", question("Kort")), face("wide", question("Kommunalbestyrelsesmedlemmer")))
    assert [finding.code for finding in made.findings] == ["text-too-wide"]
    assert made.clean == (True, False)


def test_a_face_is_known_by_its_side_too(collect: Collect) -> None:
    front = face("k1", question("Kort"))
    back = replace(face("k1", question("Kommunalbestyrelsesmedlemmer"), side="back"))
    made: Any = collect(front, back)
    assert made.clean == (True, False)
