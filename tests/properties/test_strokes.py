"""Outlines drawn by ourselves are those that WeasyPrint draws; what is more than outlines is left to it."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernekort.figures import SUITS, Paint, figure
from kernekort.library import Library, built_in
from kernekort.pipeline import Job, prepare
from kernekort.typeset.parts import inflated
from kernekort.typeset.strokes import drawing
from tests.building import LAYOUTS
from tests.typeset_faces import laid_out_here, setting

Draw = Callable[[str, float, float], bytes]
Step = tuple[str, tuple[float | str, ...]]


@pytest.fixture(scope="module")
def weasyprint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Draw]:
    """Has WeasyPrint draw an SVG in pixels of its own, and hands back what it painted."""
    with laid_out_here(tmp_path_factory.mktemp("fonts")):
        from kernekort.typeset.arts import Arts
        from kernekort.typeset.bench import Bench
        from kernekort.typeset.drawings import draw
        from kernekort.typeset.log import Listener

        bench = Bench(setting(), Arts(), Listener())

        def drawn(svg: str, width: float, height: float) -> bytes:
            arts = bench.arts = Arts()
            assert arts.stand_in(f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}") is not None
            ((name, _),) = arts.urls.items()
            ((thing, _),) = draw([(name, width, height)], bench)
            assert bench.is_clean
            return inflated(thing.stream or b"")

        yield drawn


def steps(content: bytes) -> list[Step]:
    """What is painted, step by step; where nothing was begun yet, going somewhere is nothing."""
    found: list[Step] = []
    for line in content.decode("ascii").splitlines():
        *operands, operator = re.sub(r"\[\]", "", line).split()
        numbers = tuple(one if one.startswith("/") else round(float(one), 6) for one in operands)
        found.append((operator, numbers))
    return [one for one, after in zip(found, [*found[1:], ("", ())], strict=True) if (one[0], after[0]) != ("m", "m")]


def without_frame(content: list[Step]) -> list[Step]:
    """WeasyPrint's steps without those that put the drawing where it is to be, which is where it is anyway."""
    assert content[:3] == [("q", ()), ("cm", (1, 0, 0, 1, 0, 0)), ("cm", (1, 0, 0, 1, 0, 0))]
    assert content[-1] == ("Q", ())
    return content[3:-1]


@st.composite
def numbers(draw: st.DrawFn, least: int = -30000, most: int = 30000) -> str:
    """A number of up to four decimals, written in one of the ways there are."""
    number = draw(st.integers(least, most)) / 100
    ways = (f"{number:.2f}", f"{number:g}", f"{number:.1f}", f"{number:.0f}", f"{number / 100:.4f}")
    text = draw(st.sampled_from(ways))
    return re.sub(r"^(-?)0\.", r"\1.", text) if draw(st.booleans()) else text


TAKES = {"L": 2, "H": 1, "V": 1, "C": 6, "Q": 4}


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """Path data: subpaths, most of them closed, with letters left out where the same comes again."""
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        parts.append("M" + draw(st.sampled_from((" ", ","))).join((draw(numbers()), draw(numbers()))))
        for letter in draw(st.lists(st.sampled_from("LHVCQ"), max_size=5)):
            many = TAKES[letter] * draw(st.integers(1, 2))
            separator = draw(st.sampled_from((" ", ",", ", ", "\n")))
            parts.append(letter + separator.join(draw(numbers()) for _ in range(many)))
        if parts[-1][0] != "M" and draw(st.booleans()):
            # What comes behind goes on from where the outline began.
            behind = draw(st.sampled_from(("", "H1", "V1", "L1 2", "Q1 2 3 4Z")))
            parts += ["Z", behind] if behind else ["Z"]
    return draw(st.sampled_from(("", " "))).join(parts)


colours = st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)


@st.composite
def paths(draw: st.DrawFn) -> str:
    fill = draw(st.one_of(colours, st.just("none")))
    text = f'<path d="{draw(outlines())}" fill="{fill}"'
    if draw(st.booleans()):
        text += f' stroke="{draw(colours)}" stroke-width="{draw(numbers(1, 2000).filter(float))}"'
    if cap := draw(st.sampled_from(("", "butt", "round", "square"))):
        text += f' stroke-linecap="{cap}"'
    if join := draw(st.sampled_from(("", "miter", "round", "bevel"))):
        text += f' stroke-linejoin="{join}"'
    return f"{text}/>"


@st.composite
def svgs(draw: st.DrawFn) -> tuple[str, float, float]:
    width, height = (draw(st.integers(1, 24)) * 10 for _ in "xy")
    return svg("".join(draw(st.lists(paths(), min_size=1, max_size=3))), width, height), width, height


def svg(inner: str, width: float = 24, height: float = 24) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">{inner}</svg>'


@settings(max_examples=60)
@given(svgs())
@example((svg('<path d="M0 0M1 1 2 2 3 3Z L4 5 Z" fill="none" stroke="#000000" stroke-width=".5"/>'), 24, 24))
def test_outlines_are_painted_as_weasyprint_paints_them(weasyprint: Draw, made: tuple[str, float, float]) -> None:
    text, width, height = made
    ours = drawing(text)
    assert ours is not None
    assert (ours.width, ours.height) == (width, height)
    assert steps(inflated(ours.thing.stream or b"")) == without_frame(steps(weasyprint(text, width, height)))


SQUARE = "M0 0L9 0L9 9Z"
GOOD = f'<path d="{SQUARE}" fill="#112233"/>'


def outline(data: str) -> str:
    return svg(f'<path d="{data}" fill="#112233" stroke="#445566" stroke-width="1" stroke-linecap="round"/>')


def test_what_all_the_others_differ_from_is_plain() -> None:
    assert drawing(svg(GOOD)) is not None
    assert drawing(outline(SQUARE)) is not None


@pytest.mark.parametrize(
    "data",
    [
        "",
        "   ",
        "L1 1 2 2",
        "1 1L2 2",
        "M",
        "M1",
        "M1 1 2",
        "M0 0L",
        "M0 0L1",
        "M0 0H",
        "M0 0C1 1 2 2",
        "M0 0Q1 1 2",
        "M0 0A5 5 0 0 1 9 9",
        "M0 0S1 1 2 2",
        "M0 0T1 1",
        "M0 0l1 1",
        "m0 0L1 1",
        "M0 0h1",
        "M0 0v1",
        "M0 0c1 1 2 2 3 3",
        "M0 0q1 1 2 2",
        "M0 0L1 1z",
        "M0 0L1e1 1",
        "M0 0L+1 1",
        "M0 0L1px 1",
        "M0 0L1% 1",
        "M0 0L1. 1",
        "M0 0L--1 1",
        "M0 0L1 1;",
        "M0 0L1 1 &#35;",
        "M0 0LNaN 1",
        "M0 0L99999999 1",
        "M0 0B1 1",
        # A point alone has no end to be round, and no second end to be closed with.
        "M1 1Z",
        "M0 0L1 1M2 2Z",
        "M0 0L1 1ZZ",
        "M0 0L1 1Z 2 2",
        "M0 0L1\u00a01",
        "M0 0L1\u20031",
        "M0 0L\u0661 1",
    ],
)
def test_other_paths_are_left_to_weasyprint(data: str) -> None:
    assert drawing(outline(data)) is None


@pytest.mark.parametrize(
    "path",
    [
        f'<path d="{SQUARE}"/>',
        f'<path d="{SQUARE}" fill="red"/>',
        f'<path d="{SQUARE}" fill="#123"/>',
        f'<path d="{SQUARE}" fill="#11223344"/>',
        f'<path d="{SQUARE}" fill="currentColor"/>',
        f'<path d="{SQUARE}" fill="url(#g)"/>',
        f'<path d="{SQUARE}" fill="#112233" opacity=".5"/>',
        f'<path d="{SQUARE}" fill="#112233" fill-rule="evenodd"/>',
        f'<path d="{SQUARE}" fill="#112233" transform="scale(2)"/>',
        f'<path d="{SQUARE}" fill="#112233" style="fill:red"/>',
        f'<path d="{SQUARE}" fill="#112233" class="a"/>',
        f'<path d="{SQUARE}" fill="#112233" stroke="#000000"/>',
        f'<path d="{SQUARE}" fill="#112233" stroke="#000000" stroke-width="1px"/>',
        f'<path d="{SQUARE}" fill="#112233" stroke="#000000" stroke-width="0"/>',
        f'<path d="{SQUARE}" fill="#112233" stroke="#000000" stroke-width="-1"/>',
        f'<path d="{SQUARE}" fill="#112233" stroke="#000000" stroke-width="1" stroke-dasharray="1"/>',
        f'<path d="{SQUARE}" fill="#112233" stroke-linejoin="arcs"/>',
        f'<path d="{SQUARE}" fill="#112233" onload="x()"/>',
        f'<path d="{SQUARE}" fill="#112233"></path>',
        f'<path d="{SQUARE}" fill="#112233"><title>x</title></path>',
        f'<path fill="#112233" d="{SQUARE}"/>',
        f'<g fill="#112233">{GOOD}</g>',
        f"{GOOD}<text>x</text>",
        f"<style>path {{ fill: red }}</style>{GOOD}",
        f"<script>x()</script>{GOOD}",
        f"<!-- x -->{GOOD}",
        f"<defs/>{GOOD}",
        f'{GOOD}<use href="#a"/>',
        f'{GOOD}<image href="x.png"/>',
        f"{GOOD}<svg>{GOOD}</svg>",
        f"{GOOD} ",
        f"{GOOD}&#10;",
        '<rect width="9" height="9" fill="#112233"/>',
        "",
    ],
)
def test_other_elements_are_left_to_weasyprint(path: str) -> None:
    assert drawing(svg(path)) is None


@pytest.mark.parametrize(
    "frame",
    [
        '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>',
        '<svg viewBox="0 0 9 9">{}</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="1 0 9 9">{}</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9">{}</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9">{}</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 -9">{}</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9">{}</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" preserveAspectRatio="none">{}</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" fill="red">{}</svg>',
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>',
        '<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>\n',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}',
    ],
)
def test_other_frames_are_left_to_weasyprint(frame: str) -> None:
    assert drawing(frame.format(GOOD)) is None


def test_what_is_huge_is_left_to_weasyprint() -> None:
    assert drawing(svg(GOOD * 9_000)) is not None
    assert drawing(svg(GOOD * 40_000)) is None


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_nothing_is_too_odd_to_be_left(data: str, fill: str, inner: str) -> None:
    for text in (data, svg(inner), svg(f'<path d="{data}" fill="{fill}"/>'), svg(f'<path d="M{data}" fill="none"/>')):
        drawing(text)


PAINT = Paint("#111111", "#222222", "#333333", "#444444", "#555555", ("#666666", "#777777"))


@settings(max_examples=40)
@given(st.sampled_from(SUITS), st.text(alphabet="abcdefghij-0123456789", min_size=1, max_size=12))
def test_every_figure_is_plain(suit: str, seed: str) -> None:
    assert drawing(figure(suit, seed, PAINT)) is not None


@pytest.mark.parametrize("brand", ["kernekort", "aaloese"])
def test_the_drawings_of_the_house_are_plain(brand: str, tmp_path: Path) -> None:
    """All but what was drawn elsewhere, with more than paths in it: the logo, and an icon of cards."""
    urls: set[str] = set()
    for layout in LAYOUTS:
        home = tmp_path / layout / "content"
        home.mkdir(parents=True)
        text = (built_in() / "layouts" / layout / "example.yml").read_text(encoding="utf-8")
        (home / "example.yml").write_text(text, encoding="utf-8")
        prepared = prepare("example", Job(brand=brand), Library.open(tmp_path / layout)).value
        assert prepared is not None
        own = re.findall(r"data:image/svg\+xml[^&'\")]*", "".join(face.html + face.css for face in prepared.faces))
        assert own
        urls.update(own)
    assert all(url.startswith("data:image/svg+xml;base64,") for url in urls)
    drawings = {b64decode(url.partition(",")[2]).decode() for url in urls}
    more = {one for one in drawings if set(re.findall(r"<(\w+)", one)) != {"svg", "path"}}
    assert len(drawings) > 90
    assert {one for one in drawings if drawing(one) is None} == more
    assert len(more) == 2
