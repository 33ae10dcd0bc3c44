"""What reads a file back loaded without what it would only write with."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from importlib import import_module

_WRITING = "fontTools.ttLib"
"""What pypdf embeds typefaces with; it does without where that is not installed, and nothing here writes with it."""


def load() -> None:
    """Loads the reader of files and the rules, so that nobody waits for them later."""
    with _absent(_WRITING):
        import_module("kernekort.preflight.inspection")


@contextlib.contextmanager
def _absent(name: str) -> Iterator[None]:
    """While the body runs, a package is as good as not installed; one that is loaded already stays."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
