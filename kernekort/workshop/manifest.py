"""``build.json``: what lies in an output folder and how it was made. Written last, so that it vouches for the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from kernekort.findings import Checked, Finding, Place, warning
from kernekort.quick import dataclass
from kernekort.workshop.printers import Calibration

MANIFEST = "build.json"
_LARGEST = 10_000_000
_NAME = re.compile(r"[^\W_][\w.-]{0,199}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Written:
    """A file in an output folder, by what it is and how it was made."""

    path: Path
    material: str
    brand: str
    target: str
    role: str
    pages: int
    sha256: str
    version: str
    printer: Calibration | None = None


def plain_name(name: str) -> bool:
    """Whether a name can stand in an output folder: no path, nothing hidden, not the manifest itself."""
    return _NAME.fullmatch(name) is not None and name.casefold() != MANIFEST


def manifest_text(files: Iterable[Written]) -> str:
    """The manifest of a folder: the same files give the same text. No dates."""
    entries = [_as_data(file) for file in sorted(files, key=lambda file: file.path.name)]
    return json.dumps({"files": entries}, ensure_ascii=False, indent=2) + "\n"


def read_manifest(folder: Path) -> Checked[tuple[Written, ...]]:
    """What a folder's manifest names; nothing when there is none.

    A manifest comes along with a folder from anywhere, so an entry that does not name a plain file of this folder is
    left out, with a warning: nothing outside the folder is ever taken for ours.
    """
    path = folder / MANIFEST
    try:
        data = json.loads(_small_text(path))
        found = [_from_data(entry, folder) for entry in data["files"]]
    except FileNotFoundError:
        return Checked(())
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Checked((), (_untrusted(path),))
    files = tuple(file for file in found if file is not None)
    return Checked(files, () if len(files) == len(found) else (_untrusted(path),))


def _small_text(path: Path) -> str:
    if path.stat().st_size > _LARGEST:
        raise ValueError("no manifest of ours is that large")
    return path.read_text(encoding="utf-8")


def _untrusted(path: Path) -> Finding:
    return warning("manifest-unreadable", Place(str(path)))


def _as_data(file: Written) -> dict[str, object]:
    printer = file.printer
    return {
        "path": file.path.name,
        "material": file.material,
        "brand": file.brand,
        "target": file.target,
        "role": file.role,
        "pages": file.pages,
        "sha256": file.sha256,
        "version": file.version,
        "printer": None
        if printer is None
        else {"name": printer.name, "flip": printer.flip, "dx": printer.dx, "dy": printer.dy},
    }


def _from_data(entry: object, folder: Path) -> Written | None:
    if not isinstance(entry, dict):
        return None
    texts = [entry.get(key) for key in ("material", "brand", "target", "role", "version")]
    name, pages, digest, printer = (entry.get(key) for key in ("path", "pages", "sha256", "printer"))
    if not isinstance(name, str) or not plain_name(name) or type(pages) is not int:
        return None
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest) or not all(isinstance(text, str) for text in texts):
        return None
    material, brand, target, role, version = map(str, texts)
    used = (
        Calibration.from_data(printer.get("name"), printer.get("flip"), printer) if isinstance(printer, dict) else None
    )
    return Written(folder / name, material, brand, target, role, pages, digest, version, used)
