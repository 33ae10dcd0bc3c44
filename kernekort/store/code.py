"""The program's own code, as part of what objects are made from: what other code made is of no use."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path


@cache
def code_of(*rooms: str) -> str:
    """A hash of all code in some rooms of the program, such as ``typeset``, and in the rooms inside them."""
    package = Path(__file__).parents[1]
    digest = blake2b(digest_size=16)
    for path in sorted(path for room in rooms for path in (package / room).rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
