"""What was poured of the items of a deck last time, and is taken as it is wherever an item still says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from kernekort.content import Item
from kernekort.markup.model import FaceMarkup, drawings_of

Way = tuple[str, int]
"""Which face of an item: its side, and the step where an item is built up."""


class Inner(NamedTuple):
    """The inside of a face, the pictures that its template asked for, and what the brand answered to it.

    ``widths`` are those of the lines for the brand's client, which are still to be put in.
    """

    html: str
    pictures: tuple[str, ...]
    answers: Mapping[str, Any]
    widths: tuple[float, ...]


class Whole(NamedTuple):
    """A face, and what it was made of: its inside, the lines put into that, and the tag around it.

    One that ``shows`` pictures has a key that tells what is in them, and is made anew each time.
    """

    inner: Inner
    lines: tuple[str, ...]
    opening: str
    markup: FaceMarkup
    shows: bool

    def is_of(self, inner: Inner, lines: tuple[str, ...], opening: str, css: str) -> bool:
        """Whether the same would come of these."""
        same = self.inner is inner and self.lines == lines and self.opening == opening and self.markup.css == css
        return same and not self.shows

    def at(self, item: Item, title: str) -> Whole:
        """The same face, by its title and in its place in the file: there may be more lines above it now."""
        known = self.markup
        if (known.title, known.place, known.places) == (title, item.place, item.places):
            return self
        return self._replace(markup=replace(known, title=title, place=item.place, places=item.places))


class Poured:
    """What was poured of one item: the inside of each face, as long as the item says the same, and the face."""

    def __init__(self, item: Item, fits: Mapping[str, Any]) -> None:
        self.faces: dict[Way, Inner] = {}
        self.wholes: dict[Way, Whole] = {}
        self.fits = fits
        self._role, self._fields = item.role, item.fields

    def says(self, item: Item) -> bool:
        """Whether an item says what this was poured of."""
        return self._role == item.role and self._fields == item.fields

    def is_of(self, item: Item, fits: Mapping[str, Any]) -> bool:
        """Whether it says so in the same type as well."""
        return self.says(item) and self.fits == fits


class Pile:
    """What was poured of a deck by the id of each item, where all faces have something in common."""

    def __init__(self) -> None:
        self.items: dict[str, Poured] = {}
        self.drawings: dict[str, str] = {}
        """The drawings on the faces, so that each is in memory once."""
        self._css = ""

    def css(self, css: str) -> str:
        """A style sheet: that of last time if it says the same, so that it is in memory once."""
        if css != self._css:
            self._css = css
        return self._css

    def fits(self, item: Item) -> Mapping[str, Any] | None:
        """The texts of an item as they were fitted, if it says the same as last time."""
        poured = self.items.get(item.id)
        return poured.fits if poured is not None and poured.says(item) else None

    def put_away(self, items: Iterable[Item]) -> None:
        """Forgets what was poured of items that the deck has no more, and the drawings that nothing shows any more."""
        wanted = {item.id for item in items}
        for gone in self.items.keys() - wanted:
            del self.items[gone]
        wholes = (whole for poured in self.items.values() for whole in poured.wholes.values())
        self.drawings = {drawing: drawing for whole in wholes for drawing in drawings_of(whole.markup)}
