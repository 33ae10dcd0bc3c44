"""Finished files told of: on stdout a path a line, or what there is to know of each as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kernekort import __version__, workshop
from kernekort.cli.session import Session
from kernekort.pipeline import Material
from kernekort.workshop import Product, Written

NO_FILES: Mapping[str, Any] = {"files": []}
"""The result of a command that would have made files."""

_NO_MORE: Mapping[str, Any] = {}


def publish(session: Session, products: Sequence[Product], folder: Path, sparing: bool = False) -> tuple[Written, ...]:
    """Puts finished files into a folder, ``sparing`` those that are there already, and says what was found on the way.

    Raises:
        Stop: the folder cannot be written to.
    """
    written = workshop.publish(products, folder, __version__, sparing=sparing)
    session.untouched = None
    session.written += written
    session.speak()
    return written


def tell_built(session: Session, written: Sequence[Written], more: Mapping[str, Any] = _NO_MORE) -> None:
    """The files of a build, and ``more`` there is to know of it as data."""
    session.result({"files": rows(written), **more}, [session.shown(file.path) for file in written])


def decks(materials: Iterable[Material]) -> list[dict[str, Any]]:
    """How many cards each deck on paper is and how thick, as plain data."""
    return [
        {"material": one.name, "brand": one.brand, "cards": one.deck.cards, "thickness": one.deck.thickness}
        for one in materials
        if one.deck is not None
    ]


def rows(written: Sequence[Written]) -> list[dict[str, Any]]:
    """What there is to know of finished files, as plain data."""
    return [
        {
            "path": str(file.path.absolute()),
            "material": file.material,
            "brand": file.brand,
            "target": file.target,
            "role": file.role,
            "pages": file.pages,
            "sha256": file.sha256,
        }
        for file in written
    ]


def tell_put(session: Session, paths: Iterable[Path]) -> None:
    """Files laid into a project, to be changed by hand."""
    ordered = sorted(paths)
    session.result({"files": [str(path.absolute()) for path in ordered]}, [session.shown(path) for path in ordered])
