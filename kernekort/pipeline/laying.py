"""Faces laid out, and what was found on the way made fit to read: a fault of the layout is not told once a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kernekort.faces import Engine, Faces, lay_out
from kernekort.findings import Checked, Finding, Place, Severity, note
from kernekort.library import Library
from kernekort.markup import FaceMarkup
from kernekort.pipeline.job import Job
from kernekort.pipeline.preparing import Prepared, setting

FIT_CODES = frozenset({"text-too-tall", "text-too-wide", "text-outside-safe", "text-overlap"})
"""What can be seen in a picture, and so does not keep one from being made."""

MANY = 6
"""Cards with the same fault from which it is worth asking whether the layout is to blame."""

SHARE = 0.5
"""The share of a deck's cards from which the layout is to blame."""

TOLD = 2


def laid(
    faces: Sequence[FaceMarkup],
    prepared: Prepared,
    library: Library,
    job: Job,
    screen: bool = False,
    engine: Engine | None = None,
) -> Checked[Faces]:
    """The faces laid out: unique ones once, or for the screen every one, tagged.

    Findings: those of typesetting, ``same-on-many``. Under an overlay text that does not fit is a warning, because the
    picture is there to be looked at.
    """
    made = lay_out(faces, setting(prepared, library, screen), unique=not screen, engine=engine)
    findings = gathered(made.findings, len(prepared.cards), prepared.deck.layout.shown)
    if job.overlay:
        findings = tuple(
            replace(finding, severity=Severity.WARNING) if finding.code in FIT_CODES else finding
            for finding in findings
        )
    return Checked(made.value, findings)


def gathered(findings: Sequence[Finding], cards: int, layout: str) -> tuple[Finding, ...]:
    """The findings with those that most cards share told for two of them, and the rest counted in a note."""
    alike: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        key = (finding.code, finding.facts.get("side"), finding.facts.get("field"), finding.facts.get("edge"))
        alike[key].append(finding)
    told: list[Finding] = []
    for (code, *_), group in alike.items():
        items = {finding.facts.get("card") for finding in group} - {None}
        if len(items) >= max(MANY, SHARE * cards):
            more = len(items) - TOLD
            told += [*group[:TOLD], note("same-on-many", Place(layout), fault=str(code), more=more)]
        else:
            told += group
    return tuple(told)
