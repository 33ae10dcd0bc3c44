"""WeasyPrint and pebble loaded without what takes long and is not needed: in half the time they take by themselves."""

from __future__ import annotations

import contextlib
import ctypes.util
import sys
from collections.abc import Iterator

from kernekort.promised import later
from kernekort.typeset.described import described

_SUBSETTING = ("fontTools.subset", "fontTools.varLib", "fontTools.varLib.instancer")
"""What WeasyPrint embeds typefaces with when HarfBuzz cannot, and what makes a variable typeface stand still."""

_AWAITING = ("asyncio", "pebble.asynchronous")
"""What a program needs that awaits processes, which takes as long to load as the rest of pebble."""


def load() -> None:
    """Imports WeasyPrint.

    Raises:
        OSError: the text engine, Pango, is not there.
    """
    if "weasyprint" in sys.modules:
        return
    with later(_SUBSETTING), described():
        try:
            with _no_compiler_asked():
                import weasyprint
        except OSError:
            # Where libraries are not found by their names, as with Homebrew, the system is asked after all.
            import weasyprint  # noqa: F401


def load_pebble() -> None:
    """Imports pebble."""
    if "pebble" not in sys.modules:
        with later(_AWAITING):
            import pebble  # noqa: F401


@contextlib.contextmanager
def _no_compiler_asked() -> Iterator[None]:
    """While libraries are looked for under several names each, no compiler is run for those that are not there."""
    known = ctypes.util.find_library
    if not sys.platform.startswith("linux"):
        yield
        return
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = known
