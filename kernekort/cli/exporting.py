"""``export``: a picture of every side of every card."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kernekort import pipeline, workshop
from kernekort.cli.engines import engine, jobs
from kernekort.cli.files import NO_FILES, publish, tell_built
from kernekort.cli.jobs import job_of, names
from kernekort.cli.progress import progress
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of
from kernekort.cli.values import Folder, OneOf, Whole
from kernekort.pipeline import Target


@click.command("export", cls=SpokenCommand, nothing=NO_FILES)
@argument("material", shell_complete=names_of("material"))
@option("--to", "kind", type=OneOf(["png"]), default="png")
@option("--brand", metavar="name", shell_complete=names_of("brand"))
@option("--layout", metavar="name", shell_complete=names_of("layout"))
@option("--format", metavar="name")
@option("--dpi", type=Whole(30, 600), default=150, metavar="number")
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
    session: Session, /, material: str, kind: str, dpi: int, output: Path | None, jobs: int | None, **choices: Any
) -> int:
    """A picture of every side, trimmed, or with its bleed when an overlay is drawn."""
    session.untouched = folder = output or session.output
    job = job_of(session, Target.PRESS, **choices)
    (name,) = names(session, (material,))
    with engine(session, jobs) as working, progress(session, "building", name, working):
        drawn = pipeline.draw(name, job, session.library, dpi, working)
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
