"""Faces that are made after others of their kind instead of being laid out: which they are, and after which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from weasyprint import Page

from kernekort.typeset.arts import Arts
from kernekort.typeset.harvest import Harvested, UnusualPageError
from kernekort.typeset.hooks import Pen
from kernekort.typeset.kinds import kind_of
from kernekort.typeset.laid import Laid
from kernekort.typeset.stencils import Alike, Stencils


class Following:
    """Some faces by their numbers, and the stencils there are for them.

    Of a kind that there is no stencil of yet, the first is laid out, and the others follow.
    """

    def __init__(self, sections: Mapping[int, Element], stencils: Stencils, pen: Pen, arts: Arts) -> None:
        self._sections, self._stencils, self._pen, self._arts = sections, stencils, pen, arts
        found = ((number, kind_of(section, arts)) for number, section in sections.items())
        self._kinds = {number: kind for number, kind in found if kind is not None}
        self.followers: list[int] = []
        leaders: set[bytes] = set()
        for number, kind in self._kinds.items():
            if stencils.of(kind) or (kind.key in leaders and not stencils.is_known(kind)):
                self.followers.append(number)
            leaders.add(kind.key)
        self._followed = {self._kinds[number].key for number in self.followers}

    def led(self, number: int, page: Page, laid: Laid, take: Callable[[Page], Harvested]) -> Harvested | None:
        """Learns from a face that was laid out, if any is to be made after it: its page is then taken, and is here."""
        kind = self._kinds.get(number)
        if kind is None or self._stencils.is_known(kind) or laid.faces != (number,):
            return None
        if not (self._stencils.is_met(kind) or kind.key in self._followed):
            return None
        self._pen.strokes.clear()
        try:
            taken = take(page)
        except UnusualPageError:
            self._stencils.give_up(kind)
            return None
        self._stencils.cut(kind, self._sections[number], page._page_box, laid, taken, self._pen, self._arts)
        return taken

    def made(self, number: int) -> Alike | None:
        """A face made after another; nothing where that cannot be done."""
        kind = self._kinds[number]
        stencil = self._stencils.of(kind)
        return stencil.made(number, kind, self._pen, self._stencils.setter, self._arts) if stencil else None
