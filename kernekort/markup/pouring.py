"""A deck poured into its layout: every side of every card as markup with a key of all that shapes it."""

from __future__ import annotations

from dataclasses import field
from typing import Protocol

from kernekort.brand import Brand
from kernekort.content import Deck, Item
from kernekort.findings import Checked, Finding, in_order
from kernekort.fit import Compounds
from kernekort.library import Library
from kernekort.markup.bench import Bench
from kernekort.markup.data import suit_of
from kernekort.markup.dressing import dressed
from kernekort.markup.filling import Press, parts
from kernekort.markup.fitting import Voices, fit_deck
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.markup.outline import outline
from kernekort.markup.styles import face_stylesheet, style_digest
from kernekort.quick import dataclass
from kernekort.typography import House


@dataclass(frozen=True)
class CardMarkup:
    """One item poured out: its faces in order, and the colour its sides lie on.

    The faces of a card are the layout's sides; those of a page that is built up are its steps; a document has one.
    """

    item: Item
    faces: tuple[FaceMarkup, ...]
    ground: str


@dataclass(frozen=True)
class Pouring:
    """What all faces of one build share."""

    deck: Deck
    brand: Brand
    library: Library
    compounds: Compounds
    outline: bool = False
    """Whether faces carry bookmarks and fields to fill in: for a file that is read on a screen."""
    house: House = field(default_factory=House)
    bench: Bench = field(default_factory=Bench, repr=False, compare=False)
    """What saves work where the same has been poured before."""


class Ahead(Protocol):
    """Who goes ahead with what is there while the rest is poured."""

    def styled(self, css: str) -> None:
        """Takes the style sheet of all items, before the first of them."""

    def poured(self, card: CardMarkup) -> None:
        """Takes an item as soon as it is poured."""


def pour(pouring: Pouring, ahead: Ahead | None = None) -> Checked[tuple[CardMarkup, ...]]:
    """Every item of the deck as markup, its texts in the house's typography.

    Findings: ``template-error`` with the template's line, and whatever the style sheets could not be read for.
    """
    brand, layout = pouring.brand, pouring.deck.layout
    # Nobody cuts a screen: there the page is the card.
    form = PageForm(layout.name, layout.trim, 0.0 if pouring.outline else layout.bleed, layout.safe)
    styled = face_stylesheet(brand, form, layout.styles, pouring.library, layout.scale)
    if styled.value is None:
        return Checked(None, styled.findings)
    if ahead is not None:
        ahead.styled(styled.value)
    deck = dressed(pouring.deck, pouring.house, pouring.bench.dressed(pouring.house, pouring.deck.language))
    press = Press(
        deck=deck,
        brand=brand,
        form=form,
        css=styled.value,
        digest=style_digest(styled.value, brand),
        desk=pouring.bench.desk(pouring.library, pouring.compounds, deck.language, pouring.house),
        voices=Voices(brand, pouring.compounds, pouring.bench),
        outline=pouring.outline,
    )
    fitted = fit_deck(deck, press.voices, press.before.fits)
    cards: list[CardMarkup] = []
    findings: list[Finding] = list(styled.findings)
    failed: set[tuple[str, str]] = set()
    for item, fits, headings in zip(deck.items, fitted, outline(deck), strict=True):
        ready = press.ready(item, fits)
        faces = []
        # What fails for one card mostly fails for all of its role, and need not be said, or waited for, again.
        for part in [part for part in parts(deck, item) if (item.role, part.side) not in failed]:
            face = press.face(ready, headings, part)
            if isinstance(face, Finding):
                failed.add((item.role, part.side))
                findings.append(face)
            else:
                faces.append(face)
        cards.append(CardMarkup(item, tuple(faces), suit_of(item)))
        if not pouring.bench.warm:
            press.before.items.clear()
        if ahead is not None and not failed:
            ahead.poured(cards[-1])
    press.before.put_away(deck.items)
    pouring.bench.save()
    return Checked(None if failed else tuple(cards), in_order(findings))
