"""``preflight``: any PDF held against what a print shop wants, before the shop does it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from kernekort import assets, preflight, workshop
from kernekort.cli import remarking
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of
from kernekort.cli.values import File
from kernekort.findings import Exit, Place, Severity, Stop, error, has_errors
from kernekort.shops import DEFAULT_SHOP, Shop, load_shop

_MOST_BYTES = 500 * assets.MEGABYTE


@click.command("preflight", cls=SpokenCommand, tolerant=True, nothing={"file": None, "pages": 0, "report": None})
@argument("file", type=File())
@option("--shop", "for_shop", metavar="name", shell_complete=names_of("shop"))
@option("--report", type=File(), metavar="file")
@strict
@as_json
@click.pass_obj
def preflight_(session: Session, file: Path, for_shop: str | None, report: Path | None) -> int:
    """What a shop would send the file back for, where it is on the page, and what to do."""
    shop = _shop(session, for_shop or DEFAULT_SHOP)
    if report is not None and report.absolute() == file.absolute():
        raise Stop([error("report-over-file", file=file.name)], Exit.MISUSE)
    place = Place(str(file))
    read = assets.read_limited(file, _MOST_BYTES, place)
    session.stop_on_errors(read.findings)
    answer = preflight.check_pdf(read.value or b"", shop)
    title = shop.title[session.language]
    verdict = _verdict([hit.finding.severity for hit in answer.hits])
    if report is not None:
        said = session.words.message(f"{verdict}-shortly", shop=title)
        workshop.put({report: remarking.report(session, file, answer, said, title)}, report.parent)
    session.findings += [replace(hit.finding, place=place) for hit in answer.hits]
    session.speak()
    session.say(verdict, file=file.name, shop=title)
    shown = None if report is None else str(report.absolute())
    data = {"file": str(file.absolute()), "shop": shop.name, "pages": len(answer.corners), "report": shown}
    session.result(data, [] if report is None else [session.shown(report)])
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
