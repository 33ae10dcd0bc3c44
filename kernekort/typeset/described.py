"""The text engine's functions and types as WeasyPrint describes them, parsed beforehand.

WeasyPrint describes them in C, which cffi parses in Python each time it is loaded, as it does with the name of every
type that is asked for later. What it comes to is kept in ``pango.json``, made by ``python -m tests.pango_types``. It is
used as long as the description is the one it was made from; otherwise cffi parses as ever, and all is the same, only
later.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_ASKING = "weasyprint.text.ffi"
KEPT = Path(__file__).with_name("pango.json")


def digest_of(source: bytes) -> str:
    """What tells whether WeasyPrint's description has changed."""
    return blake2b(source, digest_size=16).hexdigest()


@contextlib.contextmanager
def described() -> Iterator[None]:
    """While WeasyPrint is loaded, cffi does not parse what is known."""
    cffi: Any = import_module("cffi")
    parsing = cffi.FFI
    ready = _ready()
    if ready is None:
        yield
        return

    def asked() -> Any:
        return ready if sys._getframe(1).f_globals.get("__name__") == _ASKING else parsing()

    cffi.FFI = asked
    try:
        yield
    finally:
        cffi.FFI = parsing


def _ready() -> Any:
    """What knows the functions and types; ``None`` when the description is another, or this cffi reads it otherwise."""
    try:
        known = json.loads(KEPT.read_bytes())
        if known.pop("of") != digest_of(_description().read_bytes()):
            return None
        kinds: Any = import_module("_cffi_backend").FFI
        facts = {f"_{name}": _packed(what) for name, what in known.items()}
        return type("_Described", (kinds,), {"cdef": _said_before})(_ASKING, **facts)
    except Exception:  # whatever is odd about it: there is a way without
        return None


def _description() -> Path:
    """Where WeasyPrint's description is, found without loading it.

    Raises:
        OSError: it is nowhere.
    """
    package = find_spec("weasyprint")
    if package is None or package.origin is None:
        raise FileNotFoundError(_ASKING)
    return Path(package.origin).with_name("text") / "ffi.py"


def _packed(what: Any) -> Any:
    """What is kept as text is bytes, with signs from 0 to 255, and lists are fixed."""
    if isinstance(what, str):
        return what.encode("latin-1")
    return tuple(map(_packed, what)) if isinstance(what, list) else what


def _said_before(self: Any, description: str) -> None:
    """Takes the place of parsing."""
