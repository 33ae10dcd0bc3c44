"""Boards and wheels where an example says more than a rule: where things begin, what ties what, what is refused."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kernekort.diagrams import (
    Box,
    Disc,
    Ground,
    Measure,
    Rim,
    Step,
    Type,
    Voice,
    dealt,
    links,
    ring,
    sizes,
    spiral,
    tokens,
    wheel,
    written,
)
from kernekort.units import POINT, Mm

ROOM = Box(80, 8, 260, 230)
GROUND = Ground(ROOM, 0.26, 38)


def width(text: str, size: float) -> Mm:
    return len(text) * size * POINT / 2


def broken(text: str, size: float, room: Mm) -> Sequence[str]:
    del size, room
    return text.split()


MEASURE = Measure(width, broken)


def test_a_spiral_begins_on_the_left_goes_up_and_ends_by_the_core() -> None:
    route = spiral(32, GROUND)
    first, second, last = route.discs[0], route.discs[1], route.discs[-1]
    assert first.x == min(disc.x for disc in route.discs)
    assert first.y == pytest.approx(route.core.y)
    assert second.y < first.y
    assert last.gap(route.core) == min(disc.gap(route.core) for disc in route.discs)


def test_the_core_lies_halfway_across_and_the_track_fills_the_height_or_the_width() -> None:
    for count in (12, 32, 48):
        route = spiral(count, GROUND)
        assert route.core.x == ROOM.left + ROOM.width / 2
        tall = route.box.height == pytest.approx(ROOM.height, abs=0.01)
        assert tall or route.box.left == pytest.approx(ROOM.left, abs=0.01)


def test_few_spaces_are_no_larger_than_they_may_be_and_have_more_air() -> None:
    few, many = ring(8, GROUND), ring(12, GROUND)
    assert few.discs[0].radius == many.discs[0].radius == 19
    assert few.steps[0].air > many.steps[0].air


def test_many_spaces_of_a_ring_go_in_two_lanes_by_turns() -> None:
    away = [round(disc.gap(Disc(210, 123, 0)), 2) for disc in ring(40, GROUND).discs]
    assert len(set(away)) == 2
    assert away[::2] == [max(away)] * 20
    assert away[1::2] == [min(away)] * 20


def test_a_ring_has_a_seam_unless_it_is_closed() -> None:
    seam = ring(12, GROUND)
    closed = ring(12, GROUND, closed=True)
    assert seam.discs[-1].gap(seam.discs[0]) > seam.steps[0].air + 1
    assert closed.discs[-1].gap(closed.discs[0]) == pytest.approx(closed.steps[0].air)
    assert (len(seam.steps), len(closed.steps)) == (11, 12)


def test_a_step_is_halfway_through_the_air() -> None:
    assert Step.of(Disc(0, 0, 10), Disc(40, 0, 20)) == Step(15, 0, 1, 0, 10)


def test_a_label_stands_between_its_mark_and_its_number() -> None:
    token = tokens(["Start"], 27, [Type(12), Type(8.5)], MEASURE)[0]
    assert token.mark.bottom < token.label.top < token.label.bottom < token.number.top
    assert token.lines == ("Start",)
    assert token.excess == 0


def test_all_labels_of_a_board_are_as_large_as_the_longest_can_be() -> None:
    short, long = tokens(["Ja", "Udsigtspunktet"], 27, [Type(17), Type(12), Type(8.5)], MEASURE)
    assert short.type == long.type == Type(8.5)


def test_a_label_that_fits_nowhere_says_how_far_it_reaches_out() -> None:
    (token,) = tokens(["x" * 40], 27, [Type(8.5)], MEASURE)
    assert token.lines == ("x" * 40,)
    assert token.excess == pytest.approx(width("x" * 40, 8.5) - token.label.width, abs=0.001)


def test_a_wheel_has_its_first_node_on_top_and_its_core_in_the_middle_of_the_rim() -> None:
    core, nodes = wheel(5, Rim(ROOM, 0.34, 60))
    assert nodes[0].x == pytest.approx(core.x)
    assert nodes[0].y < core.y
    assert len({round(node.gap(core), 6) for node in nodes}) == 1


@pytest.mark.parametrize("count", [0, 2, 13])
def test_a_wheel_has_three_to_twelve_nodes(count: int) -> None:
    with pytest.raises(ValueError, match=f"no wheel has {count} nodes; there are 3 to 12"):
        wheel(count, Rim(ROOM, 0.34, 60))


def test_what_is_tied_to_what() -> None:
    _, nodes = wheel(6, Rim(ROOM, 0.34, 60))
    assert len(links(nodes, "alle")) == 15
    assert len(links(nodes, "naboer")) == 6
    assert links(nodes, "ingen") == ()
    with pytest.raises(ValueError, match="no links nogle; there are alle, naboer, ingen"):
        links(nodes, "nogle")


def test_a_node_has_its_name_over_its_text() -> None:
    voice = Voice(MEASURE, (Type(17), Type(12)))
    full, bare = written([("Ledelse", "holder retningen"), ("Kontor", "")], 60, voice, voice)
    assert full.name_box.bottom == full.text_box.top
    assert full.text == ("holder", "retningen")
    assert (bare.text, bare.text_box.height) == ((), 0)
    assert full.excess == bare.excess == 0


def test_no_type_is_too_small_to_read() -> None:
    assert sizes((17, 12, 8.5), 1) == (17, 12, 8.5)
    assert sizes((17, 12, 8.5), 0.5) == (8.5,)


def test_a_list_is_dealt_so_that_no_column_is_needlessly_high() -> None:
    assert (
        dealt([1, 2, 1, 1, 3, 1], 3) == [[0, 1], [2, 3], [4, 5]]
        or max(sum([1, 2, 1, 1, 3, 1][number] for number in column) for column in dealt([1, 2, 1, 1, 3, 1], 3)) == 4
    )
    assert dealt([], 2) == [[], []]
    assert dealt([1.0], 3) == [[0], [], []]
