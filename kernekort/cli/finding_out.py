"""``list``, ``where``, ``explain``: what there is, which file wins, and what a finding means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from kernekort import workshop
from kernekort.brand import load_brand
from kernekort.cli.jobs import names
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json
from kernekort.cli.suggestions import codes, names_of
from kernekort.cli.values import OneOf
from kernekort.content import load_deck
from kernekort.findings import Exit, Stop, error, near
from kernekort.imposition import sheet_titles
from kernekort.kits import load_kit
from kernekort.layout import load_layout
from kernekort.library import KINDS, Kind
from kernekort.shops import load_shop

Row = dict[str, Any]
NOUNS = ("materials", "layouts", "brands", "kits", "shops", "sheets", "printers", "cards")
_IN_DETAIL = ("title", "lead", "flip", "dx", "dy", "variables", "bleed", "safe", "marks", "condition", "order", "sheet")
"""What is told to programs, or last on the line."""


@click.command("list", cls=SpokenCommand)
@argument("noun", type=OneOf(NOUNS), default="materials")
@argument("material", required=False, shell_complete=names_of("material"))
@as_json
@click.pass_obj
def list_(session: Session, noun: str, material: str | None) -> int:
    """What there is, and which folder it comes from; ``list cards MATERIAL`` names the cards of one material."""
    if material is not None and noun != "cards":
        raise Stop([error("words-left", words=(material,), command=f"kernekort list {noun}")], Exit.MISUSE)
    session.nothing = {noun: []}
    rows = _cards(session, material) if noun == "cards" else _LISTS[noun](session)
    session.speak()
    session.result({noun: rows}, _table(rows))
    return session.exit_code


@click.command("where", cls=SpokenCommand, nothing={"where": []})
@argument("name", shell_complete=names_of(*KINDS))
@as_json
@click.pass_obj
def where(session: Session, name: str) -> int:
    """Every file that answers to a name, the one that wins first."""
    rows: list[Row] = [
        {"kind": kind, "name": found.name, "file": session.shown(found.path), "from": found.root, "wins": not rank}
        for kind in KINDS
        for rank, found in enumerate(session.library.all(kind, name))
    ]
    if not rows:
        known = sorted({found.name for kind in KINDS for found in session.library.names(kind)})
        raise Stop([error("unknown-name", name=name, near=near(name, known))])
    lines = []
    for row in rows:
        kind = session.words.message(f"kind-{row['kind']}")
        lines.append(f"{'*' if row['wins'] else ' '} {kind:<9} {row['file']}")
    session.speak()
    session.result({"where": rows}, lines)
    return session.exit_code


@click.command("explain", cls=SpokenCommand, tolerant=True, nothing={"codes": []})
@argument("code", required=False, shell_complete=codes)
@as_json
@click.pass_obj
def explain(session: Session, code: str | None) -> int:
    """What a finding means, why it stops the build and what to do; without a code, the list of them."""
    asked = session.words.codes() if code is None else (code.strip("[]"),)
    told = {one: session.words.explain(one).strip() for one in asked}
    rows = [{"code": one, "explanation": text} for one, text in told.items()]
    session.result({"codes": rows}, told if code is None else told.values())
    return session.exit_code


def _found(session: Session, kind: Kind, title: Callable[[str], str]) -> list[Row]:
    session.findings += session.library.misnamed(kind)
    return [{"name": one.name, "title": title(one.name), "from": one.root} for one in session.library.names(kind)]


def _materials(session: Session) -> list[Row]:
    def title(name: str) -> str:
        deck = load_deck(session.library, name).value
        return deck.title if deck else "?"

    return _found(session, "material", title)


def _layouts(session: Session) -> list[Row]:
    def title(name: str) -> str:
        layout = load_layout(session.library, name).value
        return f"{layout.title[session.language]}, {layout.trim} mm" if layout else "?"

    return _found(session, "layout", title)


def _brands(session: Session) -> list[Row]:
    def title(name: str) -> str:
        loaded = load_brand(session.library, name).value
        return ", ".join(part for part in (loaded.title, loaded.unit) if part) if loaded else "?"

    return _found(session, "brand", title)


def _kits(session: Session) -> list[Row]:
    rows = _found(session, "kit", lambda name: "?")
    for row in rows:
        kit = load_kit(session.library, row["name"]).value
        if kit is not None:
            row["title"] = kit.title[session.language]
        row["lead"] = kit.lead[session.language] if kit else ""
        row["variables"] = [
            {"name": one.name, "type": one.type, "required": one.required, "example": one.example}
            for one in (kit.variables if kit else ())
        ]
    return rows


def _shops(session: Session) -> list[Row]:
    rows = _found(session, "shop", lambda name: "?")
    for row in rows:
        if shop := load_shop(session.library, row["name"]).value:
            told = {"bleed": shop.bleed, "safe": shop.safe, "marks": shop.marks, "condition": shop.condition}
            row |= {"title": shop.title[session.language], **told, "order": shop.order, "sheet": shop.sheet}
    return rows


def _sheets(session: Session) -> list[Row]:
    titles = sheet_titles(session.library, session.language)
    return _found(session, "sheet", lambda name: titles.get(name, "?"))


def _printers(session: Session) -> list[Row]:
    known = workshop.known()
    session.stop_on_errors(known.findings)
    return [
        {
            "name": one.name,
            "title": session.words.message(f"printer-{one.flip}", dx=one.dx, dy=one.dy),
            "from": "user",
            "flip": one.flip,
            "dx": one.dx,
            "dy": one.dy,
        }
        for one in known.value or ()
    ]


_LISTS: dict[str, Callable[[Session], list[Row]]] = {
    "materials": _materials,
    "layouts": _layouts,
    "brands": _brands,
    "kits": _kits,
    "shops": _shops,
    "sheets": _sheets,
    "printers": _printers,
}


def _cards(session: Session, material: str | None) -> list[Row]:
    rows = []
    for name in names(session, (material,) if material else ()):
        loaded = load_deck(session.library, name)
        session.findings += loaded.findings
        for item in loaded.value.items if loaded.value else ():
            text = item.fields.get("question") or item.fields.get("title") or item.fields.get("prompt") or ""
            rows.append(
                {
                    "name": item.id,
                    "title": " ".join(str(text).split()),
                    "from": name,
                    "role": item.role,
                    "suit": item.fields.get("suit") or "",
                    "level": item.fields.get("level") or "",
                }
            )
    session.stop_on_errors(())
    return rows


def _table(rows: Sequence[Row]) -> list[str]:
    """The rows in columns of even width, the longest one, the title, last."""
    if not rows:
        return []
    columns = [column for column in rows[0] if column not in _IN_DETAIL] + ["title"]
    widths = {column: max(len(str(row[column])) for row in rows) for column in columns}
    return ["  ".join(f"{row[column]!s:<{widths[column]}}" for column in columns).rstrip() for row in rows]
