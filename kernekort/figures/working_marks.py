"""Working marks: small SVGs that carry the value itself, such as a dial with the minutes filled in.

All have a box of 24 units but ``level``, and all stand beside a word: none is meant to be read alone.
"""

from __future__ import annotations

from kernekort.figures.figure import svg
from kernekort.figures.geometry import Point, arc, disc, filled, pair, polar, stroked
from kernekort.figures.suit_icons import BOX, MIDDLE


def dial(minutes: int, ink: str) -> str:
    """A dial with the minutes filled; sixty or more fill it.

    Raises:
        ValueError: the minutes are fewer than none.
    """
    if minutes < 0:
        raise ValueError(f"no time: {minutes} minutes")
    rim = stroked(disc(MIDDLE, 10.6), ink, 1.6)
    if minutes >= 60:
        return svg(BOX, rim + filled(disc(MIDDLE, 8.2), ink))
    if minutes == 0:
        return svg(BOX, rim)
    edge = f"L{pair(polar(8.2, -90, MIDDLE))}{arc(MIDDLE, 8.2, -90, minutes * 6)}"
    return svg(BOX, rim + filled(f"M{pair(MIDDLE)}{edge}Z", ink))


def people(count: int, ink: str) -> str:
    """As many dots as people, up to eight; 0, or more than can be told apart, is everyone: a ring of dots.

    Raises:
        ValueError: the count is less than none.
    """
    if count < 0:
        raise ValueError(f"no group: {count} people")
    size = {1: 5.0, 2: 4.4, 3: 4.2, 4: 4.0, 5: 3.3, 6: 3.3, 7: 2.9, 8: 2.7}.get(count, 2.3)
    return svg(BOX, filled("".join(disc(point, size) for point in _seats(count)), ink))


def _seats(count: int) -> list[Point]:
    """Where the dots of a group lie.  Seven and eight have one in the middle, so that no eight looks like everyone."""
    if count == 1:
        return [MIDDLE]
    if count in (7, 8):
        return [MIDDLE, *_round(count - 1, 8.4, -90)]
    if not 2 <= count <= 8:
        return _round(9, 8.6, -90)
    start = {2: 0, 4: -45}.get(count, -90)
    return _round(count, {2: 5.6, 3: 6.4, 4: 6.8}.get(count, 7.8), start)


def _round(count: int, distance: float, start: float) -> list[Point]:
    """Points round the middle."""
    return [polar(distance, start + 360 / count * index, MIDDLE) for index in range(count)]


def level(steps: int, ink: str) -> str:
    """One, two or three filled discs of three, the rest thin rings; the box is 40 by 24 units, 5 by 3 mm on a card.

    Raises:
        ValueError: the level is none of the three.
    """
    if steps not in (1, 2, 3):
        raise ValueError(f"no level: {steps}")
    places: list[Point] = [(6.4, 12), (20, 12), (33.6, 12)]
    full = "".join(disc(place, 5.6) for place in places[:steps])
    empty = "".join(disc(place, 4.8) for place in places[steps:])
    return svg("0 0 40 24", filled(full, ink) + stroked(empty, ink, 1.6))


def cards_icon(ink: str) -> str:
    """Two cards, one over the other."""
    under = f'<rect x="8.6" y="2.4" width="11.4" height="16" rx="1.4" fill="none" stroke="{ink}" stroke-width="1.6"/>'
    return svg(BOX, f'{under}<rect x="4" y="5.6" width="11.4" height="16" rx="1.4" fill="{ink}"/>')


def pen(ink: str) -> str:
    """A pen that writes."""
    shaft = stroked("M3 21L5 15.4L16.6 3.8L20.2 7.4L8.6 19Z", ink, 1.6, round_ends=True)
    return svg(BOX, shaft + filled("M3 21L4.2 17.6L6.4 19.8Z", ink))


def talk(ink: str) -> str:
    """A speech bubble."""
    middle = (12.0, 10.4)
    return svg(BOX, filled(f"M5 22L{pair(polar(8.6, 143, middle))}{arc(middle, 8.6, 143, 316)}Z", ink))


def check(ink: str) -> str:
    """A tick, drawn because the text faces have none."""
    return svg(BOX, stroked("M4 12.8L9.6 18.4L20 6", ink, 2.6, round_ends=True))


def arrow(ink: str) -> str:
    """An arrow to the right, drawn because the text faces have none."""
    return svg(BOX, stroked("M3 12L20.4 12M13.6 5.2L20.4 12L13.6 18.8", ink, 2.2, round_ends=True))
