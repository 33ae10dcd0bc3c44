"""Pages in small: all of them in order where there is room, none over another, none out of the room."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kernekort.imposition import Box, Thumbnails, thumbnails
from kernekort.units import Size

pages = st.builds(Size, st.floats(40, 600), st.floats(40, 600))
groups = st.lists(st.lists(pages, min_size=1, max_size=40), min_size=1, max_size=3)
rooms = st.builds(Size, st.floats(150, 200), st.floats(90, 170))


@given(groups, rooms)
@settings(max_examples=60)
def test_every_page_is_there_in_order_and_in_its_own_proportions(files: list[list[Size]], room: Size) -> None:
    small = thumbnails(files, room)

    assert small.left_out == sum(map(len, files)) - sum(len(row.boxes) for row in small.rows)
    seen = [(row.group, row.first + place, box) for row in small.rows for place, box in enumerate(row.boxes)]
    wanted = [(group, place) for group, file in enumerate(files) for place in range(1, len(file) + 1)]
    assert [(group, place) for group, place, _ in seen] == wanted[: len(seen)]
    for group, place, box in seen:
        page = files[group][place - 1]
        assert abs(box.size.width / box.size.height - page.width / page.height) < 1e-6 * page.width / page.height


@given(groups, rooms)
@settings(max_examples=60)
def test_they_keep_apart_and_within_the_room(files: list[list[Size]], room: Size) -> None:
    boxes = _boxes(thumbnails(files, room))

    assert all(box.left >= 0 and box.right <= room.width + 0.01 for box in boxes)
    assert all(box.top >= 0 and box.bottom <= room.height + 1e-6 for box in boxes)
    for one, other in combinations(boxes, 2):
        assert min(one.right, other.right) <= max(one.left, other.left) or min(one.bottom, other.bottom) <= max(
            one.top, other.top
        )


def test_a_single_page_is_shown_large() -> None:
    (box,) = _boxes(thumbnails([[Size(420, 297)]], Size(175, 140)))

    assert box.size.height > 100


def test_what_has_no_place_is_counted() -> None:
    small = thumbnails([[Size(63, 88)] * 2000], Size(175, 140))

    assert small.left_out == 2000 - len(_boxes(small)) > 0


def _boxes(small: Thumbnails) -> list[Box]:
    return [box for row in small.rows for box in row.boxes]
