"""The calibration page: two numbers typed once, and the backs land behind the fronts."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernekort.sheets import Offset, calibration_page, read_offset
from kernekort.units import Size
from kernekort.wording import Catalogue, Language
from tests.sheet_faces import FONT, PT, fonts_in, operators, part, reader

A4 = Size(210, 297)
Flip = Literal["long", "short"]
wander = st.floats(-8, 8)


@pytest.mark.parametrize("paper", [A4, A4.turned()])
@pytest.mark.parametrize("flip", ["long", "short"])
@given(front=st.tuples(wander, wander), back=st.tuples(wander, wander))
def test_either_side_of_the_page_tells_the_offset_that_mends_the_printer(
    flip: Flip, paper: Size, front: tuple[float, float], back: tuple[float, float]
) -> None:
    """A printer shifts what it prints on each side; positions are mm right and down from the paper's centre."""
    about_upright_line = (flip == "long") == (paper.height >= paper.width)

    def through(point: tuple[float, float]) -> tuple[float, float]:
        """The same spot of the paper, seen from its other side."""
        return (-point[0], point[1]) if about_upright_line else (point[0], -point[1])

    hole_on_back = through(front)
    on_back = read_offset(hole_on_back[0] - back[0], hole_on_back[1] - back[1], "back", flip, paper)
    hole_on_front = through(back)
    on_front = read_offset(hole_on_front[0] - front[0], hole_on_front[1] - front[1], "front", flip, paper)
    assert (on_back.dx, on_back.dy) == pytest.approx((on_front.dx, on_front.dy))
    mended = (back[0] + on_back.dx, back[1] + on_back.dy)
    assert through(mended) == pytest.approx(front)


def test_a_back_too_far_left_and_too_low_is_moved_right_and_up() -> None:
    assert read_offset(1.5, -0.5, "back", "long", A4) == Offset(1.5, -0.5)
    assert read_offset(1.5, 0.5, "front", "long", A4) == Offset(1.5, -0.5)
    assert read_offset(-1.5, -0.5, "front", "short", A4) == Offset(1.5, -0.5)


def numbers_beside(page: int, flip: Flip, paper: Size = A4) -> tuple[list[str], list[str]]:
    """What stands along the rulers: from left to right, and from top to bottom."""
    level: list[tuple[float, str]] = []
    upright: list[tuple[float, str]] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, _size: float) -> None:
        if text.strip().lstrip("−").isdigit():
            x, y = matrix[4] / PT - paper.width / 2, paper.height / 2 - matrix[5] / PT
            (upright if x > 22.5 else level).append((y if x > 22.5 else x, text.strip()))

    reader(calibration_page(paper, "da", FONT, flip)).pages[page].extract_text(visitor_text=visit)
    return [text for _, text in sorted(level)], [text for _, text in sorted(upright)]


@pytest.mark.parametrize(
    ("page", "flip", "paper", "x", "y"),
    [
        (0, "long", A4, 1, -1),
        (0, "short", A4, -1, 1),
        (0, "long", A4.turned(), -1, 1),
        (1, "long", A4, 1, 1),
        (1, "short", A4, 1, 1),
    ],
)
def test_rulers_carry_the_signs_of_the_reading(page: int, flip: Flip, paper: Size, x: int, y: int) -> None:
    def said(sign: int) -> list[str]:
        return [str(step).replace("-", "−") for step in (sign * step for step in (-20, -10, 0, 10, 20))]

    assert numbers_beside(page, flip, paper) == (said(x), said(y))


@pytest.mark.parametrize("flip", ["long", "short"])
def test_crosses_lie_at_the_centre_and_rings_behind_each_other(flip: Flip) -> None:
    front, back = (operators(page) for page in reader(calibration_page(A4, "da", FONT, flip)).pages)
    for steps in (front, back):
        thick = [step for step, (operands, operator) in enumerate(steps) if operator == "w" and operands == [1.0]]
        starts = [next(operands for operands, operator in steps[step:] if operator == "m") for step in thick]
        assert 105 in {round(float(x) / PT, 3) for x, _ in starts}
        assert 148.5 in {round(float(y) / PT, 3) for _, y in starts}
    x, y = ring(front)
    assert ring(back) == pytest.approx((210 - x, y) if flip == "long" else (x, 297 - y), abs=0.01)


def ring(steps: list[tuple[list[float | str], str]]) -> tuple[float, float]:
    """The centre of the first circle on a page, in mm from its bottom left corner: the mean of the curve's ends."""
    first = next(step for step, (_, operator) in enumerate(steps) if operator == "c")
    ends = [operands[4:] for operands, operator in steps[first : first + 4] if operator == "c"]
    return sum(float(end[0]) for end in ends) / 4 / PT, sum(float(end[1]) for end in ends) / 4 / PT


@pytest.mark.parametrize(
    ("language", "word", "command"),
    [
        ("da", "Kalibrering · forside", "kernekort calibrate --printer kontoret --dx 1,5 --dy -0,5"),
        ("en", "Calibration · front", "kernekort calibrate --printer office --dx 1.5 --dy -0.5"),
    ],
)
def test_the_page_explains_itself(language: Language, word: str, command: str) -> None:
    pdf = reader(calibration_page(A4, language, FONT, "short"))
    assert len(pdf.pages) == 2
    for page in pdf.pages:
        text = page.extract_text()
        assert f"{command} --flip short" in text
        assert "100 %" in text
    assert word in pdf.pages[0].extract_text()
    assert command in Catalogue.open(language).message("example-calibrate"), "as the help of the command shows it"
    assert "--flip" not in reader(calibration_page(A4, language, FONT, "long")).pages[0].extract_text()
    assert part(pdf.root_object, "/ViewerPreferences", "/Duplex") == "/DuplexFlipShortEdge"
    assert part(pdf.root_object, "/ViewerPreferences", "/PrintScaling") == "/None"


@pytest.mark.parametrize("paper", [A4, A4.turned(), Size(297, 420), Size(148, 210)])
@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_is_printed_in_the_margin_or_over_the_rulers(paper: Size, language: str) -> None:
    lines: list[tuple[float, float, str]] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, _size: float) -> None:
        if text.strip():
            lines.append((matrix[4] / PT, paper.height - matrix[5] / PT, text.strip()))

    reader(calibration_page(paper, language, FONT, "long")).pages[1].extract_text(visitor_text=visit)
    assert min(x for x, _, _ in lines) >= 10
    assert max(y for _, y, _ in lines) <= paper.height - 10
    instructions = [y for _, y, text in lines if len(text) > 12]
    assert not [y for y in instructions if -24 < y - paper.height / 2 < 24 + 8]
    assert max(instructions) < paper.height - 20 - 2, "nothing stands in the line of 100 mm"
    assert len(instructions) == len({round(y, 1) for y in instructions})


@pytest.mark.parametrize("paper", [A4, A4.turned(), Size(148, 210)])
def test_all_type_is_large_enough_to_read_at_arms_length(paper: Size) -> None:
    steps = operators(reader(calibration_page(paper, "da", FONT, "long")).pages[0])
    sizes = [float(operands[1]) for operands, operator in steps if operator == "Tf"]
    assert min(sizes[1:]) >= 10


def test_rulers_are_exact() -> None:
    """Forty-one lines each way, a millimetre apart; the middles of both are the centre of the paper."""
    steps = operators(reader(calibration_page(A4, "da", FONT, "long")).pages[0])
    upright: set[float] = set()
    level: set[float] = set()
    for (start, begun), (end, ended) in pairwise(steps):
        if (begun, ended) == ("m", "l"):
            (x, y), (u, v) = ([float(number) / PT for number in operands] for operands in (start, end))
            if x == u and abs(v - y) > 40:
                upright.add(round(x - 105, 2))
            if y == v and 40 < abs(u - x) < 60:
                level.add(round(y - 148.5, 2))
    assert upright == level == set(range(-20, 21))


def test_the_only_font_is_embedded_and_the_bytes_are_the_same_twice() -> None:
    page = calibration_page(A4, "da", FONT, "long")
    assert page == calibration_page(A4, "da", FONT, "long")
    (font,) = fonts_in(reader(page))
    assert "/FontFile2" in font["/FontDescriptor"]
