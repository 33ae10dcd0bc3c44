"""``batch``: a sheet of jobs, a row an output."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kernekort import __version__, batch, workshop
from kernekort.cli.engines import jobs, usual
from kernekort.cli.files import NO_FILES
from kernekort.cli.jobs import job_of
from kernekort.cli.outcome import exit_code_for
from kernekort.cli.progress import counting
from kernekort.cli.session import Session
from kernekort.cli.spoken import SpokenCommand, argument, as_json, option, strict
from kernekort.cli.suggestions import names_of
from kernekort.cli.values import File, Folder
from kernekort.freshness import cache_folder
from kernekort.pipeline import Target


@click.command("batch", cls=SpokenCommand, nothing=NO_FILES)
@argument("jobs_file", type=File())
@option("--output", type=Folder(), metavar="folder")
@option("--scheduler", metavar="address")
@option("--brand", metavar="name", shell_complete=names_of("brand"))
@jobs
@strict
@as_json
@click.pass_obj
def batch_(
    session: Session,
    /,
    jobs_file: Path,
    output: Path | None,
    scheduler: str | None,
    brand: str | None,
    jobs: int | None,
) -> int:
    """Every row of a sheet made; a row that cannot be is told of, and disturbs no other."""
    job = job_of(session, Target.OFFICE, brand=brand)
    sheet = batch.read_jobs(jobs_file, session.shown(jobs_file))
    if sheet.value is None:
        session.stop_on_errors(sheet.findings)
    assert sheet.value is not None  # noqa: S101 - what is wrong with the whole sheet has ended the run
    session.findings += sheet.findings
    read = batch.read_orders(sheet.value, job, session.library)
    session.findings += read.findings
    folder = output or session.output / jobs_file.stem
    if session.strict and any(finding.severity != "note" for finding in session.findings):
        session.settle()
    ended = _run(session, read.orders, folder, scheduler, jobs or usual()) if read.orders else []
    return _tell(session, ended, read.refused, folder)


def _run(
    session: Session, orders: Sequence[batch.Order], folder: Path, scheduler: str | None, processes: int
) -> list[batch.Finished]:
    """Makes what is not there yet; what is finished stays, whatever ends the run.

    Raises:
        Stop: the folder may not be written, or the disk is full.
        KeyboardInterrupt: somebody has had enough; how far it came has been said.
    """
    with workshop.gathering(folder) as held:
        run = batch.Run(orders, session.library, held)
        ended = list(run.kept)
        if run.left:
            makers = _makers(session, run.left, scheduler, processes)
            try:
                with counting(session, len(orders), len(ended)) as count:
                    for one in run.made(makers):
                        ended.append(one)
                        count(len(ended))
            except KeyboardInterrupt:
                session.say("batch-cut-off", done=sum(one.output is not None for one in ended), total=len(orders))
                raise
            finally:
                makers.close()
        outputs = [one.output for one in ended if one.output is not None]
        if outputs:
            held.finish(outputs, __version__)
    return ended


def _makers(session: Session, orders: Sequence[batch.Order], scheduler: str | None, processes: int) -> batch.Makers:
    """Who makes the orders: a cluster where one is named, else processes on this machine.

    Raises:
        Stop: the cluster cannot be reached.
    """
    if scheduler is not None:
        return batch.ClusterMakers(scheduler, session.library, orders)
    return batch.LocalMakers(min(processes, len(orders)), cache_folder())


def _tell(session: Session, ended: Sequence[batch.Finished], refused: int, folder: Path) -> int:
    """What was found, what there is now, and by which way it came to be."""
    session.findings += [finding for one in ended for finding in one.findings]
    session.speak()
    good = sorted((one for one in ended if one.output is not None), key=lambda one: one.order.row)
    failed = refused + len(ended) - len(good)
    fresh = [one for one in good if not one.kept and one.output is not None]
    recoloured = sum(one.output.route == "recoloured" for one in fresh if one.output is not None)
    if fresh:
        session.say("batch-made", made=len(fresh), recoloured=recoloured, laid=len(fresh) - recoloured)
    if kept := len(good) - len(fresh):
        session.say("batch-kept", kept=kept)
    if failed:
        session.say("batch-failed", failed=failed)
    rows = [row for one in good for row in _rows(one, folder)]
    session.result({"files": rows}, [session.shown(Path(row["path"])) for row in rows])
    if failed:
        return exit_code_for(session.findings)
    return session.exit_code


def _rows(one: batch.Finished, folder: Path) -> list[dict[str, Any]]:
    """What there is to know of the files of an output, as plain data."""
    output = one.output
    assert output is not None  # noqa: S101 - those without have been left out
    return [
        {
            "path": str((folder / file.path).absolute()),
            "material": output.material,
            "brand": output.brand,
            "target": file.target,
            "role": file.role,
            "pages": file.pages,
            "sha256": file.sha256,
            "row": output.row,
            "name": output.name,
        }
        for file in output.files
    ]
