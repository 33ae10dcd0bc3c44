"""The faces of a deck filled one after another: markup with a key of all that shapes it, or what was poured before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from html import escape
from typing import Any

from kernekort.brand import Brand
from kernekort.content import Deck, Item
from kernekort.findings import Finding
from kernekort.markup.art import FaceArt
from kernekort.markup.asking import BrandTold, anonymous, answer
from kernekort.markup.bench import Desk
from kernekort.markup.data import item_data, shared_data, suit_of
from kernekort.markup.fitting import Fits, Voices
from kernekort.markup.images import ADDRESS
from kernekort.markup.model import FaceMarkup, PageForm, pieces_of
from kernekort.markup.outline import Heading
from kernekort.markup.poured import Inner, Pile, Poured, Whole
from kernekort.markup.styles import face_key
from kernekort.markup.toolbox import functions
from kernekort.markup.whose import client_line, widths_of_lines, with_lines
from kernekort.quick import dataclass

_CLASS = {"card": "", "page": " page", "document": " document"}


@dataclass(frozen=True)
class Part:
    """One face to pour: its side, and which step it is when the item is built up."""

    side: str
    build: int = 0
    builds: int = 0


def parts(deck: Deck, item: Item) -> Iterator[Part]:
    """The faces of an item: its sides, or the steps in which a page is built up."""
    built = item.fields.get(deck.layout.builds) if deck.layout.builds else None
    if isinstance(built, tuple):
        yield from (Part(deck.layout.sides[0], step, len(built)) for step in range(1, len(built) + 1))
    else:
        yield from (Part(side) for side in deck.layout.sides)


@dataclass(frozen=True)
class Ready:
    """An item with its texts fitted, and what was poured of it before."""

    item: Item
    fits: Fits
    poured: Poured


@dataclass(frozen=True)
class Press:
    """All that the faces of a deck have in common, ready to pour one after another."""

    deck: Deck
    brand: Brand
    form: PageForm
    css: str
    digest: str
    """Of the style sheet and of the typefaces it names."""
    desk: Desk
    voices: Voices
    outline: bool

    @cached_property
    def lines(self) -> dict[float, str]:
        """The lines that say whom faces are for, by their width."""
        return {}

    @cached_property
    def style(self) -> str:
        """The style sheet, which is in memory once however often it is read."""
        return self.before.css(self.css)

    @cached_property
    def answers(self) -> dict[str, Any]:
        """What the brand answers where brands that share a layout differ, as far as it was asked."""
        return {}

    @cached_property
    def shared(self) -> Mapping[str, Any]:
        """What the templates of all faces see."""
        return shared_data(self.deck, self.brand) | {"screen": self.outline}

    @cached_property
    def before(self) -> Pile:
        """What was poured before; the typefaces it is measured in are part of the digest."""
        plain, deck = anonymous(self.brand), self.deck
        return self.desk.poured((deck.layout, deck.fit, self.outline, plain, self.digest, shared_data(deck, plain)))

    def ready(self, item: Item, fits: Fits) -> Ready:
        """An item ready to be poured, with what was poured of it before if it says the same."""
        poured = self.before.items.get(item.id)
        if poured is None or not poured.is_of(item, fits):
            poured = self.before.items[item.id] = Poured(item, fits)
        return Ready(item, fits, poured)

    def face(self, ready: Ready, headings: Sequence[Heading], part: Part) -> FaceMarkup | Finding:
        """One face of an item, or why its template fails."""
        inner = self._known(ready, part) or self._poured(ready, part)
        if isinstance(inner, Finding):
            return inner
        wholes, way = ready.poured.wholes, (part.side, part.build)
        opening, lines = self._opening(ready.item, headings, part), tuple(map(self._line, inner.widths))
        whole = wholes.get(way)
        if whole is None or not whole.is_of(inner, lines, opening, self.style):
            html = f"{opening}{with_lines(inner.html, self._line).strip()}</section>"
            face = self._face(ready.item, html, headings[-1].label, part)
            whole = Whole(inner, lines, opening, face, shows=ADDRESS in html)
        whole = wholes[way] = whole.at(ready.item, headings[-1].label)
        return whole.markup

    def _face(self, item: Item, html: str, title: str, part: Part) -> FaceMarkup:
        return FaceMarkup(
            key=face_key(self.digest, self.desk.images.by_content(html)),
            item=item.id,
            side=part.side,
            title=title,
            pieces=pieces_of(html, self.before.drawings),
            css=self.style,
            form=self.form,
            place=item.place,
            places=item.places,
            flow="document" if self.deck.layout.flow == "document" else "face",
            number=max(part.build, 1) if self.deck.layout.flow == "page" else 0,
        )

    def _line(self, width: float) -> str:
        if width not in self.lines:
            self.lines[width] = client_line(self.voices, width)
        return self.lines[width]

    def _known(self, ready: Ready, part: Part) -> Inner | None:
        """The inside of a face as it was poured before, if the pictures on it are there still."""
        inner = ready.poured.faces.get((part.side, part.build))
        if inner is None or any(self._answer(name) != said for name, said in inner.answers.items()):
            return None
        try:
            for name in inner.pictures:
                self.desk.images.uri(name)
        except ValueError:
            return None
        return inner

    def _answer(self, name: str) -> Any:
        if name not in self.answers:
            self.answers[name] = answer(self.brand, name)
        return self.answers[name]

    def _poured(self, ready: Ready, part: Part) -> Inner | Finding:
        item, images = ready.item, self.desk.images
        asked: set[str] = set()
        art = FaceArt(self.brand, suit_of(item), item.id, self.deck.layout.trim, asked)
        told = {"brand": BrandTold(self.shared["brand"], asked)}
        own = {"side": part.side, "build": part.build, "builds": part.builds}
        functional = functions(art, self.voices, images)
        data = {**self.shared, **told, **item_data(self.deck, item, ready.fits), **own, **functional}
        images.asked.clear()
        html = self.desk.templates.pour(self.deck.layout.template, data)
        if isinstance(html, Finding):
            return html
        answers = {name: self._answer(name) for name in sorted(asked)}
        inner = Inner(html, tuple(dict.fromkeys(images.asked)), answers, widths_of_lines(html))
        ready.poured.faces[part.side, part.build] = inner
        return inner

    def _opening(self, item: Item, headings: Sequence[Heading], part: Part) -> str:
        """What a face begins with: the tag of its section, and the entries in the contents that it opens."""
        kind = _CLASS[self.deck.layout.flow]
        classes = f"face{kind} {part.side} role-{item.role} c-{suit_of(item)} {' '.join(variants(self.brand))}"
        # A page that is built up is one entry of the contents, however many steps it takes.
        marked = self.outline and part.side == self.deck.layout.sides[0] and part.build <= 1
        first, *below = [_bookmark(heading) for heading in headings] if marked else [""]
        levels = "".join(f"<div{one}></div>" for one in below)
        return f'<section class="{classes}"{first}>{levels}'


def variants(brand: Brand) -> tuple[str, ...]:
    """The classes that say what kind of brand a face is dressed in."""
    client = "client" if brand.client else "plain"
    return (client, "mono") if brand.mono else (client,)


def _bookmark(heading: Heading) -> str:
    return f' data-bookmark="{escape(heading.label)}" data-level="{heading.level}"'
