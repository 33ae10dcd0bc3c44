"""``calibrate``: the page that tells how far a printer's backs are off, and the memory of what it told."""

from __future__ import annotations

from pathlib import Path

import click

from kernekort import imposition, sheets, workshop
from kernekort.brand import load_brand
from kernekort.cli.files import NO_FILES, publish, tell_built
from kernekort.cli.jobs import own_brand
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, as_json, option
from kernekort.cli.suggestions import printers
from kernekort.cli.values import Folder, Millimetres, OneOf
from kernekort.findings import Exit, Stop, error

FLIPS: tuple[workshop.Flip, ...] = ("long", "short")


@click.command("calibrate", cls=SpokenCommand, nothing=NO_FILES)
@option("--printer", metavar="name", shell_complete=printers)
@option("--dx", type=Millimetres(), metavar="millimetres")
@option("--dy", type=Millimetres(), metavar="millimetres")
@option("--flip", type=OneOf(FLIPS), default="long")
@option("--output", type=Folder(), metavar="folder")
@as_json
@click.pass_obj
def calibrate(
    session: Session,
    printer: str | None,
    dx: float | None,
    dy: float | None,
    flip: workshop.Flip,
    output: Path | None,
) -> int:
    """Without numbers the page to print and hold to the light; with them, what is remembered of the printer."""
    if printer is None and dx is None and dy is None:
        return _make_page(session, flip, output)
    if printer is None or dx is None or dy is None:
        missing = tuple(name for name, value in (("--printer", printer), ("--dx", dx), ("--dy", dy)) if value is None)
        raise Stop([error("calibration-incomplete", missing=missing)], Exit.MISUSE)
    if output is not None:
        raise Stop([error("calibration-makes-no-file", printer=printer)], Exit.MISUSE)
    kept = workshop.remember(printer, flip, dx, dy)
    session.stop_on_errors(kept.findings, Exit.MISUSE)
    session.say("calibrated", printer=printer, dx=dx, dy=dy)
    session.result({"printers": [{"name": printer, "flip": flip, "dx": dx, "dy": dy}]})
    return session.exit_code


def _make_page(session: Session, flip: workshop.Flip, output: Path | None) -> int:
    session.untouched = folder = output or session.output
    loaded = load_brand(session.library, own_brand(session))
    session.stop_on_errors(loaded.findings)
    assert loaded.value is not None  # noqa: S101 - errors have stopped the run
    paper = session.project.paper if session.project else "A4"
    font = loaded.value.display.file(400).path
    data = sheets.calibration_page(imposition.PAPERS[paper], session.language, font, flip)
    session.settle()
    product = workshop.Product(f"calibration-{flip}.pdf", data, "calibration", "", "office", "sheets", 2)
    written = publish(session, [product], folder)
    session.say("calibration-made", edge=session.words.message(f"edge-{flip}"))
    tell_built(session, written)
    return session.exit_code
