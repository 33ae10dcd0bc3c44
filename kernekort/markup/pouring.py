"""A deck poured into its layout: every side of every card as markup with a key of all that shapes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from html import escape
from typing import Any

from kernekort.brand import Brand
from kernekort.content import Deck, Item
from kernekort.findings import Checked, Finding
from kernekort.fit import Compounds, Fitted
from kernekort.layout import Layout
from kernekort.library import Library
from kernekort.markup.art import FaceArt
from kernekort.markup.environment import Templates
from kernekort.markup.fitting import Fits, Voices, fit_deck, text_of
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.markup.running import filters
from kernekort.markup.styles import face_stylesheet

DRAWING = (
    "figure", "place", "centred", "icon", "level", "dial", "people", "mark",
    "bar", "ruler", "colour", "legible_on", "logo", "logo_box",
)  # fmt: skip
"""The functions of ``FaceArt`` that a template may call."""

DEFAULT_SUIT = "periferi"
"""The colours and the figure of a card that belongs to no dimension."""


@dataclass(frozen=True)
class CardMarkup:
    """One item poured out: its faces in the order of the layout's sides, and the colour its sides lie on."""

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
    """Whether faces carry bookmarks: for a file that is read on a screen."""
    _poured: dict[str, FaceMarkup] = field(default_factory=dict, repr=False, compare=False)


def pour(pouring: Pouring) -> Checked[tuple[CardMarkup, ...]]:
    """Every item of the deck as markup.

    Findings: ``template-error`` with the template's line, and whatever the style sheets could not be read for.
    """
    deck, brand = pouring.deck, pouring.brand
    form = PageForm(deck.layout.name, deck.layout.trim, deck.layout.bleed, deck.layout.safe)
    styled = face_stylesheet(brand, form, deck.layout.styles, pouring.library)
    if styled.value is None:
        return Checked(None, styled.findings)
    sheet = _Sheet(form, styled.value, _digest(styled.value, brand))
    templates = Templates(pouring.library, filters(pouring.compounds, deck.language))
    cards: list[CardMarkup] = []
    findings: list[Finding] = list(styled.findings)
    voices = Voices(brand, pouring.compounds)
    for item, fits in zip(deck.items, fit_deck(deck, voices), strict=True):
        faces = []
        for side in deck.layout.sides:
            face = _face(pouring, templates, sheet, voices, item, fits, side)
            if isinstance(face, Finding):
                findings.append(face)
            else:
                faces.append(face)
        cards.append(CardMarkup(item, tuple(faces), _suit(item)))
    return Checked(tuple(cards), tuple(findings))


@dataclass(frozen=True)
class _Sheet:
    """The style of all faces: page form, CSS, and the digest of it and of the typefaces it names."""

    form: PageForm
    css: str
    digest: str


def _face(
    pouring: Pouring, templates: Templates, sheet: _Sheet, voices: Voices, item: Item, fits: Fits, side: str
) -> FaceMarkup | Finding:
    deck, brand = pouring.deck, pouring.brand
    art = FaceArt(brand, _suit(item), item.id, deck.layout.trim)
    inner = templates.pour(deck.layout.template, _data(deck, brand, item, fits, side) | drawing(art, voices))
    if isinstance(inner, Finding):
        return inner
    title = _title(deck, item)
    attributes = {"class": " ".join(("face", side, f"role-{item.role}", f"c-{art.suit}", *_variants(brand)))}
    if pouring.outline and side == deck.layout.sides[0]:
        attributes |= {"data-bookmark": title, "data-level": "1" if item.role != deck.layout.default_role else "2"}
    opening = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    html = f"<section {opening}>{inner.strip()}</section>"
    key = blake2b(f"{sheet.digest}\0{html}".encode(), digest_size=16).hexdigest()
    return FaceMarkup(
        key=key,
        item=item.id,
        side=side,
        title=title,
        html=html,
        css=sheet.css,
        form=sheet.form,
        place=item.place,
        places=item.places,
    )


def _variants(brand: Brand) -> tuple[str, ...]:
    client = "client" if brand.client else "plain"
    return (client, "mono") if brand.mono else (client,)


def _suit(item: Item) -> str:
    suit = item.fields.get("suit")
    return suit if isinstance(suit, str) else DEFAULT_SUIT


def _title(deck: Deck, item: Item) -> str:
    """What a bookmark calls the item: its title, its dimension, or its first words."""
    suit = item.fields.get("suit")
    if item.role == "divider" and isinstance(suit, str):
        return deck.layout.suits[suit].title[deck.language]
    for name in ("title", "question", "prompt"):
        if text := text_of(deck, item, name):
            return " ".join(text.split())
    return item.id


def _data(deck: Deck, brand: Brand, item: Item, fits: Fits, side: str) -> dict[str, Any]:
    """The plain data a template sees."""
    suit = deck.layout.suits[_suit(item)]
    return {
        "side": side,
        "item": _item_data(deck.layout, deck, item),
        "deck": deck_data(deck),
        "brand": brand_data(brand),
        "suit": {"name": _suit(item), "title": suit.title[deck.language], "ask": suit.ask[deck.language]},
        "words": dict(deck.layout.words[deck.language]),
        "fit": {name: _fit_data(fitted) for name, fitted in fits.items()},
    }


def deck_data(deck: Deck) -> dict[str, Any]:
    """What a template may know of the deck."""
    count = sum(item.role == deck.layout.default_role for item in deck.items)
    return {"title": deck.title, "subtitle": deck.subtitle, "language": deck.language, "count": count}


def brand_data(brand: Brand) -> dict[str, Any]:
    """What a template may know of the brand; colours and typefaces reach it through CSS alone."""
    names = {"name": brand.name, "title": brand.title, "unit": brand.unit}
    return names | {"client": brand.client, "mono": brand.mono, "has_logo": brand.logo is not None}


def _item_data(layout: Layout, deck: Deck, item: Item) -> dict[str, Any]:
    declared: dict[str, Any] = dict.fromkeys(layout.fields)
    own = {name: text_of(deck, item, name) for name in ("title", "subtitle") if name in declared}
    return declared | own | dict(item.fields) | {"id": item.id, "role": item.role}


def _fit_data(fitted: Fitted) -> dict[str, Any]:
    return {"lines": list(fitted.lines), "step": fitted.step.name, "height": fitted.height}


def drawing(art: FaceArt, voices: Voices) -> dict[str, Any]:
    """The functions a template may call, each bound to the face it draws on."""
    return {name: getattr(art, name) for name in DRAWING} | {"balanced": voices.balanced}


def _digest(css: str, brand: Brand) -> str:
    """A hash of the style and of the bytes of every typeface it may use."""
    digest = blake2b(css.encode(), digest_size=16)
    for file in _font_files(brand):
        digest.update(file)
    return digest.hexdigest()


def _font_files(brand: Brand) -> Sequence[bytes]:
    return [file.path.read_bytes() for face in (brand.display, brand.text) for file in face.files]
