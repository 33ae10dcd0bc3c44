"""Every form, pattern, mask and drawn letter of a file read once, and taken to wherever it is used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from kernekort.preflight.reading.marks import Drawn, FontUse, Image, Odd, Paint
from kernekort.preflight.reading.oddities import odd_stream
from kernekort.preflight.reading.plane import NOWHERE, Box, Matrix, box_of, matrix_of
from kernekort.preflight.reading.spaces import UNKNOWN, Colour, Space, Spaces
from kernekort.preflight.reading.state import State
from kernekort.preflight.reading.things import array, dictionary, entry, flag, name, number, unpacked
from kernekort.preflight.reading.typefaces import Font, read_font
from kernekort.preflight.reading.writing import Writing

_MOST_STEPS = 1_000_000
_DEEPEST = 60


class Spent(Exception):  # noqa: N818 - ends the looking
    """There is more in the file than can be looked at in reasonable time."""


class Looking:
    """One file being looked at: what has been read of it, and how much looking is left."""

    def __init__(self) -> None:
        self.spaces = Spaces()
        self._left = _MOST_STEPS
        self._drawn: dict[Any, Drawn] = {}
        self._within: set[int] = set()
        self._fonts: dict[int, Font] = {}
        self._images: dict[int, Image] = {}
        self._held: list[Any] = []
        """What objects are known by must not be given to others while they are."""

    def spend(self, steps: int) -> None:
        """Takes some of the looking that is left.

        Raises:
            Spent: there is none.
        """
        self._left -= steps
        if self._left < 0:
            raise Spent

    def content(self, data: bytes, resources: DictionaryObject, state: State) -> Drawn:
        """What a content stream draws, in its own coordinates; as much of it as there is looking left for."""
        drawn = Drawn()
        if self._left < 0:
            drawn.full = True
            return drawn
        for use in self._fonts_of(resources):
            drawn.add(use)
        try:
            Writing(self, resources, state, drawn).run(data)
        except Spent:
            drawn.full = True
        return drawn

    def form(self, stream: StreamObject, above: DictionaryObject, state: State, bare: bool = False) -> Drawn:
        """What a form, the cell of a pattern or a drawn letter draws, in its own coordinates.

        ``bare`` for what has no box of its own. What draws itself is told, and left out.
        """
        key = (id(stream), state.signature())
        if key in self._drawn:
            return self._drawn[key]
        if id(stream) in self._within:
            circle = Drawn()
            circle.add(Odd(NOWHERE, "circle"))
            return circle
        if len(self._within) > _DEEPEST:
            return Drawn(full=True)
        self._held.append(stream)
        self._within.add(id(stream))
        box = None if bare else box_of(array(stream, "/BBox"))
        resources = dictionary(stream, "/Resources") if entry(stream, "/Resources") is not None else above
        try:
            drawn = self.content(unpacked(stream), resources, state.handed(box))
        finally:
            self._within.discard(id(stream))
        for odd in odd_stream(stream):
            drawn.add(odd)
        group = entry(entry(stream, "/Group"), "/CS")
        if group is not None:
            drawn.add(Paint(box or NOWHERE, "group", Colour(self.spaces.of(group, resources), ())))
        self._drawn[key] = drawn
        return drawn

    def font(self, holder: DictionaryObject) -> Font:
        """A font, read once."""
        if id(holder) not in self._fonts:
            self._held.append(holder)
            self._fonts[id(holder)] = read_font(holder)
        return self._fonts[id(holder)]

    def _fonts_of(self, resources: DictionaryObject) -> list[FontUse]:
        """The fonts that a content stream could use, whether it does or not."""
        held = dictionary(resources, "/Font")
        fonts = [self.font(one) for key in held if isinstance(one := entry(held, key), DictionaryObject)]
        return [FontUse(NOWHERE, font.name, font.embedded, font.glyphs is not None, False) for font in fonts]

    def image(self, stream: Any, resources: DictionaryObject) -> Image:
        """A picture as the file holds it."""
        if id(stream) not in self._images:
            self._held.append(stream)
            stencil = flag(stream, "/ImageMask")
            space = UNKNOWN if stencil else self._space_of(stream, resources)
            bits = 1 if stencil else int(number(stream, "/BitsPerComponent", 8))
            size = int(number(stream, "/Width")), int(number(stream, "/Height"))
            self._images[id(stream)] = Image(len(self._images) + 1, *size, bits, space, stencil)
        return self._images[id(stream)]

    def _space_of(self, stream: Any, resources: DictionaryObject) -> Space:
        told = entry(stream, "/ColorSpace")
        return UNKNOWN if told is None else self.spaces.of(told, resources)

    def letter(self, font: Font, code: int, above: DictionaryObject, state: State) -> tuple[Drawn, Matrix] | None:
        """What a drawn letter draws, and the matrix of its font; ``None`` for a letter that is not there."""
        glyph = entry(font.glyphs, (font.letters or {}).get(code, ""))
        if not isinstance(glyph, StreamObject):
            return None
        own = entry(font.holder, "/Resources")
        resources = own if isinstance(own, DictionaryObject) else above
        return self.form(glyph, resources, replace(state, mode=0), bare=True), font.matrix


def appearance(annotation: Any) -> list[StreamObject]:
    """The looks of an annotation: one form, or one for each of its states."""
    look = entry(dictionary(annotation, "/AP"), "/N")
    if isinstance(look, StreamObject):
        return [look]
    if not isinstance(look, DictionaryObject):
        return []
    return [one for key in look if isinstance(one := entry(look, key), StreamObject)]


def fitted(form: StreamObject, into: Box) -> Matrix:
    """The matrix that puts the look of an annotation into its rectangle."""
    box = (box_of(array(form, "/BBox")) or into).moved(matrix_of(array(form, "/Matrix")))
    across = into.width / box.width if box.width else 1.0
    upwards = into.height / box.height if box.height else 1.0
    return across, 0.0, 0.0, upwards, into.left - box.left * across, into.bottom - box.bottom * upwards


def subtype(annotation: Any) -> str:
    """What kind of annotation it is."""
    return name(annotation, "/Subtype")
