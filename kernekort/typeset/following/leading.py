"""Faces that are made after others of their kind instead of being laid out: which they are, and after which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

from weasyprint import Page

from kernekort.typeset.arts import Arts
from kernekort.typeset.following.kinds import kind_of
from kernekort.typeset.following.shades import Shades
from kernekort.typeset.following.stencils import Alike, Stencils
from kernekort.typeset.harvest import Harvested, UnusualPageError
from kernekort.typeset.hooks import Pen
from kernekort.typeset.laid import Laid


class Following:
    """Some faces by their numbers, and the stencils there are for them.

    Of a kind that there is no stencil of yet, the first is laid out, and the others follow; so do those of kinds that
    differ from it in nothing but colours.
    """

    def __init__(self, sections: Mapping[int, Element], stencils: Stencils, pen: Pen, arts: Arts) -> None:
        self._sections, self._stencils, self._pen, self._arts = sections, stencils, pen, arts
        found = ((number, kind_of(section, arts)) for number, section in sections.items())
        self._kinds = {number: kind for number, kind in found if kind is not None}
        self.followers: list[int] = []
        self._shades: dict[bytes, int] = {}
        """Of kinds that may differ from others in nothing but colours, the first face."""
        leaders: set[bytes] = set()
        for number, kind in self._kinds.items():
            if stencils.is_known(kind):
                self.followers += [number] if stencils.of(kind) else []
            elif kind.key in leaders or kind.key in self._shades:
                self.followers.append(number)
            elif not stencils.is_different(kind) and (stencils.of_shape(kind) or kind.shape in leaders):
                self._shades[kind.key] = number
                self.followers.append(number)
            else:
                leaders |= {kind.key, kind.shape}
        self._followed = {key for number in self.followers for key in self._kinds[number][:2]}

    def led(self, number: int, page: Page, laid: Laid, take: Callable[[Page], Harvested]) -> Harvested | None:
        """Learns from a face that was laid out, if any is to be made after it: its page is then taken, and is here."""
        kind = self._kinds.get(number)
        if kind is None or self._stencils.is_known(kind) or laid.faces != (number,):
            return None
        if not (self._stencils.is_met(kind) or self._followed & {kind.key, kind.shape}):
            return None
        self._pen.strokes.clear()
        try:
            taken = take(page)
        except UnusualPageError:
            self._stencils.keep(kind, None)
            return None
        self._stencils.cut(kind, self._sections[number], page._page_box, laid, taken, self._pen, self._arts)
        return taken

    def shade(self, shades_of: Callable[[Sequence[Element]], Shades]) -> None:
        """Finds out which kinds differ in nothing but colours from those there are stencils of."""
        found = ((self._kinds[number], self._sections[number]) for number in self._shades.values())
        pairs = [(kind, section, stencil) for kind, section in found if (stencil := self._stencils.of_shape(kind))]
        if not pairs:
            return
        sections = {id(one): one for _, section, stencil in pairs for one in (section, stencil.section)}
        shades = shades_of(list(sections.values()))
        for kind, section, stencil in pairs:
            colours = shades.colours(section, kind.figures, stencil.section)
            shaded = stencil.in_colours(colours) if colours is not None else None
            if shaded is None:
                self._stencils.tell_apart(kind)
            else:
                self._stencils.keep(kind, shaded)

    def with_leaders(self, left: Sequence[int]) -> list[int]:
        """Faces that could not be made, with those that they were to follow if nothing can be made after these.

        Faces that do not keep to their pages are found out when they are laid out together.
        """
        shapes = {self._kinds[number].shape for number in left}
        without = {
            number
            for number, kind in self._kinds.items()
            if kind.shape in shapes and number not in self.followers and not self._stencils.of(kind)
        }
        return sorted({*left, *without})

    def made(self, number: int) -> Alike | None:
        """A face made after another; nothing where that cannot be done."""
        kind = self._kinds[number]
        stencil = self._stencils.of(kind)
        return stencil.made(number, kind, self._pen, self._stencils.setter, self._arts) if stencil else None
