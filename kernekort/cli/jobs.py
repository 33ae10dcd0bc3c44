"""From options to a job: what ``build``, ``check`` and ``export`` have in common."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from kernekort import sheets, workshop
from kernekort.cli.session import Session
from kernekort.findings import Checked, Exit, Finding, Place, Stop, error
from kernekort.library import Kind
from kernekort.pipeline import Job, Target
from kernekort.project import FILE as PROJECT_FILE
from kernekort.project import Project
from kernekort.shops import DEFAULT_SHOP
from kernekort.typography import House

HOUSE_BRAND = "kernekort"
OVERLAYS: tuple[sheets.OverlayKind, ...] = ("trim", "safe", "bleed", "grid")


def job_of(session: Session, target: Target, **choices: Any) -> Job:
    """The job that the options of a command ask for.

    Raises:
        Stop: an option names something there is not, or goes with another target.
    """
    project = session.project
    given = {name: value for name, value in choices.items() if value not in (None, (), False, "")}
    backs = given.get("backs", "long")
    only, found = _only(given.get("only", ()))
    overlay, misread = _overlay(given.get("overlay", ""))
    session.stop_on_errors((*_misplaced(target, given), *found, *misread), Exit.MISUSE)
    brand = _brand(session, given.get("brand"))
    printer = _printer(session, target, given.get("printer"), backs)
    session.stop_on_errors((*brand.findings, *printer.findings))
    offset = sheets.Offset(printer.value.dx, printer.value.dy) if printer.value else sheets.Offset()
    return Job(
        target=target,
        brand=brand.value or HOUSE_BRAND,
        language=session.language,
        paper=project.paper if project else "A4",
        sheet=given.get("sheet"),
        backs=backs,
        groups=given.get("groups", 1),
        printer=printer.value.name if printer.value else "",
        offset=offset,
        only=only,
        pick=given.get("pick"),
        seed=given.get("seed", "1"),
        overlay=overlay,
        grey=given.get("grey", False),
        compounds=project.compounds if project else (),
        layout=_known(session, "layout", given.get("layout")),
        shop=_known(session, "shop", given.get("shop")) or DEFAULT_SHOP,
        format=given.get("format"),
        handout=int(given["handout"]) if "handout" in given else None,
        box=given.get("box", False),
        thickness=given.get("thickness"),
        house=project.house if project else House(),
        profiles=project.profiles if project else {},
        dated=os.environ.get("SOURCE_DATE_EPOCH", ""),
        since=given.get("since"),
    )


def own_brand(session: Session) -> str:
    """The brand that is used when none is named: the project's choice, its own, else the house's."""
    if session.project and session.project.brand:
        return session.project.brand
    return session.library.own_brand or HOUSE_BRAND


def names(session: Session, asked: Sequence[str]) -> tuple[str, ...]:
    """The materials asked for; without any the project's own, or every built-in one outside a project.

    Findings: ``name-ignored`` for files that lie where materials do and can never be asked for.

    Raises:
        Stop: the project has none.
    """
    if asked:
        return tuple(dict.fromkeys(asked))
    session.findings += session.library.misnamed("material")
    wanted = "project" if session.project else "built-in"
    found = tuple(found.name for found in session.library.names("material") if found.root == wanted)
    if not found:
        session.stop_on_errors([error("no-materials", Place(PROJECT_FILE), folder="content")])
    return found


def turned_edge(backs: str) -> workshop.Flip:
    """The edge that a printer turns the sheet over."""
    return "short" if backs == "short" else "long"


def _known(session: Session, kind: Kind, asked: str | None) -> str | None:
    """The thing of a kind that is asked for, known to be there."""
    if asked is not None and session.library.find(kind, asked) is None:
        session.stop_on_errors([session.library.unknown(kind, asked, None)])
    return asked


def _brand(session: Session, asked: str | None) -> Checked[str]:
    """The brand to be used, known to be there."""
    name = asked or own_brand(session)
    if session.library.find("brand", name) is not None:
        return Checked(name)
    place = session.project.brand_at if session.project and asked is None else None
    return Checked(None, (session.library.unknown("brand", name, place),))


def _printer(session: Session, target: Target, asked: str | None, backs: str) -> Checked[workshop.Calibration]:
    """The calibrated printer that a command names, or else the project when backs are turned over for it."""
    if asked:
        if backs not in ("long", "short"):
            raise Stop([error("printer-without-turning", backs=backs)], Exit.MISUSE)
        recalled = workshop.recall(asked, turned_edge(backs))
        session.stop_on_errors(recalled.findings, Exit.MISUSE)
        return recalled
    project = session.project
    if project is None or project.printer is None or target is not Target.OFFICE or backs not in ("long", "short"):
        return Checked(None)
    recalled = workshop.recall(project.printer, turned_edge(backs))
    return Checked(recalled.value, tuple(_in_project(finding, project) for finding in recalled.findings))


def _in_project(finding: Finding, project: Project) -> Finding:
    return finding if finding.place else replace(finding, place=project.printer_at)


def _misplaced(target: Target, given: dict[str, Any]) -> list[Finding]:
    """Options about laying cards on office paper, or about a print shop, asked for with another target."""
    if "shop" in given and target is not Target.PRESS:
        return [error("press-only", options=("--shop",), target=target.value)]
    if target is Target.SCREEN and (paper := [f"--{name}" for name in ("box", "thickness") if name in given]):
        return [error("paper-only", options=tuple(paper), target=target.value)]
    if given.get("box") and given.get("since"):
        return [error("box-of-changes")]
    misplaced: list[str] = [name for name in ("sheet", "printer", "handout") if name in given]
    misplaced += [name for name, usual in (("groups", 1), ("backs", "long")) if given.get(name, usual) != usual]
    if target is Target.OFFICE or not misplaced:
        return []
    options = tuple(f"--{name}" for name in sorted(misplaced))
    return [error("office-only", options=options, target=target.value)]


def _only(pairs: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], list[Finding]]:
    """``key=value`` pairs: the same key twice means one or the other."""
    chosen: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for pair in pairs:
        key, _, text = (part.strip() for part in pair.partition("="))
        values = [value for part in text.split(",") if (value := part.strip())]
        if not key or not values:
            findings.append(error("only-misread", text=pair))
            continue
        chosen[key] = (*chosen.get(key, ()), *values)
    return chosen, findings


def _overlay(text: str) -> tuple[tuple[sheets.OverlayKind, ...], list[Finding]]:
    asked = dict.fromkeys(part.strip() for part in text.split(",") if part.strip())
    unknown = [kind for kind in asked if kind not in OVERLAYS]
    return (
        tuple(kind for kind in OVERLAYS if kind in asked),
        [error("overlay-unknown", kind=kind, known=OVERLAYS) for kind in unknown],
    )
