"""``preflight``: any PDF held against what a print shop wants, before the shop does it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from kernekort import assets, preflight
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of
from kernekort.cli.values import File
from kernekort.findings import Exit, Place, Severity, has_errors
from kernekort.shops import DEFAULT_SHOP, Shop, load_shop

_MOST_BYTES = 500 * assets.MEGABYTE


@click.command("preflight", cls=SpokenCommand, tolerant=True, nothing={"file": None, "pages": 0})
@argument("file", type=File())
@option("--shop", "for_shop", metavar="name", shell_complete=names_of("shop"))
@strict
@as_json
@click.pass_obj
def preflight_(session: Session, file: Path, for_shop: str | None) -> int:
    """What a shop would send the file back for, where it is on the page, and what to do."""
    shop = _shop(session, for_shop or DEFAULT_SHOP)
    place = Place(str(file))
    read = assets.read_limited(file, _MOST_BYTES, place)
    session.stop_on_errors(read.findings)
    answer = preflight.check_pdf(read.value or b"", shop)
    session.findings += [replace(hit.finding, place=place) for hit in answer.hits]
    session.speak()
    told = [hit.finding.severity for hit in answer.hits]
    session.say(_verdict(told), file=file.name, shop=shop.title[session.language])
    data = {"file": str(file.absolute()), "shop": shop.name, "pages": len(answer.corners)}
    session.result(data)
    return Exit.INPUT if has_errors(session.findings) else session.exit_code


def _shop(session: Session, name: str) -> Shop:
    loaded = load_shop(session.library, name)
    session.stop_on_errors(loaded.findings)
    assert loaded.value is not None  # noqa: S101 - errors have stopped the run
    return loaded.value


def _verdict(told: list[Severity]) -> str:
    """The message that says in a sentence what the shop will do."""
    if Severity.ERROR in told:
        return "preflight-refused"
    return "preflight-doubted" if Severity.WARNING in told else "preflight-accepted"
