"""The process that opens what can only be bounded from outside: ``python -m kernekort.assets.worker TASK PATH…``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kernekort.apart import bound
from kernekort.assets.apart import packed
from kernekort.findings import Place

SECONDS = 15
MEMORY = 1_000_000_000
"""What a task may take of the processor and of memory, in seconds and bytes."""

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
    bound(SECONDS, MEMORY)
    task = TASKS[arguments[0]]
    json.dump([task(Path(path)) for path in arguments[1:]], sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
