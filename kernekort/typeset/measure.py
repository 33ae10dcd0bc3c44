"""A laid-out page held against what it must keep to: room for the text, the safe margin, the fonts, the resolution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from kernekort.findings import Fact, Finding, error
from kernekort.quick import dataclass
from kernekort.typeset.glyphs import Fonts
from kernekort.typeset.laid import Frame, Input, Laid, Rect, Text, corners, turned_point
from kernekort.typeset.wire import JobFace
from kernekort.units import Mm

TOLERANCE: Mm = 0.05
"""Less than this is the rounding of lengths, not a fault."""

_LEAST_OVERLAP: Mm = 0.35
_LEAST_SHARE = 0.08
_NOT_DRAWN_LIKE_THIS = (0.0, 0.75)


@dataclass(frozen=True)
class _Drawn:
    """A piece of text and its ink: as it was laid out, and as it is drawn on the page."""

    text: Text
    ink: Rect
    on_page: Rect

    @property
    def upright(self) -> bool:
        """Whether the ink's edges lie along the page's, so that the rectangle is all ink."""
        matrix = self.text.where.turned
        return matrix is None or (_none(matrix[1]) and _none(matrix[2])) or (_none(matrix[0]) and _none(matrix[3]))


def measure(laid: Laid, face: JobFace, fonts: Fonts) -> Iterator[Finding]:
    """What is wrong on the page of a face, or on one page of a document.

    Text that overruns its frame, or its column in a document, is not also told for where it ends up.
    """
    drawn = [_drawn(text, fonts) for text in laid.texts]
    running_out: set[int] = set()
    for frame, inside, solid in _held(laid, drawn, face):
        found = list(_overruns(frame, inside, solid, face))
        running_out |= set(map(id, inside)) if found else set()
        yield from found
    settled = [one for one in drawn if id(one) not in running_out]
    if face.is_document:
        yield from _too_wide(settled, face)
        settled = [one for one in settled if _beyond_room(one) <= TOLERANCE]
    yield from _outside_safe(settled, face)
    yield from _overlaps(settled, face)
    yield from _letters(laid.texts, fonts, face)
    yield from _inputs(laid, fonts, face)
    yield from _coarse(laid, face)


def _drawn(text: Text, fonts: Fonts) -> _Drawn:
    font = fonts.find(text.families, text.weight, text.style)
    low, high = font.reach(text.drawn) if font else _NOT_DRAWN_LIKE_THIS
    ink = Rect(text.left, text.baseline - high * text.size, text.right, text.baseline - low * text.size)
    if text.where.turned is None:
        return _Drawn(text, ink, ink)
    points = [turned_point(text.where.turned, x, y) for x, y in corners(ink)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return _Drawn(text, ink, Rect(min(xs), min(ys), max(xs), max(ys)))


def _held(
    laid: Laid, drawn: Sequence[_Drawn], face: JobFace
) -> Iterator[tuple[Frame, Sequence[_Drawn], Sequence[Rect]]]:
    """Each frame with the texts and the boxes in it; in a document also what hides the text that runs out of it."""
    for number, frame in enumerate(laid.frames):
        texts = [one for one in drawn if number in one.text.where.frames]
        solid = [picture.box for picture in laid.pictures if number in picture.where.frames]
        yield frame, texts, [*solid, *(one.box for one in laid.inputs if number in one.where.frames)]
    for number, clip in enumerate(laid.clips if face.is_document else ()):
        yield clip, [one for one in drawn if number in one.text.where.clips], ()


def _overruns(frame: Frame, texts: Sequence[_Drawn], solid: Sequence[Rect], face: JobFace) -> Iterator[Finding]:
    """How far the content of a frame runs out of it: below, above or at the sides.

    Above, both line and ink must be out: the ring of an Å may rise over a tight first line, and a line may be set
    higher as long as its letters are not.
    """
    box = frame.box
    bottoms = [one.text.where.line_bottom for one in texts] + [one.bottom for one in solid]
    tops = [max(one.ink.top, one.text.where.line_top) for one in texts]
    rights = [one.ink.right for one in texts] + [one.right for one in solid]
    lefts = [one.ink.left for one in texts]
    # In a document, the pieces of what is broken over pages are not always as high as what stands in them.
    grows = frame.grows and face.is_document
    below = 0.0 if grows else max(bottoms, default=box.bottom) - box.bottom
    high = max(below, box.top - min(tops, default=box.top))
    wide = max(max(rights, default=box.right) - box.right, box.left - min(lefts, default=box.left))
    for code, excess in (("text-too-tall", high), ("text-too-wide", wide)):
        if excess > TOLERANCE:
            facts: dict[str, Fact] = {"excess": round(excess, 2), "field": frame.field}
            yield error(code, face.at(frame.field), **facts, **face.facts)


def _beyond_room(one: _Drawn) -> Mm:
    """How far a text sticks out of the column it flows in; what is positioned has no column."""
    room = one.text.where.room
    return one.ink.right - room if room is not None else 0.0


def _too_wide(drawn: Sequence[_Drawn], face: JobFace) -> Iterator[Finding]:
    """The text that sticks out furthest of each block: a word too long for its column, or a line that may not break."""
    worst: dict[int, _Drawn] = {}
    for one in drawn:
        block = one.text.where.block
        if _beyond_room(one) > TOLERANCE and (block not in worst or _beyond_room(one) > _beyond_room(worst[block])):
            worst[block] = one
    for one in worst.values():
        text = one.text
        facts: dict[str, Fact] = {"excess": round(_beyond_room(one), 2), "field": text.where.field}
        yield error("text-too-wide", face.at(text.where.field), text=text.snippet, **facts, **face.facts)


def _outside_safe(drawn: Sequence[_Drawn], face: JobFace) -> Iterator[Finding]:
    """The text furthest over each edge of the safe area, once for each field."""
    worst: dict[tuple[str, str], tuple[Mm, Text]] = {}
    for one in drawn:
        over = {
            "left": face.safe - one.on_page.left,
            "top": face.safe - one.on_page.top,
            "right": one.on_page.right - (face.trim.width - face.safe),
            "bottom": one.on_page.bottom - (face.trim.height - face.safe),
        }
        for edge, excess in over.items():
            key = (one.text.where.field, edge)
            if excess > TOLERANCE and excess > worst.get(key, (0.0, one.text))[0]:
                worst[key] = (excess, one.text)
    for (field, edge), (excess, text) in worst.items():
        # The edge's own name carries the length too, so that each edge can have its own advice.
        beyond = round(excess, 2)
        facts: dict[str, Fact] = {"edge": edge, "excess": beyond, edge: beyond, "text": text.snippet, "field": field}
        yield error("text-outside-safe", face.at(field), **facts, **face.facts)


def _overlaps(drawn: Sequence[_Drawn], face: JobFace) -> Iterator[Finding]:
    """Texts printed over one another, once for each pair of blocks; lines of one block are spaced by the stylesheet."""
    told: set[tuple[int, int]] = set()
    for one, other in combinations((each for each in drawn if each.upright), 2):
        blocks = (one.text.where.block, other.text.where.block)
        if blocks[0] == blocks[1] or blocks in told or not _cover(one.on_page, other.on_page):
            continue
        told.add(blocks)
        facts: dict[str, Fact] = {"text": one.text.snippet, "other": other.text.snippet}
        field = one.text.where.field or other.text.where.field
        yield error("text-overlap", face.at(field), field=field, **facts, **face.facts)


def _cover(one: Rect, other: Rect) -> bool:
    """Whether two inked areas overlap by more than a descender touching a line below."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= _LEAST_OVERLAP or down <= _LEAST_OVERLAP:
        return False
    return across * down > _LEAST_SHARE * min(_area(one), _area(other))


def _letters(texts: Sequence[Text], fonts: Fonts, face: JobFace) -> Iterator[Finding]:
    """Text whose font is not among ours, and characters that its font lacks: both would be drawn in another font."""
    for text in texts:
        font = fonts.find(text.families, text.weight, text.style)
        field = text.where.field
        if font is None:
            yield _no_font(text, face)
            continue
        for character in font.missing(text.drawn):
            yield error(
                "missing-glyph", face.at(field), field=field, font=font.family, **named(character), **face.facts
            )


def _inputs(laid: Laid, fonts: Fonts, face: JobFace) -> Iterator[Finding]:
    """Fields to fill in whose font is not among ours."""
    for one in laid.inputs:
        if fonts.find(one.families, one.weight, one.style) is None:
            yield _no_font(one, face)


def _no_font(one: Text | Input, face: JobFace) -> Finding:
    family = one.families[0] if one.families else ""
    field = one.where.field
    facts: dict[str, Fact] = {"font": family, "weight": one.weight, "style": one.style, "field": field}
    return error("font-missing", face.at(field), **facts, **face.facts)


def named(character: str) -> dict[str, Fact]:
    """A character as a person and as a font table know it."""
    return {"character": character, "codepoint": f"U+{ord(character):04X}"}


def _coarse(laid: Laid, face: JobFace) -> Iterator[Finding]:
    """Pictures that are printed with fewer dots an inch than the layout asks for."""
    for picture in laid.pictures:
        if picture.dpi is None or picture.dpi >= picture.wanted_dpi - 0.5:
            continue
        facts: dict[str, Fact] = {
            "dpi": round(picture.dpi),
            "wanted": round(picture.wanted_dpi),
            "pixels": picture.pixels,
            "needed": round(picture.pixels * picture.wanted_dpi / picture.dpi),
            "field": picture.where.field,
        }
        yield error("image-too-coarse", face.at(picture.where.field), **facts, **face.facts)


def _area(box: Rect) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _none(value: float) -> bool:
    return abs(value) < 1e-6
