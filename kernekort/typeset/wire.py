"""What goes over to the child process and what comes back: plain JSON, which cannot carry code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kernekort.findings import Fact, Finding, Place, Severity
from kernekort.typeset.setting import FontChoice, Limits, Setting
from kernekort.units import Mm, Size

if TYPE_CHECKING:
    from kernekort.markup.model import FaceMarkup

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

    ``page`` is the name of its page in that stylesheet.
    """

    item: str
    side: str
    html: str
    css: int
    page: str
    trim: Size
    bleed: Mm
    safe: Mm
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict, hash=False)

    def at(self, name: str) -> Place:
        """Where a field of the face was written; where the item was, for text that is no field of its own."""
        return self.places.get(name, self.place)

    @property
    def facts(self) -> dict[str, Fact]:
        """What a finding about the face says of it: ``side_number`` is 2 for a back, else 1."""
        return {"card": self.item, "side": self.side, "side_number": 2 if self.side == "back" else 1}


@dataclass(frozen=True)
class Job:
    """One run of the child: stylesheets stand once however many faces share them."""

    setting: Setting
    css: tuple[str, ...]
    faces: tuple[JobFace, ...]


@dataclass(frozen=True)
class Outcome:
    """What a run came to; ``pages`` is ``None`` when no PDF was written."""

    findings: tuple[Finding, ...]
    pages: int | None


def make_job(markups: Sequence[FaceMarkup], setting: Setting) -> Job:
    """The job of laying out these faces."""
    numbers: dict[str, int] = {}
    faces = tuple(
        JobFace(
            item=markup.item,
            side=markup.side,
            html=markup.html,
            css=numbers.setdefault(markup.css, len(numbers)),
            page=markup.form.name,
            trim=markup.form.trim,
            bleed=markup.form.bleed,
            safe=markup.form.safe,
            place=markup.place,
            places=dict(markup.places),
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
    data = {"findings": [asdict(finding) for finding in outcome.findings], "pages": outcome.pages}
    (folder / OUTCOME).write_text(json.dumps(data), encoding="utf-8")


def read_outcome(folder: Path) -> Outcome | None:
    """What the child found; ``None`` when it did not live to say so."""
    try:
        data = json.loads((folder / OUTCOME).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return Outcome(tuple(map(_finding, data["findings"])), data["pages"])


def _setting(data: Mapping[str, Any]) -> Setting:
    fonts: tuple[FontChoice, ...] = tuple(
        (family, weight, style, Path(path)) for family, weight, style, path in data["fonts"]
    )
    return Setting(
        title=data["title"],
        language=data["language"],
        variant=data["variant"],
        roots=tuple(map(Path, data["roots"])),
        fonts=fonts,
        limits=Limits(**data["limits"]),
    )


def _face(data: Mapping[str, Any]) -> JobFace:
    places = {name: Place(**place) for name, place in data["places"].items()}
    parts = {"trim": Size(**data["trim"]), "place": Place(**data["place"]), "places": places}
    return JobFace(**{**data, **parts})


def _finding(data: Mapping[str, Any]) -> Finding:
    place = Place(**data["place"]) if data["place"] else None
    facts = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in data["facts"].items()}
    return Finding(data["code"], Severity(data["severity"]), place, facts)
