"""``kernekort.yml``: what a project is called, how it speaks, and what it prints on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final, Literal

from pydantic import Field

from kernekort.findings import Checked, Finding, Place, error
from kernekort.library import Library, suggested_name
from kernekort.quick import dataclass
from kernekort.sources import Form, Name, Source, Text, check_form, read_source
from kernekort.typography import House
from kernekort.typography.house import ClockStyle, Quotes

FILE: Final = "kernekort.yml"
"""The file that makes a folder a project."""

OWN_BRAND: Final = "brand/brand.yml"
"""The brand that belongs to the project itself."""

_SOURCES = frozenset(("content", "layouts", "brand", "fonts", "icc"))


@dataclass(frozen=True)
class Project:
    """A folder with content of its own."""

    folder: Path
    name: str
    language: Literal["da", "en"] | None
    """The language its users are spoken to in; ``None`` leaves it to each user's own machine."""
    brand: str | None
    """The brand that is used when none is named."""
    paper: Literal["A4", "A3"]
    printer: str | None
    """The calibrated office printer that is used when none is named."""
    output: Path
    """The folder that files are built into, inside the project."""
    compounds: tuple[str, ...]
    """Compounds with their joints marked, such as ``kerne|opgave``."""
    own_brand: str | None
    """The name that the brand in the folder ``brand`` goes by; ``None`` without such a folder."""
    house: House = field(default=House())
    """How quotation marks and times of day are printed, whoever typed them."""
    profiles: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Profiles of printing conditions by the condition's name: paths inside the project."""
    brand_at: Place = field(default=Place(FILE), compare=False)
    """Where ``brand`` stands in the file."""
    printer_at: Place = field(default=Place(FILE), compare=False)
    """Where ``printer`` stands in the file."""


class _TypographyForm(Form):
    """The choices under ``typography``."""

    quotes: Quotes = "guillemets"
    clock: ClockStyle = "9.00"


class _ProfilesForm(Form):
    """The files under ``profiles``, by printing condition."""

    fogra39: Text | None = None
    fogra51: Text | None = None
    fogra52: Text | None = None


class _ProjectForm(Form):
    """The fields of ``kernekort.yml``."""

    name: Text | None = None
    language: Literal["da", "en"] | None = None
    brand: Name | None = None
    paper: Literal["A4", "A3"] = "A4"
    printer: Text | None = None
    output: Text = "build"
    compounds: tuple[Text, ...] = ()
    typography: _TypographyForm = Field(default_factory=_TypographyForm)
    profiles: _ProfilesForm = Field(default_factory=_ProfilesForm)


def find_project(start: Path) -> Path | None:
    """The ``kernekort.yml`` of the project that a folder or file lies in; ``None`` outside any."""
    here = start.resolve()
    files = (folder / FILE for folder in (here, *here.parents))
    return next((file for file in files if file.is_file()), None)


def load_project(path: Path) -> Checked[Project]:
    """The project of a ``kernekort.yml``, or of the folder it lies in.

    Findings: ``output-outside``, ``output-in-sources``, and those of reading and checking the file.
    """
    folder = (path if path.is_dir() else path.parent).resolve()
    read = read_source(folder / FILE, FILE)
    if read.value is None:
        return Checked(None, read.findings)
    checked = check_form(read.value, _ProjectForm, FILE)
    findings = read.findings + checked.findings
    if checked.value is None:
        return Checked(None, findings)
    form = checked.value
    problem = _output_problem(folder, form.output, read.value)
    if problem is not None:
        return Checked(None, (*findings, problem))
    name = form.name or folder.name
    project = Project(
        folder=folder,
        name=name,
        language=form.language,
        brand=form.brand,
        paper=form.paper,
        printer=form.printer,
        output=folder / form.output,
        compounds=form.compounds,
        own_brand=_own_brand(folder, name, form.brand),
        profiles={name: path for name, path in form.profiles.model_dump().items() if path is not None},
        house=House(quotes=form.typography.quotes, clock=form.typography.clock),
        brand_at=read.value.places.at(("brand",)),
        printer_at=read.value.places.at(("printer",)),
    )
    return Checked(project, findings)


def _own_brand(folder: Path, name: str, chosen: str | None) -> str | None:
    """What the project's own brand is called: as ``brand:`` says when no other brand is meant, else as the project."""
    if not (folder / OWN_BRAND).is_file():
        return None
    if chosen is not None and Library.open(folder).find("brand", chosen) is None:
        return chosen
    return suggested_name(name) or "brand"


def _output_problem(folder: Path, output: str, source: Source) -> Finding | None:
    """Why files must not be built there: outside the project, or where its sources lie."""
    place = source.places.at(("output",))
    foreign = PureWindowsPath(output)
    if foreign.drive or foreign.root or PurePosixPath(output).is_absolute() or ".." in foreign.parts:
        return error("output-outside", place, output=output)
    inside = (folder / output).resolve()
    if not inside.is_relative_to(folder):
        return error("output-outside", place, output=output)
    parts = inside.relative_to(folder).parts
    if not parts or parts[0] in _SOURCES or inside == folder / FILE:
        return error("output-in-sources", place, output=output, folders=tuple(sorted(_SOURCES)))
    return None
