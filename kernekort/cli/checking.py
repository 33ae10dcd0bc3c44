"""``check``: materials held against the rules, and proof-read when it is asked for."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from kernekort import content, pipeline, proofread
from kernekort.cli.copies import moved_on
from kernekort.cli.engines import engine, jobs
from kernekort.cli.jobs import job_of, names
from kernekort.cli.progress import progress
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of
from kernekort.library import KINDS
from kernekort.pipeline import Job, Prepared, Target
from kernekort.shops import load_shop


@click.command("check", cls=SpokenCommand)
@argument("materials", nargs=-1, shell_complete=names_of("material"))
@option("--brand", metavar="name", shell_complete=names_of("brand"))
@option("--layout", metavar="name", shell_complete=names_of("layout"))
@option("--format", metavar="name")
@option("--text", is_flag=True)
@jobs
@strict
@as_json
@click.pass_obj
def check(session: Session, /, materials: tuple[str, ...], text: bool, jobs: int | None, **choices: Any) -> int:
    """Content, brand and layout held against the rules: every text is laid out and measured; nothing is written."""
    job = job_of(session, Target.OFFICE, **choices)
    session.findings += moved_on(session.library)
    for kind in KINDS:
        session.findings += session.library.misnamed(kind)
    for shop in _own_shops(session):
        session.findings += load_shop(session.library, shop).findings
    counted: list[proofread.Statistics] = []
    titles: dict[str, str] = {}
    with engine(session, jobs) as working:
        for name in names(session, materials):
            with progress(session, "laying-out", name, working):
                proof = pipeline.proof(name, job, session.library, working)
            session.findings += proof.findings
            if proof.value is not None and text:
                counted.append(_read(session, proof.value, job))
                titles |= {name: suit.title[session.language] for name, suit in proof.value.deck.layout.suits.items()}
    session.stop_on_errors(())
    session.speak()
    for numbers in counted:
        session.say("text-report" if numbers.suits else "text-report-bare", **numbers.facts(titles))
    if not session.findings:
        session.say("all-well")
    session.result({"materials": [asdict(numbers) for numbers in counted]} if text else {})
    return session.exit_code


def _own_shops(session: Session) -> list[str]:
    """The print shops that the project has files for: nobody else has checked them."""
    return [found.name for found in session.library.names("shop") if found.root != "built-in"]


def _read(session: Session, prepared: Prepared, job: Job) -> proofread.Statistics:
    """The text report of a deck: findings gathered, counts returned."""
    known = pipeline.compounds(session.library, job.compounds).knows
    session.findings += proofread.report(prepared.deck, known)
    session.findings += content.term_notes(prepared.deck)
    return proofread.statistics(prepared.deck)
