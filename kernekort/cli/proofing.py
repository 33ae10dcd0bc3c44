"""``proof``: what a client reads, ticks and writes on before anything is printed."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as date_type
from pathlib import Path
from typing import Any

import click

from kernekort.cli.engines import engine, jobs
from kernekort.cli.files import NO_FILES, publish, tell_built
from kernekort.cli.jobs import job_of, names
from kernekort.cli.products import file_of, tell_size
from kernekort.cli.progress import progress
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of
from kernekort.cli.values import Day, Earlier, Folder, Whole
from kernekort.pipeline import Target


@click.command("proof", cls=SpokenCommand, nothing=NO_FILES)
@argument("material", shell_complete=names_of("material"))
@option("--brand", metavar="name", shell_complete=names_of("brand"))
@option("--since", type=Earlier(), metavar="since")
@option("--only", multiple=True, metavar="pair")
@option("--round", "round_", type=Whole(1, 99), default=1, metavar="number")
@option("--date", type=Day(), metavar="date")
@option("--deadline", type=Day(), metavar="date")
@option("--output", type=Folder(), metavar="folder")
@option("--grey", is_flag=True)
@jobs
@strict
@as_json
@click.pass_obj
def proof(
    session: Session,
    /,
    material: str,
    round_: int,
    date: str | None,
    deadline: str | None,
    output: Path | None,
    jobs: int | None,
    **choices: Any,
) -> int:
    """One PDF for the client; the day's date stands on it unless another is given."""
    from kernekort.pipeline.proofing import ProofAsked, make_proof

    session.untouched = folder = output or session.output
    job = job_of(session, Target.OFFICE, **choices)
    asked = ProofAsked(date or _today(job.dated), round_, deadline or "")
    (name,) = names(session, (material,))
    with engine(session, jobs) as working, progress(session, "building", name, working):
        made = make_proof(name, asked, job, session.library, working)
    session.findings += made.findings
    session.settle()
    assert made.value is not None  # noqa: S101 - a proof without errors
    look = (*(["grey"] if job.grey else []), *(["changes"] if job.since else []))
    products = [file_of(made.value, product, job, name, look) for product in made.value.products]
    written = publish(session, products, folder)
    for product in made.value.products:
        tell_size(session, made.value, product)
        session.say("proof-made")
    tell_built(session, written)
    return session.exit_code


def _today(dated: str) -> str:
    """The day's date, or the one that files are said to be made on where ``SOURCE_DATE_EPOCH`` says one."""
    try:
        return datetime.fromtimestamp(int(dated), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return date_type.today().isoformat()
