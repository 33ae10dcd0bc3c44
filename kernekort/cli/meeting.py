"""``kit``: everything for one meeting as one print-ready PDF, and the participants' parts for the screen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from kernekort import kits, pipeline, workshop
from kernekort.cli.engines import engine, jobs
from kernekort.cli.files import NO_FILES, publish, tell_built
from kernekort.cli.jobs import job_of
from kernekort.cli.products import file_of, tell_size
from kernekort.cli.progress import progress
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import kit_settings, names_of, printers
from kernekort.cli.values import Folder, OneOf
from kernekort.findings import Exit, Stop, error
from kernekort.pipeline import Job, Material, Target


@click.command("kit", cls=SpokenCommand, nothing=NO_FILES)
@argument("kit", shell_complete=names_of("kit"))
@option("--set", "answers", multiple=True, metavar="answer", shell_complete=kit_settings)
@option("--many", is_flag=True)
@option("--brand", metavar="name", shell_complete=names_of("brand"))
@option("--output", type=Folder(), metavar="folder")
@option("--backs", type=OneOf(["long", "short", "none"]), default="long")
@option("--printer", metavar="name", shell_complete=printers)
@option("--grey", is_flag=True)
@option("--watch", "watch_kit", is_flag=True)
@jobs
@strict
@as_json
@click.pass_obj
def kit(
    session: Session,
    /,
    kit: str,
    answers: tuple[str, ...],
    many: bool,
    output: Path | None,
    watch_kit: bool,
    jobs: int | None,
    **choices: Any,
) -> int:
    """One PDF to print and hand out; what is different each time is given by ``--set``."""
    session.untouched = folder = output or session.output
    answered = given(answers)
    if watch_kit:
        # What follows saves is loaded for whoever wants that.
        from kernekort.cli.answering import AskedKit
        from kernekort.cli.watching import watch as follow

        return follow(AskedKit(session, Target.OFFICE, output, choices, name=kit, answers=answered, many=many), jobs)
    job = job_of(session, Target.OFFICE, **choices)
    loaded = kits.load_kit(session.library, kit)
    session.findings += loaded.findings
    session.settle()
    assert loaded.value is not None  # noqa: S101 - a kit without errors
    meeting = kits.settled(loaded.value, answered, many)
    session.findings += meeting.findings
    session.settle()
    assert meeting.value is not None  # noqa: S101 - a meeting without errors
    with engine(session, jobs) as working, progress(session, "building", kit, working):
        made = pipeline.make_kit(meeting.value, job, session.library, working)
    session.findings += made.findings
    session.settle()
    written = publish(session, [product_of(material, job) for material in made.value or ()], folder)
    tell_kit(session, made.value or ())
    tell_built(session, written)
    return session.exit_code


def given(answers: Iterable[str]) -> dict[str, str]:
    """``name=value`` pairs; of two for one name the last holds.

    Raises:
        Stop: one has no equals sign.
    """
    pairs = [answer.partition("=") for answer in answers]
    misread = [error("set-misread", text=name) for name, equals, _ in pairs if not equals or not name.strip()]
    if misread:
        raise Stop(misread, Exit.MISUSE)
    return {name.strip(): value for name, _, value in pairs}


def product_of(material: Material, job: Job) -> workshop.Product:
    """The file that a material of a kit is put into."""
    (product,) = material.products
    look = ("grey",) if job.grey and material.target is Target.OFFICE else ()
    return file_of(material, product, job, material.name, look)


def tell_kit(session: Session, materials: Iterable[Material]) -> None:
    """How large the files of a kit are, and how to print the book."""
    for material in materials:
        (product,) = material.products
        tell_size(session, material, product)
        if material.target is Target.OFFICE:
            sides = "double" if product.duplex else "single"
            session.say(f"print-kit-{sides}", sheets=product.sheets, paper=product.paper)
        else:
            session.say("screen-kit")
