"""A project on its way to another machine: its files as one packet, whose content is known by a hash."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from kernekort.batch.keys import ground_digest, source_files
from kernekort.batch.model import Order
from kernekort.library import Library, Root

_MOST_BYTES = 500_000_000
"""More than this is no project, unpacked."""

_THEN = (1980, 1, 1, 0, 0, 0)
"""When every file in a packet was changed: the same files are the same packet."""


def packed(library: Library, orders: Iterable[Order]) -> bytes:
    """The files of the project that orders may be made from, and the logos that they name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packet:
        for root in _own(library):
            logos = {library.file(order.job.logo) for order in orders if order.job.logo}
            own = {path for path in logos if path is not None and path.is_relative_to(root.path)}
            for path in sorted({*source_files(root), *own}):
                name = zipfile.ZipInfo(path.relative_to(root.path).as_posix(), _THEN)
                packet.writestr(name, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpacked(packet: bytes, folder: Path, own_brand: str | None, ground: str) -> Library | None:
    """The library of a packet laid into a folder; ``None`` when it is not what was packed, or the program is another.

    A packet comes from elsewhere: no name in it leads out of the folder, and it is not larger than it may be.
    """
    with zipfile.ZipFile(io.BytesIO(packet)) as files:
        entries = files.infolist()
        if sum(entry.file_size for entry in entries) > _MOST_BYTES:
            return None
        for entry in entries:
            name = PurePosixPath(entry.filename)
            if name.is_absolute() or ".." in name.parts or "\\" in entry.filename or entry.is_dir():
                return None
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files.read(entry))
    library = Library.open(folder if entries else None, own_brand)
    return library if ground_digest(library) == ground else None


def _own(library: Library) -> list[Root]:
    """The roots that another machine does not have: the built-in library came with the program."""
    return [root for root in library.roots if root.name == "project"]
