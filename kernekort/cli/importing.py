"""``import``: rows of a spreadsheet brought into a content file, and what has changed by card and field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kernekort import exchange, importers
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of
from kernekort.cli.values import File
from kernekort.exchange import Brought, Change, Target
from kernekort.findings import Exit, Stop, error
from kernekort.importers import Table
from kernekort.layout import COMMON_FIELDS
from kernekort.library import suggested_name
from kernekort.sources import Data
from kernekort.workshop import put

NOTHING: dict[str, Any] = {"files": [], "cards": []}


@click.command("import", cls=SpokenCommand, nothing=NOTHING)
@argument("file", type=File())
@option("--to", metavar="content-file")
@option("--layout", "new_layout", metavar="name", shell_complete=names_of("layout"))
@option("--sheet", "tab", metavar="name")
@option("--update", is_flag=True)
@option("--dry-run", is_flag=True)
@strict
@as_json
@click.pass_obj
def import_(
    session: Session, file: Path, to: str | None, new_layout: str | None, tab: str | None, update: bool, dry_run: bool
) -> int:
    """The cards of a sheet into the project; a file that is there is changed in place, and only where cards differ."""
    if session.project is None:
        raise Stop([error("no-project", folder=session.folder.name)], Exit.MISUSE)
    read = importers.read_table(file, session.shown(file), tab)
    session.stop_on_errors(read.findings)
    assert read.value is not None  # noqa: S101 - there are no errors
    table = read.value
    target = _target(session, table, file, to, new_layout)
    exported = table.material == target.name
    if target.source is not None and not (target.is_ours or exported or update):
        session.stop_on_errors([error("import-not-ours", file=target.shown)])
    title = re.sub(r"[-_]+", " ", file.stem).strip().capitalize()
    brought = exchange.bring(table, target, session.library, title, session.language)
    session.findings += brought.findings
    session.settle()
    assert brought.value is not None  # noqa: S101 - there are no errors
    changed = target.source is None or any(card.what != "missing" for card in brought.value.cards)
    written = changed and not dry_run
    if written:
        put({target.path: brought.value.text.encode()}, session.project.folder)
    session.speak()
    session.say("import-written" if written else "import-dry" if changed else "import-same", file=target.shown)
    _tell(session, brought.value, target, written)
    return session.exit_code


def _target(session: Session, table: Table, file: Path, to: str | None, layout: str | None) -> Target:
    """The content file: the one asked for, the one the sheet was made from, or one of the sheet's own name.

    Raises:
        Stop: it cannot be written to.
    """
    assert session.project is not None  # noqa: S101 - asked before
    asked = to or table.material or suggested_name(file.stem) or "kort"
    found = exchange.target_at(session.library, session.project.folder, asked, layout)
    session.stop_on_errors(found.findings)
    assert found.value is not None  # noqa: S101 - there are no errors
    return found.value


def _tell(session: Session, brought: Brought, target: Target, written: bool) -> None:
    """What has become of cards: a line each, and two for each field that has changed."""
    cards = [
        {
            "id": card.id,
            "change": card.what,
            "fields": [{"field": one.field, "before": one.before, "after": one.after} for one in card.changes],
        }
        for card in brought.cards
    ]
    files = [str(target.path)] if written else []
    session.result({"files": files, "cards": cards}, _lines(session, brought, target))


def _lines(session: Session, brought: Brought, target: Target) -> Iterator[str]:
    """The changes to be read; of a new file only how many cards there are."""
    if target.source is None:
        yield session.words.message("cards-new", count=len(brought.cards))
        return
    for card in brought.cards:
        yield session.words.message(f"card-{card.what}", id=card.id)
        if card.what == "changed":
            yield from (line for one in card.changes for line in _change(session, target, one))


def _change(session: Session, target: Target, one: Change) -> Iterator[str]:
    declared = target.layout.fields.get(one.field) or COMMON_FIELDS[one.field]
    yield f"    {declared.title.get(session.language, one.field)}"
    yield session.words.message("field-before", text=_said(one.before))
    yield session.words.message("field-after", text=_said(one.after))


def _said(data: Data) -> str:
    """A value on one line."""
    text = " · ".join(map(str, data)) if isinstance(data, list) else "" if data is None else str(data)
    return " / ".join(line.strip() for line in text.split("\n")) or "–"
