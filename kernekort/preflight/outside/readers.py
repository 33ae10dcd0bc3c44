"""Programs that read the whole file and must have nothing to say about it (H09)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kernekort.findings import error, warning
from kernekort.preflight.outside.running import found, run
from kernekort.preflight.rules.hits import Hit
from kernekort.quick import dataclass

FILE = "file.pdf"
"""What the file is called in the folder the programs are started in."""

_SECONDS = 30.0
_MOST_PAGES = 300
_LONGEST = 160


@dataclass(frozen=True)
class Reader:
    """A program that reads PDFs: its command line, and remarks of it that are not about the file."""

    program: str
    words: tuple[str, ...]
    harmless: str = r"(?!)"


READERS = (
    Reader("qpdf", ("--check", FILE)),
    Reader("pdftoppm", ("-r", "36", "-gray", "-l", str(_MOST_PAGES), FILE, "drawn")),
    Reader(
        "mutool",
        ("draw", "-q", "-r", "36", "-F", "pnm", "-o", "/dev/null", FILE, f"1-{_MOST_PAGES}"),
        r"warning: ICC support is not available",
    ),
)


def readers_say(folder: Path) -> Iterator[Hit]:
    """What each of them remarks on the file in the folder; one that is not there has checked nothing."""
    for reader in READERS:
        path = found(reader.program)
        if path is None:
            yield Hit(warning("reading-not-checked", tool=reader.program))
            continue
        ran = run((path, *reader.words), folder, _SECONDS)
        if ran is None:
            yield Hit(warning("tool-gave-up", tool=reader.program))
            continue
        said = remarks(ran.err, reader.harmless)
        if said or ran.code:
            yield Hit(error("shop-reader-complains", tool=reader.program, said=said or f"exit {ran.code}"))


def remarks(text: str, harmless: str) -> str:
    """The first thing said that matters, without the name of the file."""
    lines = (re.sub(rf"\S*{re.escape(FILE)}[:\s]*", "", line).strip() for line in text.splitlines())
    said = next((line for line in lines if line and not re.fullmatch(harmless, line)), "")
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
