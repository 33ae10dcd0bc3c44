"""A material as it was: at a revision of the project's repository, or as an earlier content file has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kernekort import history
from kernekort.findings import Checked, Finding, Severity, error, has_errors
from kernekort.library import Found, Library, Root
from kernekort.markup import Bench
from kernekort.pipeline.job import Job, Since
from kernekort.pipeline.preparing import Prepared, prepare
from kernekort.project import FILE as PROJECT_FILE
from kernekort.project import load_project
from kernekort.quick import dataclass
from kernekort.shops import Shop

_SHOWN = frozenset((".pdf", ".png", ".jpg", ".xlsx", ".xls", ".ods", ".csv", ".docx", ".zip"))
"""What files are called that show cards, or hold some of their texts: no deck can be read from one."""


@dataclass(frozen=True)
class Earlier:
    """A deck as it was, poured, and where its files lie for as long as it is looked at."""

    prepared: Prepared
    library: Library


@contextmanager
def earlier(
    material: str, since: Since, job: Job, library: Library, bench: Bench | None = None, shop: Shop | None = None
) -> Iterator[Checked[Earlier]]:
    """The whole deck as it was, dressed as the job says; its files are gone when the context ends.

    Findings: those of :func:`history.take`; ``since-not-content``; ``since-without-material``; what is wrong with the
    deck as it was, at ``REVISION:FILE``.
    """
    if Path(since.said).suffix.casefold() in _SHOWN:
        yield Checked(None, (_not_content(library, material, since.said),))
        return
    plain = replace(job, since=None, only={}, pick=None)
    if since.file is not None:
        yield _prepared(material, plain, _instead(library, material, since.file, since.said), bench, shop)
        return
    with TemporaryDirectory(prefix="kernekort-", ignore_cleanup_errors=True) as name:
        into = Path(name).resolve()
        first = library.roots[0]
        taken = history.take(first.path, since.said, into)
        if taken.value is None:
            yield Checked(None, taken.findings)
            return
        before = replace(library, roots=(Root(first.name, into), *library.roots[1:]))
        if before.find("material", material) is None:
            yield Checked(None, (error("since-without-material", None, material=material, revision=since.said),))
            return
        made = _prepared(material, _as_project_said(plain, into), before, bench, shop)
        yield Checked(made.value, tuple(_at(finding, since.said, into) for finding in made.findings))


def _prepared(material: str, job: Job, library: Library, bench: Bench | None, shop: Shop | None) -> Checked[Earlier]:
    """The deck poured; of what is found, only what keeps it from being shown is told."""
    made = prepare(material, job, library, bench, shop)
    findings = tuple(finding for finding in made.findings if finding.severity is Severity.ERROR)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    return Checked(Earlier(made.value, library))


def _not_content(library: Library, material: str, said: str) -> Finding:
    """A proof that was sent, or a client's sheet, in the place of the content it was made from."""
    winner = library.find("material", material)
    return error("since-not-content", None, file=said, content=winner.shown if winner is not None else material)


def _instead(library: Library, material: str, file: Path, shown: str) -> Library:
    """The library with a file in the place of the material's own."""
    winner = library.find("material", material)
    root = winner.root if winner is not None else library.roots[0].name
    return replace(library, instead=Found("material", material, file, root, shown))


def _as_project_said(job: Job, folder: Path) -> Job:
    """The job with what the project's own file said then of how texts are set."""
    if not (folder / PROJECT_FILE).is_file():
        return job
    project = load_project(folder).value
    return replace(job, compounds=project.compounds, house=project.house) if project is not None else job


def _at(finding: Finding, revision: str, folder: Path) -> Finding:
    """A finding in a file of the revision, told as git would write it."""
    place = finding.place
    if place is None or not (folder / place.file).is_file():
        return finding
    return replace(finding, place=replace(place, file=f"{revision}:{place.file}"))
