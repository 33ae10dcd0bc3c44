"""Printing conditions: which paper and inks a press file is made for, and the profile that describes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import ImageCms

from kernekort.findings import Checked, Finding, Place, error, near
from kernekort.freshness.survey import PROFILE_FOLDERS
from kernekort.library import Library
from kernekort.quick import dataclass

REGISTRY: Final = "http://www.color.org"
"""Who registers the names of printing conditions."""

LARGEST_PROFILE: Final = 16_000_000
"""In bytes; the largest that anybody prints with are a fifth of that."""

_FOLDER = "icc"
_HEADER = 128
_PLACE = Place("kernekort.yml")


@dataclass(frozen=True)
class Known:
    """A condition that there is a name for: what it is registered as, what its profile is called."""

    identifier: str
    title: str
    file: str
    shipped: bool = False
    """Whether the profile comes with the program."""


CONDITIONS: Final[Mapping[str, Known]] = {
    "fogra39": Known("FOGRA39", "ISO Coated v2 300% (ECI)", "ISOcoated_v2_300_eci.icc", shipped=True),
    "fogra51": Known("FOGRA51", "PSO Coated v3 (ECI)", "PSOcoated_v3.icc"),
    "fogra52": Known("FOGRA52", "PSO Uncoated v3 (ECI)", "PSOuncoated_v3_FOGRA52.icc"),
}
"""The conditions that a shop may print under, by the name that presets use."""


@dataclass(frozen=True)
class Condition:
    """A printing condition with its profile, which is a CMYK profile of a printer."""

    name: str
    identifier: str
    title: str
    profile: bytes = field(repr=False)
    registry: str = REGISTRY


def condition(name: str, library: Library, profiles: Mapping[str, str] | None = None) -> Checked[Condition]:
    """The condition of that name.

    Its profile is the file that ``profiles`` names, inside the project; else the one of the usual name in a folder
    ``icc`` of the project or the built-in library, or among those of the system.

    Findings: ``condition-unknown``, ``profile-missing``, ``profile-too-large``, ``profile-unreadable``,
    ``profile-not-cmyk``, ``profile-not-output``.
    """
    if name not in CONDITIONS:
        return Checked(
            None, (error("condition-unknown", name=name, near=near(name, CONDITIONS), known=tuple(CONDITIONS)),)
        )
    known = CONDITIONS[name]
    named = (profiles or {}).get(name)
    found = library.file(named) if named else _usual(known, library)
    if found is None:
        facts = {"file": named or known.file, "condition": known.identifier}
        return Checked(None, (error("profile-missing", _PLACE if named else None, **facts),))
    place = Place(library.shown(found))
    if found.stat().st_size > LARGEST_PROFILE:
        most = LARGEST_PROFILE // 1_000_000
        return Checked(None, (error("profile-too-large", place, condition=known.identifier, most=most),))
    data = found.read_bytes()
    problem = _problem(data, known, place)
    if problem is not None:
        return Checked(None, (problem,))
    return Checked(Condition(name, known.identifier, known.title, data))


def conditions_here(library: Library, profiles: Mapping[str, str] | None = None) -> Iterator[tuple[Known, bool]]:
    """Every condition, and whether its profile is here and can be used."""
    for name, known in CONDITIONS.items():
        yield known, condition(name, library, profiles).value is not None


def _usual(known: Known, library: Library) -> Path | None:
    own = library.file(f"{_FOLDER}/{known.file}")
    if own is not None:
        return own
    return next((path for folder in PROFILE_FOLDERS if (path := Path(folder, known.file)).is_file()), None)


def _problem(data: bytes, known: Known, place: Place) -> Finding | None:
    """What is wrong with a profile."""
    if len(data) < _HEADER or data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") > len(data):
        return error("profile-unreadable", place, condition=known.identifier)
    space, use = data[16:20].decode("latin-1").strip(), data[12:16].decode("latin-1").strip()
    if use != "prtr":
        return error("profile-not-output", place, condition=known.identifier, use=_plain(use))
    if space != "CMYK":
        return error("profile-not-cmyk", place, condition=known.identifier, space=_plain(space))
    try:
        ImageCms.ImageCmsProfile(BytesIO(data))
    except (OSError, ImageCms.PyCMSError):
        return error("profile-unreadable", place, condition=known.identifier)
    return None


def _plain(text: str) -> str:
    """Four letters of a stranger's file, fit to be printed."""
    return "".join(letter for letter in text if letter.isalnum()) or "?"
