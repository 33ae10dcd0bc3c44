"""What goes over to the child process and what comes back: plain JSON, which cannot carry code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kernekort.findings import Fact, Finding, Place, Severity
from kernekort.quick import dataclass
from kernekort.typeset.setting import FontChoice, Limits, Setting
from kernekort.units import Mm, Size

if TYPE_CHECKING:
    from kernekort.markup.model import FaceMarkup, Flow

JOB = "job.json"
OUTCOME = "outcome.json"
PDF = "faces.pdf"
NOISE = "noise.txt"
FONTCONFIG = "fonts.conf"

OUT_OF_MEMORY = 86
"""The exit code of a child that could get no more memory."""


@dataclass(frozen=True)
class JobFace:
    """A face as the child needs it; ``css`` is the number of its stylesheet among those of the job, lengths in mm.

    ``page`` is the name of its page in that stylesheet, ``number`` the page of a document that is being looked at,
    counted from 1; 0 is none of them.
    """

    item: str
    side: str
    pieces: tuple[str, ...]
    css: int
    page: str
    trim: Size
    bleed: Mm
    safe: Mm
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict, hash=False)
    flow: Flow = "face"
    number: int = 0

    @property
    def html(self) -> str:
        """The section as one text."""
        return "".join(self.pieces)

    @property
    def is_document(self) -> bool:
        """Whether it fills as many pages as it takes, not exactly one."""
        return self.flow == "document"

    def on_page(self, number: int) -> JobFace:
        """The same document as far as one of its pages goes: findings name that page."""
        return replace(self, number=number)

    def at(self, name: str) -> Place:
        """Where a field of the face, or what is nearest around it, was written; else where the item was."""
        while name not in self.places and "." in name:
            name = name.rpartition(".")[0]
        return self.places.get(name, self.place)

    @property
    def facts(self) -> dict[str, Fact]:
        """What a finding says of the face: its ``page``, or of a side of a card its ``side_number``, 2 for a back."""
        facts: dict[str, Fact] = {"card": self.item, "side": self.side}
        if self.number:
            facts["page"] = self.number
        elif not self.is_document:
            facts["side_number"] = 2 if self.side == "back" else 1
        return facts


@dataclass(frozen=True)
class Job:
    """One run of the child: stylesheets stand once however many faces share them."""

    setting: Setting
    css: tuple[str, ...]
    faces: tuple[JobFace, ...]


@dataclass(frozen=True)
class Outcome:
    """What a run came to; ``pages`` is ``None`` when no PDF was written. ``spans`` are the pages of each face."""

    findings: tuple[Finding, ...]
    pages: int | None
    spans: tuple[int, ...] = ()


def make_job(markups: Sequence[FaceMarkup], setting: Setting) -> Job:
    """The job of laying out these faces."""
    numbers: dict[str, int] = {}
    faces = tuple(
        JobFace(
            item=markup.item,
            side=markup.side,
            pieces=markup.pieces,
            css=numbers.setdefault(markup.css, len(numbers)),
            page=markup.form.name,
            trim=markup.form.trim,
            bleed=markup.form.bleed,
            safe=markup.form.safe,
            place=markup.place,
            places=markup.places,
            flow=markup.flow,
            number=markup.number,
        )
        for markup in markups
    )
    return Job(setting, tuple(numbers), faces)


def write_job(job: Job, folder: Path) -> None:
    """Leaves the job in the folder for the child."""
    data = asdict(job)
    data["setting"]["roots"] = [str(root) for root in job.setting.roots]
    data["setting"]["fonts"] = [[family, weight, style, str(path)] for family, weight, style, path in job.setting.fonts]
    (folder / JOB).write_text(json.dumps(data), encoding="utf-8")


def read_job(folder: Path) -> Job:
    """The job the parent left in the folder."""
    data = json.loads((folder / JOB).read_text(encoding="utf-8"))
    return Job(_setting(data["setting"]), tuple(data["css"]), tuple(map(_face, data["faces"])))


def write_outcome(outcome: Outcome, folder: Path) -> None:
    """Leaves what was found in the folder for the parent."""
    findings = [asdict(finding) for finding in outcome.findings]
    data = {"findings": findings, "pages": outcome.pages, "spans": outcome.spans}
    (folder / OUTCOME).write_text(json.dumps(data), encoding="utf-8")


def read_outcome(folder: Path) -> Outcome | None:
    """What the child found; ``None`` when it did not live to say so."""
    try:
        data = json.loads((folder / OUTCOME).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return Outcome(tuple(map(_finding, data["findings"])), data["pages"], tuple(data["spans"]))


def _setting(data: Mapping[str, Any]) -> Setting:
    fonts: tuple[FontChoice, ...] = tuple(
        (family, weight, style, Path(path)) for family, weight, style, path in data["fonts"]
    )
    return Setting(
        title=data["title"],
        language=data["language"],
        variant=data["variant"],
        forms=data["forms"],
        roots=tuple(map(Path, data["roots"])),
        fonts=fonts,
        limits=Limits(**data["limits"]),
    )


def _face(data: Mapping[str, Any]) -> JobFace:
    places = {name: Place(**place) for name, place in data["places"].items()}
    pieces = tuple(data["pieces"])
    parts = {"pieces": pieces, "trim": Size(**data["trim"]), "place": Place(**data["place"]), "places": places}
    return JobFace(**{**data, **parts})


def _finding(data: Mapping[str, Any]) -> Finding:
    place = Place(**data["place"]) if data["place"] else None
    facts = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in data["facts"].items()}
    return Finding(data["code"], Severity(data["severity"]), place, facts)
