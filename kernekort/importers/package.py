"""The zip file around a workbook: weighed and looked through by its list of contents before anything is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from kernekort.findings import Checked, Finding, Place, error
from kernekort.quick import dataclass

MOST_PARTS = 2_000
"""How many files may lie in a workbook: Excel writes a dozen, and a few for each sheet and picture."""

MOST_BYTES = 50_000_000
"""How large a part may be once it is unpacked."""

MOST_RATIO = 200
"""How many times its packed size a large part may be; text packs to a tenth, a card deck to a twentieth."""

_SMALL = 1_000_000
"""Below this many bytes a part may be packed as tightly as it will."""

_MOST_LISTED = 1_000_000
"""How many bytes the list of contents may take."""

_CHUNK = 65_536
_END = b"PK\x05\x06"
_END_SIZE = 22
_LOCKED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MACROS = ("vbaproject.bin", "/macrosheets/", "vbadata.xml")


class BrokenPartError(Exception):
    """A part is not there, or cannot be unpacked as it was announced."""


@dataclass(frozen=True)
class Package:
    """A workbook's parts, which are known to be harmless to unpack one at a time."""

    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part unpacked piece by piece.

        Raises:
            BrokenPartError: there is none of that name, or it is damaged.
        """
        part = self.parts.get(name)
        if part is None:
            raise BrokenPartError(name)
        try:
            with self.archive.open(part) as file:
                while data := file.read(_CHUNK):
                    yield data
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as problem:
            raise BrokenPartError(name) from problem


def open_package(data: bytes, place: Place) -> Checked[Package]:
    """The parts of a workbook.

    Findings: ``spreadsheet-damaged``, ``spreadsheet-macros``, ``spreadsheet-too-heavy``.
    """
    if _listed(data) > _MOST_LISTED:
        return Checked(None, (error("spreadsheet-too-heavy", place, parts=MOST_PARTS),))
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return Checked(None, (error("spreadsheet-damaged", place),))
    found = archive.infolist()
    names = [part.filename for part in found]
    problem = _problem(found, place)
    if problem is not None:
        return Checked(None, (problem,))
    # Two parts of one name are read differently by different programs: the one that was checked need not be the one.
    if len(set(names)) < len(names):
        return Checked(None, (error("spreadsheet-damaged", place),))
    return Checked(Package(archive, dict(zip(names, found, strict=True))))


def _listed(data: bytes) -> int:
    """How many bytes the list of contents takes by its own account; 0 when there is none."""
    end = data.rfind(_END)
    listed = data[end + 12 : end + 16]
    return int.from_bytes(listed, "little") if end >= 0 and len(data) - end >= _END_SIZE else 0


def _problem(found: list[zipfile.ZipInfo], place: Place) -> Finding | None:
    """The first thing that speaks against unpacking."""
    if len(found) > MOST_PARTS:
        return error("spreadsheet-too-heavy", place, parts=MOST_PARTS)
    for part in found:
        name = part.filename.casefold()
        if any(sign in f"/{name}" for sign in _MACROS):
            return error("spreadsheet-macros", place, part=part.filename)
        if part.flag_bits & _LOCKED or part.compress_type not in _METHODS:
            return error("spreadsheet-damaged", place)
        if part.file_size > MOST_BYTES:
            return error("spreadsheet-too-heavy", place, part=part.filename, most=MOST_BYTES // 1_000_000)
        if part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            return error("spreadsheet-too-heavy", place, part=part.filename, ratio=MOST_RATIO)
    if sum(part.file_size for part in found) > 2 * MOST_BYTES:
        return error("spreadsheet-too-heavy", place, most=2 * MOST_BYTES // 1_000_000)
    return None
