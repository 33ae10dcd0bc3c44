"""A deck poured into its layout: every side of every card as markup with a key of all that shapes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from kernekort.brand import Brand
from kernekort.content import Deck, Item
from kernekort.findings import Checked, Finding, in_order
from kernekort.fit import Compounds, Fitted
from kernekort.layout import Layout
from kernekort.library import Library
from kernekort.markup.art import FaceArt
from kernekort.markup.environment import Templates
from kernekort.markup.fitting import Fits, Voices, counted, fit_deck, text_of
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.markup.outline import Heading, outline
from kernekort.markup.running import filters
from kernekort.markup.styles import face_key, face_stylesheet, style_digest
from kernekort.units import format_mm

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


def pour(pouring: Pouring) -> Checked[tuple[CardMarkup, ...]]:
    """Every item of the deck as markup.

    Findings: ``template-error`` with the template's line, and whatever the style sheets could not be read for.
    """
    deck, brand = pouring.deck, pouring.brand
    # Nobody cuts a screen: there the page is the card.
    bleed = 0.0 if pouring.outline else deck.layout.bleed
    form = PageForm(deck.layout.name, deck.layout.trim, bleed, deck.layout.safe)
    styled = face_stylesheet(brand, form, deck.layout.styles, pouring.library)
    if styled.value is None:
        return Checked(None, styled.findings)
    sheet = _Sheet(form, styled.value, style_digest(styled.value, brand))
    templates = Templates(pouring.library, filters(pouring.compounds, deck.language))
    voices = Voices(brand, pouring.compounds)
    cards: list[CardMarkup] = []
    findings: list[Finding] = list(styled.findings)
    failed: set[tuple[str, str]] = set()
    for item, fits, headings in zip(deck.items, fit_deck(deck, voices), outline(deck), strict=True):
        faces = []
        # What fails for one card mostly fails for all of its role, and need not be said, or waited for, again.
        for side in [side for side in deck.layout.sides if (item.role, side) not in failed]:
            face = _face(pouring, templates, sheet, voices, item, fits, headings, side)
            if isinstance(face, Finding):
                failed.add((item.role, side))
                findings.append(face)
            else:
                faces.append(face)
        cards.append(CardMarkup(item, tuple(faces), _suit(item)))
    return Checked(None if failed else tuple(cards), in_order(findings))


@dataclass(frozen=True)
class _Sheet:
    """The style of all faces: page form, CSS, and the digest of it and of the typefaces it names."""

    form: PageForm
    css: str
    digest: str


def _face(
    pouring: Pouring,
    templates: Templates,
    sheet: _Sheet,
    voices: Voices,
    item: Item,
    fits: Fits,
    headings: Sequence[Heading],
    side: str,
) -> FaceMarkup | Finding:
    deck, brand = pouring.deck, pouring.brand
    art = FaceArt(brand, _suit(item), item.id, deck.layout.trim)
    inner = templates.pour(deck.layout.template, _data(deck, brand, item, fits, side) | drawing(art, voices))
    if isinstance(inner, Finding):
        return inner
    classes = " ".join(("face", side, f"role-{item.role}", f"c-{art.suit}", *_variants(brand)))
    marked = pouring.outline and side == deck.layout.sides[0]
    first, *below = [_bookmark(heading) for heading in headings] if marked else [""]
    html = f'<section class="{classes}"{first}>{"".join(f"<div{one}></div>" for one in below)}{inner.strip()}</section>'
    return FaceMarkup(
        key=face_key(sheet.digest, html),
        item=item.id,
        side=side,
        title=headings[-1].label,
        html=html,
        css=sheet.css,
        form=sheet.form,
        place=item.place,
        places=item.places,
    )


def _bookmark(heading: Heading) -> str:
    return f' data-bookmark="{escape(heading.label)}" data-level="{heading.level}"'


def _variants(brand: Brand) -> tuple[str, ...]:
    client = "client" if brand.client else "plain"
    return (client, "mono") if brand.mono else (client,)


def _suit(item: Item) -> str:
    suit = item.fields.get("suit")
    return suit if isinstance(suit, str) else DEFAULT_SUIT


def _data(deck: Deck, brand: Brand, item: Item, fits: Fits, side: str) -> dict[str, Any]:
    """The plain data a template sees."""
    suit, rules = deck.layout.suits[_suit(item)], deck.layout.fit
    return {
        "side": side,
        "item": _item_data(deck.layout, deck, item),
        "deck": deck_data(deck),
        "brand": brand_data(brand),
        "suit": {"name": _suit(item), "title": suit.title[deck.language], "ask": suit.ask[deck.language]},
        "words": dict(deck.layout.words[deck.language]),
        "fit": {name: _fit_data(fits[name], rule.font) if name in fits else None for name, rule in rules.items()},
    }


def deck_data(deck: Deck) -> dict[str, Any]:
    """What a template may know of the deck."""
    texts = {"title": counted(deck, deck.title), "subtitle": counted(deck, deck.subtitle)}
    return texts | {"language": deck.language, "count": len(deck.cards)}


def brand_data(brand: Brand) -> dict[str, Any]:
    """What a template may know of the brand; colours and typefaces reach it through CSS alone."""
    names = {"name": brand.name, "title": brand.title, "unit": brand.unit}
    return names | {"client": brand.client, "mono": brand.mono, "has_logo": brand.logo is not None}


def _item_data(layout: Layout, deck: Deck, item: Item) -> dict[str, Any]:
    declared: dict[str, Any] = dict.fromkeys(layout.fields)
    texts = {
        name: text_of(deck, item, name) for name, field in layout.fields.items() if field.type in ("text", "lines")
    }
    return declared | dict(item.fields) | texts | {"id": item.id, "role": item.role}


def _fit_data(fitted: Fitted, font: str) -> dict[str, Any]:
    """What a template needs to set a text as it was measured."""
    size = f"calc({format_mm(fitted.step.size)}pt * var(--opt))" if font == "display" else f"{fitted.step.size}pt"
    css = f"font-size:{size};line-height:{format_mm(fitted.step.leading)}mm"
    return {"lines": list(fitted.lines), "step": fitted.step.name, "height": fitted.height, "css": css}


def drawing(art: FaceArt, voices: Voices) -> dict[str, Any]:
    """The functions a template may call, each bound to the face it draws on."""
    return {name: getattr(art, name) for name in DRAWING} | {"balanced": voices.balanced}
