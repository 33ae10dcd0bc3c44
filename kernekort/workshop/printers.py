"""Calibrations of office printers, remembered in the user's own configuration folder."""

from __future__ import annotations

import json
import math
import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, cast, get_args

from platformdirs import user_config_path

from kernekort.findings import Checked, Finding, Place, error, near
from kernekort.quick import dataclass
from kernekort.units import Mm
from kernekort.workshop.atomic import write_together
from kernekort.workshop.trouble import told

Flip = Literal["long", "short"]
FARTHEST: Mm = 20.0
"""The farthest a back can be off and still be a printer's doing, not a slip of the pen."""

_FILE = "printers.json"


@dataclass(frozen=True)
class Calibration:
    """How far a printer's backs are moved to land behind their fronts, in millimetres, for one way to flip."""

    name: str
    flip: Flip
    dx: Mm
    dy: Mm

    @classmethod
    def from_data(cls, name: object, flip: object, offsets: object) -> Calibration | None:
        """A calibration out of a JSON file, ``None`` when the parts are not one."""
        if not isinstance(name, str) or flip not in get_args(Flip) or not isinstance(offsets, dict):
            return None
        dx, dy = offsets.get("dx"), offsets.get("dy")
        if not _is_offset(dx) or not _is_offset(dy):
            return None
        return cls(name, cast("Flip", flip), float(cast("float", dx)), float(cast("float", dy)))


def config_folder(env: Mapping[str, str]) -> Path:
    """``KERNEKORT_CONFIG`` when it is set, else where the system keeps a user's settings."""
    chosen = env.get("KERNEKORT_CONFIG")
    return Path(chosen) if chosen else user_config_path("kernekort", appauthor=False)


def calibrations(env: Mapping[str, str]) -> Path:
    """The file that calibrations are remembered in."""
    return config_folder(env) / _FILE


def remember(name: str, flip: Flip, dx: Mm, dy: Mm, folder: Path | None = None) -> Checked[Calibration]:
    """Keeps a printer's calibration, in place of an older one for the same way to flip.

    Args:
        name: what the user calls the printer.
        flip: the edge the printer turns the sheet over.
        dx: millimetres to the right, seen on the back.
        dy: millimetres down, seen on the back.
        folder: the configuration folder; the user's own when ``None``.

    Raises:
        Stop: the file could not be written.
    """
    folder = folder or config_folder(os.environ)
    name = _tidy(name)
    if not name:
        return Checked(None, (error("printer-without-name"),))
    if not _is_offset(dx) or not _is_offset(dy):
        return Checked(None, (error("calibration-too-far", dx=float(dx), dy=float(dy), most=FARTHEST),))
    before = known(folder)
    if before.value is None:
        return Checked(None, before.findings)
    new = Calibration(name, flip, float(dx), float(dy))
    kept = [one for one in before.value if (one.name.casefold(), one.flip) != (name.casefold(), flip)]
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_together({folder / _FILE: _as_json([*kept, new]).encode()})
    return Checked(new)


def recall(name: str, flip: Flip, folder: Path | None = None) -> Checked[Calibration]:
    """The calibration of a printer for one way to flip; capital letters make no difference."""
    every = known(folder)
    if every.value is None:
        return Checked(None, every.findings)
    name = _tidy(name)
    own = [one for one in every.value if one.name.casefold() == name.casefold()]
    for one in own:
        if one.flip == flip:
            return Checked(one)
    if own:
        return Checked(None, (_other_edge(own[0].name, flip),))
    names = tuple(dict.fromkeys(one.name for one in every.value))
    return Checked(None, (error("unknown-printer", printer=name, near=near(name, names), known=names),))


def known(folder: Path | None = None) -> Checked[tuple[Calibration, ...]]:
    """All calibrations, sorted by printer and flip; none when nothing has been remembered yet."""
    path = (folder or config_folder(os.environ)) / _FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        printers = data["printers"]
        found = [
            Calibration.from_data(name, flip, at) for name, flips in printers.items() for flip, at in flips.items()
        ]
    except (FileNotFoundError, NotADirectoryError):
        return Checked(())
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Checked(None, (_unreadable(path),))
    if None in found:
        return Checked(None, (_unreadable(path),))
    return Checked(tuple(sorted((one for one in found if one is not None), key=_order)))


def _as_json(calibrations: Iterable[Calibration]) -> str:
    printers: dict[str, dict[str, dict[str, float]]] = {}
    for one in sorted(calibrations, key=_order):
        printers.setdefault(one.name, {})[one.flip] = {"dx": one.dx, "dy": one.dy}
    return json.dumps({"printers": printers}, ensure_ascii=False, indent=2) + "\n"


def _order(one: Calibration) -> tuple[str, str, str]:
    return (one.name.casefold(), one.name, one.flip)


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _is_offset(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) <= FARTHEST


def _other_edge(printer: str, flip: Flip) -> Finding:
    if flip == "long":
        return error("printer-long-edge-unknown", printer=printer)
    return error("printer-short-edge-unknown", printer=printer)


def _unreadable(path: Path) -> Finding:
    return error("printers-unreadable", Place(str(path)))
