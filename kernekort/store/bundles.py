"""Several small objects in one file, each to be read alone.

After the mark stands a line for each, of one width: a hash of its name, where it begins, and how long it is. What is
wrong with any of this leads to no object, or to one that is not what its own hash says.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from struct import Struct

MARK = b"kernekort bundle 1\n"
MOST = 250
"""So many objects to a file, for some systems allow no more than a thousand names for one."""

_LINE = Struct(">16sQQ")

BEGIN = len(MARK) + _LINE.size * MOST
"""Bytes from the beginning of a file that hold all its lines, however many they are."""


def bundled(objects: Mapping[str, bytes]) -> bytes:
    """The content of a file of objects, by their names; ``MOST`` at most."""
    begin = len(MARK) + _LINE.size * len(objects)
    lines = []
    for name, data in objects.items():
        lines.append(_LINE.pack(_id(name), begin, len(data)))
        begin += len(data)
    return b"".join((MARK, *lines, *objects.values()))


def place_of(name: str, begin: bytes, size: int) -> tuple[int, int] | None:
    """Where an object begins in a file of ``size`` bytes, and how long it is; ``None`` when it is not there.

    ``begin`` are the first ``BEGIN`` bytes of the file.
    """
    wanted, lines = _id(name), len(MARK)
    at = begin.find(wanted, lines)
    while at >= 0 and (at - lines) % _LINE.size:
        at = begin.find(wanted, at + 1)
    if at < 0 or at + _LINE.size > len(begin):
        return None
    _, start, length = _LINE.unpack_from(begin, at)
    # No more is asked for than there is, whatever a damaged file says.
    return (start, length) if start + length <= size else None


def _id(name: str) -> bytes:
    return blake2b(name.encode(), digest_size=16).digest()
