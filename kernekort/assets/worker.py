"""The process that opens what can only be bounded from outside: ``python -m kernekort.assets.worker TASK PATH…``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kernekort.assets.apart import packed
from kernekort.findings import Place

_SECONDS = 15
_MEMORY = 1_000_000_000
_NOWHERE = Place("")


def look_at_font(path: Path) -> Any:
    """What is wrong with a font."""
    from kernekort.assets.fonts import inspect_font

    return packed(inspect_font(path, _NOWHERE))


def draw_pdf(path: Path) -> Any:
    """What is wrong with a PDF, and its page as a drawing or a picture."""
    from kernekort.assets.pdf_logo import read_pdf

    return read_pdf(path)


TASKS: Mapping[str, Callable[[Path], Any]] = {"font": look_at_font, "pdf": draw_pdf}


def main(arguments: list[str]) -> None:
    """Carries out a task on each path and writes the answers as one JSON list."""
    _limit()
    task = TASKS[arguments[0]]
    json.dump([task(Path(path)) for path in arguments[1:]], sys.stdout)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: only the parent's clock bounds the work there.
        return
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ValueError, OSError):  # macOS knows the limit and refuses it.
        return


if __name__ == "__main__":
    main(sys.argv[1:])
