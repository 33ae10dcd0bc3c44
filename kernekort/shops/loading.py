"""A shop from its file: read, laid over the one it extends, held against itself and the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kernekort.findings import Checked, Finding, Place, error, has_errors, in_order
from kernekort.library import Library
from kernekort.shops.form import NEEDED, ShopForm
from kernekort.shops.model import Paper, Shop
from kernekort.sources import Link, Source, chained, check_form, read_source

_NONE = "none"
"""What a file says to be rid of what the extended one has."""


_Link = Link[ShopForm]


def _values(link: _Link) -> Iterator[tuple[str, Any]]:
    """What the file says, as the shop has it."""
    for name in sorted(link.form.model_fields_set - {"title", "extends"}):
        value = getattr(link.form, name)
        if name == "paper" and value is not None:
            value = Paper(value.grammage, value.thickness)
        yield name, None if value == _NONE and name in ("condition", "sheet") else value


def load_shop(library: Library, name: str, asked_at: Place | None = None) -> Checked[Shop]:
    """The shop of that name.

    Findings: ``unknown-shop``, ``name-not-allowed``, ``shop-circle``, ``shop-needs``, ``shop-dpi``, ``missing-field``,
    ``unknown-sheet``, and those of reading and checking a file. There is no shop when one of them is an error.
    """
    chain = _chain(library, name, asked_at)
    if chain.value is None:
        return Checked(None, chain.findings)
    own, said = chain.value[0], dict(pair for link in reversed(chain.value) for pair in _values(link))
    missing = [field for field in NEEDED if field not in said]
    if missing:
        root = chain.value[-1]
        lacking = (error("missing-field", root.at(), field=field, what=root.name) for field in missing)
        return Checked(None, (*chain.findings, *lacking))
    shop = Shop(name=name, title=own.form.title.model_dump(), **{"sheet": None, **said})
    findings = in_order((*chain.findings, *_faults(shop, chain.value, library)))
    return Checked(None if has_errors(findings) else shop, findings)


def shop_titles(library: Library, language: str) -> dict[str, str]:
    """What every shop of the library is called, by name; a file that cannot be read is left out."""
    loaded = ((found.name, load_shop(library, found.name).value) for found in library.names("shop"))
    return {name: shop.title[language] for name, shop in loaded if shop is not None}


def _chain(library: Library, name: str, asked_at: Place | None) -> Checked[tuple[_Link, ...]]:
    """The file of a shop and those it extends, its own first."""
    return chained(
        name,
        asked_at,
        lambda wanted, place: _link(library, wanted, place),
        lambda place, names: error("shop-circle", place, shops=names),
    )


def _link(library: Library, name: str, asked_at: Place | None) -> Checked[_Link]:
    found = library.find("shop", name)
    if found is None:
        return Checked(None, (library.unknown("shop", name, asked_at),))
    read = read_source(found.path, found.shown)
    if read.value is None:
        return Checked(None, read.findings)
    checked = check_form(read.value, ShopForm, name)
    empty = () if checked.value is None else tuple(_empty(checked.value, read.value, name))
    link = _Link(found.name, read.value, checked.value) if checked.value is not None and not empty else None
    return Checked(link, (*read.findings, *checked.findings, *empty))


def _empty(form: ShopForm, source: Source, name: str) -> Iterator[Finding]:
    """Fields that stand in the file with nothing behind them."""
    for field in sorted(form.model_fields_set):
        if getattr(form, field) is None:
            yield error("empty-field", source.places.key((field,)), field=field, what=name)


def _faults(shop: Shop, chain: tuple[_Link, ...], library: Library) -> Iterator[Finding]:
    """What contradicts itself, at the place in the file that said it last."""

    def at(*fields: str) -> Place:
        said = ((link, field) for link in chain for field in fields if field in link.form.model_fields_set)
        link, field = next(said, (chain[0], fields[0]))
        return link.at(field)

    needs = [
        ("pdfx", "condition", shop.pdfx and shop.condition is None),
        ("icc", "condition", shop.icc and shop.condition is None),
        ("pdfx", "icc", shop.pdfx and not shop.icc),
        ("stacking", "sheet", shop.sheet is None and "stacking" in chain[0].form.model_fields_set),
        ("turn", "sheet", shop.sheet is None and "turn" in chain[0].form.model_fields_set),
    ]
    for field, needed, lacking in needs:
        if lacking:
            yield error("shop-needs", at(field, needed), shop=shop.name, field=field, needs=needed)
    if shop.least_dpi > shop.dpi:
        yield error("shop-dpi", at("least_dpi", "dpi"), shop=shop.name, least=shop.least_dpi, wished=shop.dpi)
    if shop.sheet is not None and library.find("sheet", shop.sheet) is None:
        yield replace(library.unknown("sheet", shop.sheet), place=at("sheet"))
