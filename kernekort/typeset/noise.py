"""What the libraries below WeasyPrint cry out on the child's standard error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kernekort.findings import Finding, warning

_MOST_BYTES = 64 * 1024
_MOST_LINES = 5
_LONGEST = 300
_GLIB = re.compile(r"\(.*?:\d+\): ([\w-]+) \*\*: (?:[\d:.]+: )?(.*)")
_MEMORY = re.compile(r"failed to allocate|cannot allocate|out of memory|MemoryError|bad_alloc|failed to map", re.I)


def read(path: Path) -> tuple[str, ...]:
    """The lines that were cried out, each once, without the process number and the time that GLib puts in front."""
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ()
    lines = (_GLIB.sub(r"\1: \2", line.strip())[:_LONGEST] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def findings(lines: Sequence[str]) -> tuple[Finding, ...]:
    """A warning when anything was cried out: the PDF is there, but a library was unhappy with it."""
    if not lines:
        return ()
    return (warning("render-noise", lines=tuple(lines[:_MOST_LINES]), count=len(lines)),)


def tells_of_memory(lines: Sequence[str]) -> bool:
    """Whether a library died because it got no memory."""
    return any(_MEMORY.search(line) for line in lines)
