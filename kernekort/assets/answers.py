"""Where the answers about files from strangers are kept, from one run of the program to the next."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b

from kernekort.freshness import versions
from kernekort.store import code_of

KIND = "assets"
"""The kind of the objects that hold an answer each, as JSON."""

_LIBRARIES = ("defusedxml", "fonttools", "pikepdf", "pillow", "pypdfium2")


def answer_key(task: str, data: bytes) -> str:
    """What the answer of a task about a file is kept under: a hash of its bytes, and of all that looks at them."""
    return blake2b(f"{task} {_machinery()} ".encode() + data, digest_size=16).hexdigest()


@cache
def _machinery() -> str:
    return " ".join((f"{sys.version_info[:2]}", versions(_LIBRARIES), code_of("assets")))
