"""``export``: a picture of every side of every card, or the cards as a spreadsheet for a client to correct."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kernekort import pipeline, workshop
from kernekort.brand import load_brand
from kernekort.cli.engines import engine, jobs
from kernekort.cli.files import NO_FILES, publish, tell_built
from kernekort.cli.jobs import job_of, names, own_brand
from kernekort.cli.progress import progress
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of
from kernekort.cli.values import Folder, OneOf, Whole
from kernekort.content.reading import read_deck
from kernekort.findings import Exit, error
from kernekort.pipeline import Target
from kernekort.wording import Catalogue
from kernekort.workshop import Product

DPI = 150
TABLES = ("xlsx", "csv")


@click.command("export", cls=SpokenCommand, nothing=NO_FILES)
@argument("material", shell_complete=names_of("material"))
@option("--to", "kind", type=OneOf(["png", *TABLES]), default="png")
@option("--brand", metavar="name", shell_complete=names_of("brand"))
@option("--layout", metavar="name", shell_complete=names_of("layout"))
@option("--format", metavar="name")
@option("--dpi", type=Whole(30, 600), metavar="number")
@option("--output", type=Folder(), metavar="folder")
@option("--only", multiple=True, metavar="pair")
@option("--pick", type=Whole(1), metavar="number")
@option("--seed", default="1", metavar="word")
@option("--overlay", metavar="kinds")
@option("--grey", is_flag=True)
@jobs
@strict
@as_json
@click.pass_obj
def export(
    session: Session,
    /,
    material: str,
    kind: str,
    dpi: int | None,
    output: Path | None,
    jobs: int | None,
    **choices: Any,
) -> int:
    """A picture of every side, trimmed, or with its bleed when an overlay is drawn; or a sheet with a row a card."""
    session.untouched = folder = output or session.output
    if kind in TABLES:
        _check_options(session, kind, dpi=dpi, jobs=jobs, **choices)
        tell_built(session, publish(session, [_table(session, material, kind, choices["brand"])], folder))
        return session.exit_code
    job = job_of(session, Target.PRESS, **choices)
    (name,) = names(session, (material,))
    with engine(session, jobs) as working, progress(session, "building", name, working):
        drawn = pipeline.draw(name, job, session.library, dpi or DPI, working)
    session.findings += drawn.findings
    session.settle()
    products = [
        workshop.Product(
            f"{'-'.join(filter(None, (name, job.layout, job.format)))}-{job.brand}-{one.label}.{kind}",
            one.data,
            name,
            job.brand,
            kind,
            "picture",
            1,
        )
        for one in drawn.value or ()
    ]
    written = publish(session, products, folder)
    tell_built(session, written)
    return session.exit_code


def _check_options(session: Session, kind: str, **choices: Any) -> None:
    """Refuses what has no effect on a spreadsheet.

    Raises:
        Stop: something of the kind was asked for.
    """
    usual = {"seed": "1", "brand": choices["brand"]}
    given = sorted(name for name, value in choices.items() if value not in (None, (), False, usual.get(name)))
    if given:
        options = tuple(f"--{name}" for name in given)
        session.stop_on_errors([error("pictures-only", options=options, kind=kind)], Exit.MISUSE)


def _table(session: Session, material: str, kind: str, brand: str | None) -> Product:
    """The cards of a material as a spreadsheet.

    Raises:
        Stop: the material or the brand has errors.
    """
    # Pictures can do without the library for spreadsheets, which takes a while to load.
    from kernekort import exchange

    found = session.library.find("material", material)
    if found is None:
        session.stop_on_errors([session.library.unknown("material", material)])
        raise AssertionError(material)
    read = read_deck(found, session.library, ())
    styled = load_brand(session.library, brand or own_brand(session))
    session.stop_on_errors((*read.findings, *styled.findings))
    assert read.value is not None  # noqa: S101 - there are no errors
    assert styled.value is not None  # noqa: S101 - nor here
    words = Catalogue.open("en" if read.value.language == "en" else "da")
    said = {name: words.message(f"sheet-{name}") for name in ("sheet", "refusal", "required", "id", "list", "guide")}
    said["number"] = words.message("sheet-number", least="{least}", most="{most}")
    look = exchange.Look(said, styled.value.tokens["primary"].hex, styled.value.tokens["paper"].hex)
    data, findings = (exchange.workbook if kind == "xlsx" else exchange.separated)(read.value, look)
    session.findings += findings
    session.settle()
    return Product(f"{material}.{kind}", data, material, styled.value.name, kind, "cards", 0)
