"""What stands under the text of a face and is the same on many: taken out of the face, to be laid out once for all.

A template marks with ``data-under`` what lies under all the rest and stands where it stands whatever the text says:
grounds, heads, icons. Faces that differ in nothing there but in which drawings they show share one ground; a drawing in
it is a slot, which each face fills with its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from xml.etree.ElementTree import Element, tostring

from kernekort.quick import dataclass
from kernekort.typeset.arts import SCHEME, Arts
from kernekort.typeset.parts import Names, Thing, decimal
from kernekort.typeset.strokes import Drawing

MARK = "data-under"
CHAIN = "data-chain"
"""Marks, in a ground, what is there only to hold what was taken out."""

_DRAWN = re.compile(rf"{SCHEME}:([0-9a-f]{{32}})")
_SLOT = re.compile(rb"%slot (\d+) (\S+) (\S+) (\S+) (\S+)\n")
_PICTURES = ("img", "input", "object", "embed")
_HIDDEN = {"style": "display:none"}


@dataclass(frozen=True)
class Lifted:
    """What was taken out of one face: markup with slots in it, and the name of the drawing that goes into each."""

    markup: str
    drawings: tuple[str, ...]


@dataclass(frozen=True)
class Ground:
    """A ground as content with slots, the things it names, and what these are made of."""

    content: bytes
    names: Names = field(hash=False)
    things: Mapping[str, Thing] = field(hash=False)


def lift(section: Element, arts: Arts) -> Lifted | None:
    """Takes out of a face what is marked; ``None`` when nothing is that could be.

    What was taken out stays in the face as an element that is not shown, so that rules about its neighbours hold.
    """
    marked = [element for element in _marked(section) if _can_go(element)]
    if not marked:
        return None
    drawings: list[str] = []
    copy = _copied(section, {id(element) for element in marked}, drawings, arts)
    for element in marked:
        for child in list(element):
            element.remove(child)
        element.attrib.clear()
        element.attrib.update(_HIDDEN)
    assert copy is not None  # noqa: S101 - there is something marked in it
    return Lifted(tostring(copy, encoding="unicode", method="html"), tuple(drawings))


def slot_line(number: int, left: bytes, top: bytes, width: float, height: float) -> bytes:
    """What stands in the content of a ground where a drawing goes: a comment, should nothing come of it."""
    return b"%%slot %d %b %b %.9f %.9f\n" % (number, left, top, width, height)


def filled(ground: Ground, drawings: Sequence[Drawing]) -> tuple[bytes, dict[str, str]]:
    """The content of a ground with drawings in its slots, and the names of these."""
    names: dict[str, str] = {}

    def put(match: re.Match[bytes]) -> bytes:
        drawing = drawings[int(match[1])]
        name = f"X{drawing.thing.key[:16]}"
        names[name] = drawing.thing.key
        return shown_at(drawing, name, match[2], match[3], float(match[4]), float(match[5])) + b"\n"

    return _SLOT.sub(put, ground.content), names


def shown_at(drawing: Drawing, name: str, left: bytes, top: bytes, width: float, height: float) -> bytes:
    """Outlines put where they are to be: as large as goes into the room there is, in its middle."""
    scale = min(width / drawing.width, height / drawing.height)
    inset = (width - drawing.width * scale) / 2, (height - drawing.height * scale) / 2
    fitted = "{} 0 0 {} {} {} cm".format(*map(decimal, (scale, scale, *inset)))
    return b"q\n1 0 0 1 %b %b cm\n%b\n/%b Do\nQ" % (left, top, fitted.encode(), name.encode())


def _marked(section: Element) -> Iterator[Element]:
    """What is marked, those inside others left out; nothing in a frame whose content is measured."""
    waiting = list(section)[::-1]
    while waiting:
        element = waiting.pop()
        if element.get("data-fit") is not None:
            continue
        if element.get(MARK) is not None:
            yield element
        else:
            waiting.extend(reversed(list(element)))


def _can_go(element: Element) -> bool:
    """Whether there is no text in it and no picture but drawings made of outlines."""
    if "".join(element.itertext()).strip():
        return False
    return not any(
        one.tag in _PICTURES or "data:" in one.get("style", "") or "fit" in "".join(one.keys())
        for one in element.iter()
    )


def _copied(element: Element, marked: set[int], drawings: list[str], arts: Arts) -> Element | None:
    """An element with nothing in it but what is marked; ``None`` when that leaves nothing."""
    if id(element) in marked:
        return _with_slots(element, drawings, arts)
    children = [copy for child in element if (copy := _copied(child, marked, drawings, arts)) is not None]
    if not children:
        return None
    copy = Element(element.tag, {name: value for name, value in element.items() if name != "data-fit"})
    copy.set(CHAIN, "")
    copy.extend(children)
    return copy


def _with_slots(element: Element, drawings: list[str], arts: Arts) -> Element:
    copy = Element(element.tag, dict(element.items()))

    def slot(match: re.Match[str]) -> str:
        drawings.append(match[1])
        return arts.slot(len(drawings) - 1, match[1])

    if "style" in copy.attrib:
        copy.set("style", _DRAWN.sub(slot, copy.get("style", "")))
    copy.extend(_with_slots(child, drawings, arts) for child in element)
    return copy
