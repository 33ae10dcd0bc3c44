"""What an output is known by: a hash of the order, of all files it may be made from, and of the program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path

from kernekort import __version__
from kernekort.batch.model import Order
from kernekort.faces.keys import machinery
from kernekort.library import Library, Root
from kernekort.project import FILE
from kernekort.store import code_of

_SOURCES = ("content", "layouts", "brand", "fonts")


def ground_digest(library: Library) -> str:
    """A hash of the program, and of every file below the folders that content, layouts and brands lie in.

    What no order names counts too: an edit makes the whole sheet anew, from the faces that were laid out before.
    """
    digest = blake2b(f"{__version__} {machinery()} {code_of('.')}".encode(), digest_size=16)
    for root in library.roots:
        for path in source_files(root):
            name = path.relative_to(root.path).as_posix()
            digest.update(f"\0{root.name}\0{name}\0".encode() + blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def source_files(root: Root) -> Iterator[Path]:
    """The regular files that materials are made from, in order; links that lead out of the root are left out."""
    own = root.path / FILE
    if own.is_file():
        yield own
    for folder in _SOURCES:
        for path in sorted((root.path / folder).rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(root.path).parts)
            if not hidden and path.is_file() and path.resolve().is_relative_to(root.path):
                yield path


def order_key(order: Order, library: Library, ground: str) -> str:
    """The key of an order's output; its row and its name are no part of it."""
    job = asdict(order.job)
    logo = library.file(order.job.logo) if order.job.logo else None
    data = [ground, order.material, order.kit, dict(order.answers), job, order.copies]
    digest = blake2b(json.dumps(data, sort_keys=True, default=str).encode(), digest_size=16)
    if logo is not None:
        digest.update(logo.read_bytes())
    return digest.hexdigest()
