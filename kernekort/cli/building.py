"""``build``: materials made into PDFs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kernekort import imposition, pipeline, workshop
from kernekort.cli.engines import engine, jobs
from kernekort.cli.files import NO_FILES, decks, publish, tell_built
from kernekort.cli.jobs import job_of, names
from kernekort.cli.products import file_of, tell_size, tell_sizes
from kernekort.cli.progress import progress
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of, printers
from kernekort.cli.values import Earlier, Folder, Millimetres, OneOf, Whole
from kernekort.faces import Engine
from kernekort.findings import has_errors
from kernekort.pipeline import Job, Material, Target
from kernekort.shops import Shop


@click.command("build", cls=SpokenCommand, nothing=NO_FILES)
@argument("materials", nargs=-1, shell_complete=names_of("material"))
@option("--for", "target", type=OneOf([target.value for target in Target]), default="office")
@option("--brand", metavar="name", shell_complete=names_of("brand"))
@option("--output", type=Folder(), metavar="folder")
@option("--sheet", metavar="name", shell_complete=names_of("sheet"))
@option("--backs", type=OneOf(["long", "short", "fold", "none"]), default="long")
@option("--groups", type=Whole(1, 60), default=1, metavar="number")
@option("--handout", type=OneOf(["2", "3", "6"]))
@option("--layout", metavar="name", shell_complete=names_of("layout"))
@option("--format", metavar="name")
@option("--printer", metavar="name", shell_complete=printers)
@option("--shop", metavar="name", shell_complete=names_of("shop"))
@option("--since", type=Earlier(), metavar="since")
@option("--box", is_flag=True)
@option("--thickness", type=Millimetres(0.1, 5.0), metavar="millimetres")
@option("--only", multiple=True, metavar="pair")
@option("--pick", type=Whole(1), metavar="number")
@option("--seed", default="1", metavar="word")
@option("--overlay", metavar="kinds")
@option("--grey", is_flag=True)
@option("--watch", is_flag=True)
@jobs
@strict
@as_json
@click.pass_obj
def build(
    session: Session,
    /,
    materials: tuple[str, ...],
    target: str,
    output: Path | None,
    watch: bool,
    jobs: int | None,
    **choices: Any,
) -> int:
    """PDFs into ``build/``; the materials are made one after another, and nothing is written unless all are sound."""
    if watch:
        # What follows saves is loaded for whoever wants that.
        from kernekort.cli.asked import AskedMaterials
        from kernekort.cli.watching import watch as follow

        return follow(AskedMaterials(session, Target(target), output, choices, materials=materials), jobs)
    session.untouched = folder = output or session.output
    job = job_of(session, Target(target), **choices)
    with engine(session, jobs) as working:
        made = [material for name in names(session, materials) if (material := _make(session, name, job, working))]
        products = files_of(session, made, job, working)
    session.settle()
    written = publish(session, products, folder)
    for material in made:
        tell_made(session, material)
    tell_built(session, written, {"decks": decks(made)})
    return session.exit_code


def _make(session: Session, name: str, job: Job, working: Engine) -> Material | None:
    with progress(session, "building", name, working):
        made = pipeline.make(name, job, session.library, working)
    session.findings += made.findings
    return made.value


def products_of(material: Material, job: Job) -> list[workshop.Product]:
    """The files that a material is put into."""
    look = (*job.overlay, *(["grey"] if job.grey else []), *(["changes"] if job.since else []))
    return [file_of(material, product, job, _called(material, job), look) for product in material.products]


def files_of(session: Session, materials: Sequence[Material], job: Job, working: Engine) -> list[workshop.Product]:
    """The files that materials are put into; beside what goes to a print shop lies its job ticket."""
    ticketed = job.target is Target.PRESS and not job.overlay and not job.grey and not has_errors(session.findings)
    files: list[workshop.Product] = []
    for material in materials:
        own = products_of(material, job)
        files += own
        if ticketed and own:
            from kernekort.cli.ticketing import ticket_files

            files += ticket_files(session, material, own, job, working)
    return files


def _called(material: Material, job: Job) -> str:
    """The name of a material in file names: with the layout and the size when they are not its own."""
    return "-".join(part for part in (material.name, job.layout, job.format) if part)


def tell_made(session: Session, material: Material) -> None:
    """How to print what was made, in two lines."""
    together = material.shop is not None and len(material.products) > 1
    if together:
        tell_sizes(session, material)
    for product in material.products:
        if not together:
            tell_size(session, material, product)
        if guide := product.guide:
            session.say(
                f"print-{guide.backs}", sheets=guide.sheets, paper=guide.paper, pages=guide.pages,
            )  # fmt: skip
        elif product.sheets:
            sides = "" if product.duplex or product.role in ("tiles", "box") else "-single"
            session.say(f"print-{product.role}{sides}", sheets=product.sheets, paper=product.paper)
    if material.shop is not None:
        _tell_pressed(session, material, material.shop)
    if deck := material.deck:
        session.say("deck-size", cards=deck.cards, thickness=deck.thickness)


def _tell_pressed(session: Session, material: Material, shop: Shop) -> None:
    """How a print shop's sheets become cards."""
    plan = next((product.plan for product in material.products if product.plan), None)
    if plan is not None:
        single = "-single" if plan.backs == "none" else ""
        edge, count = session.words.message(f"edge-{shop.turn}"), sum(side.kind != "back" for side in plan.sides)
        session.say(f"press-sheets{single}", sheets=count, paper=imposition.paper_name(plan.paper), edge=edge)
        if shop.stacking == "repeat":
            session.say("press-repeat")
        elif count > 1:
            session.say("press-stacks")
