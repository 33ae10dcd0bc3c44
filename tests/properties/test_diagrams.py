"""What holds for every board and every wheel: nothing lies on anything else, and all of it lies on the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernekort.diagrams import (
    SMALLEST,
    Box,
    Disc,
    Ground,
    Measure,
    Rim,
    Route,
    Type,
    Voice,
    dealt,
    ring,
    sizes,
    spiral,
    tokens,
    wheel,
    written,
)
from kernekort.units import POINT, Mm, Size

A3, SAFE = Size(420, 297), 8.0
FORMATS = {"a3": 1.0, "a2": 2**0.5}
NEAR = 1e-6


def width(text: str, size: float) -> Mm:
    """A bold typeface with letters of one width."""
    return len(text.replace("\u00ad", "")) * size * POINT * 0.58


def broken(text: str, size: float, room: Mm) -> Sequence[str]:
    """Words filled into lines; a word that is too wide stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


MEASURE = Measure(width, broken)
words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøå", min_size=1, max_size=26)
labels = st.lists(words, min_size=1, max_size=4).map(lambda some: " ".join(some)[:40].strip())
grounds = st.tuples(st.floats(230, 270), st.floats(190, 275), st.sampled_from(sorted(FORMATS)))


def ground(shape: tuple[float, float, str], core: float) -> tuple[Ground, float]:
    """Room on a page of A3 or A2, between the decks and above what is done on the spaces; and the page's scale."""
    across, down, name = shape
    scale = FORMATS[name]
    left = (A3.width - across) / 2
    return Ground(Box(left * scale, SAFE * scale, across * scale, down * scale), core, 38 * scale), scale


def boards(path: str, count: int, shape: tuple[float, float, str], closed: bool = False) -> tuple[Route, float]:
    on, scale = ground(shape, 0.26 if path == "spiral" else 0.4)
    return (spiral(count, on) if path == "spiral" else ring(count, on, closed)), scale


def inside(outer: Box, inner: Box) -> bool:
    return (
        outer.left - NEAR <= inner.left
        and outer.top - NEAR <= inner.top
        and inner.right <= outer.right + NEAR
        and inner.bottom <= outer.bottom + NEAR
    )


def around(disc: Disc) -> Box:
    return Box(disc.x - disc.radius, disc.y - disc.radius, 2 * disc.radius, 2 * disc.radius)


def on_page(box: Box, disc: Disc) -> Box:
    return Box(box.left + disc.x, box.top + disc.y, box.width, box.height)


paths = st.one_of(
    st.tuples(st.just("spiral"), st.integers(12, 48), st.just(False)),
    st.tuples(st.just("ring"), st.integers(8, 48), st.booleans()),
)


@settings(deadline=None, max_examples=30)
@given(paths, grounds)
def test_the_spaces_of_a_board_keep_apart_and_on_the_page(
    path: tuple[str, int, bool], shape: tuple[float, float, str]
) -> None:
    kind, count, closed = path
    route, scale = boards(kind, count, shape, closed)
    assert len(route.discs) == count
    assert len({disc.radius for disc in route.discs}) == 1
    diameter = 2 * route.discs[0].radius
    assert all(one.gap(other) >= 0.1 * diameter for one, other in combinations(route.discs, 2))
    assert all(route.core.gap(disc) >= 0.1 * diameter for disc in route.discs)
    page = Box(SAFE * scale, SAFE * scale, (A3.width - 2 * SAFE) * scale, (A3.height - 2 * SAFE) * scale)
    assert inside(page, route.box)
    assert all(inside(page, around(disc)) for disc in route.discs)
    assert diameter >= 16 * scale


@settings(deadline=None, max_examples=30)
@given(paths, grounds)
def test_the_way_leads_on_evenly(path: tuple[str, int, bool], shape: tuple[float, float, str]) -> None:
    kind, count, closed = path
    route, _ = boards(kind, count, shape, closed)
    assert len(route.steps) == count - (not closed)
    for step, (one, other) in zip(route.steps, pairwise(route.discs), strict=False):
        assert hypot(step.across, step.down) == pytest.approx(1)
        assert step.across * (other.x - one.x) + step.down * (other.y - one.y) > 0
    airs = [step.air for step in route.steps]
    assert max(airs[: count - 1]) - min(airs[: count - 1]) < 0.01
    if kind == "spiral":
        away = [hypot(disc.x - route.core.x, disc.y - route.core.y) for disc in route.discs]
        assert all(nearer < further for further, nearer in pairwise(away))


@settings(deadline=None, max_examples=30)
@given(paths, grounds, st.data())
def test_labels_stand_in_their_spaces_whatever_they_say(
    path: tuple[str, int, bool], shape: tuple[float, float, str], data: st.DataObject
) -> None:
    kind, count, closed = path
    route, scale = boards(kind, count, shape, closed)
    texts = data.draw(st.lists(labels, min_size=count, max_size=count))
    steps = [Type(size) for size in sizes((17, 14.3, 12, 10.1, 9.2, 8.5), scale)]
    made = tokens(texts, 2 * route.discs[0].radius, steps, MEASURE)
    placed = []
    for disc, token in zip(route.discs, made, strict=True):
        parts = [on_page(part, disc) for part in (token.mark, token.label, token.number)]
        assert not any(one.covers(other) for one, other in combinations(parts, 2))
        assert disc.holds(parts[1])
        assert token.type.size >= SMALLEST
        if not token.excess:
            assert all(width(line, token.type.size) <= token.label.width + NEAR for line in token.lines)
            assert len(token.lines) * token.type.leading <= token.label.height + NEAR
        placed.append(parts[1])
    assert not any(one.covers(other) for one, other in combinations(placed, 2))
    assert len({token.type for token in made}) == 1


@settings(deadline=None, max_examples=40)
@given(st.integers(3, 12), st.sampled_from([2**-0.5, 1.0, 2**0.5]), st.floats(180, 300), st.data())
def test_the_nodes_of_a_wheel_and_their_texts_keep_apart(
    count: int, scale: float, high: float, data: st.DataObject
) -> None:
    room = Box(12 * scale, 90 * scale, 273 * scale, high * scale)
    core, nodes = wheel(count, Rim(room, 0.34, 70 * scale))
    assert len(nodes) == count
    assert all(one.gap(other) > 0 for one, other in combinations((core, *nodes), 2))
    assert all(inside(room, around(node)) for node in nodes)
    texts = data.draw(st.lists(st.tuples(labels, st.one_of(st.just(""), labels)), min_size=count, max_size=count))
    pairs = [(28.5, 17), (20.2, 14.3), (14.3, 10.1), (8.5, 8.5)]
    name, text = (
        Voice(MEASURE, tuple(Type(max(SMALLEST, size * scale)) for size in steps)) for steps in zip(*pairs, strict=True)
    )
    made = written(texts, 2 * nodes[0].radius, name, text)
    placed = []
    for node, one in zip(nodes, made, strict=True):
        boxes = [on_page(one.name_box, node), on_page(one.text_box, node)]
        assert not boxes[0].covers(boxes[1])
        assert all(node.holds(box) for box in boxes)
        if not one.excess:
            assert all(width(line, one.name_type.size) <= one.name_box.width + NEAR for line in one.name)
            assert all(width(line, one.text_type.size) <= one.text_box.width + NEAR for line in one.text)
        placed += boxes
    assert not any(one.covers(other) for one, other in combinations(placed, 2))


@given(st.lists(st.floats(1, 20), max_size=30), st.integers(1, 5))
def test_a_list_is_dealt_in_order_and_no_column_could_be_lower(heights: list[float], columns: int) -> None:
    dealing = dealt(heights, columns)
    assert len(dealing) == columns
    assert [number for column in dealing for number in column] == list(range(len(heights)))
    highest = max((sum(heights[number] for number in column) for column in dealing), default=0.0)
    assert highest <= sum(heights) / columns + max(heights, default=0.0) + NEAR
