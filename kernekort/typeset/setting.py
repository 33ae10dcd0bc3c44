"""What the typesetter is told besides the faces, how much it may use up, and what it hands back."""

from __future__ import annotations

from pathlib import Path

from kernekort.quick import dataclass

FontChoice = tuple[str, int, str, Path]
"""A font that text may be set in: family, weight (100–900), style (``normal`` or ``italic``) and its file."""

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How much one run of the child may use up before it is ended; generous for real material, fatal for a bomb."""

    wall: float = 300.0
    """Seconds on the clock."""
    processor: int | None = 300
    """Seconds of work by the processor; ``None`` where a process lives on after its work."""
    memory: int = 4096 * _MEGABYTE
    """Bytes of address space."""
    output: int = 1024 * _MEGABYTE
    """Bytes of any file it writes."""
    faces_per_document: int = 64
    """Faces laid out together: WeasyPrint's time grows with the square of the pages in a document."""
    pages_per_face: int = 4
    """Pages that faces may run over, one with another, before the layout is given up."""
    pages_per_document: int = 80
    """Pages that one text may run over; a hundred pages of text is a book, or a page break gone wild."""
    depth: int = 256
    """Elements inside one another."""
    elements: int = 200_000
    """Elements in all faces together."""


@dataclass(frozen=True)
class Setting:
    """What holds for all faces of a PDF.

    ``variant`` is ``None`` or ``pdf/ua-1``; ``roots`` are the folders that files may be read from; ``fonts`` are all
    the fonts there are, checked before, as no other font of the machine is seen. With ``forms`` there may be inputs in
    the markup, and they become fields that a reader fills in on the screen.
    """

    title: str
    language: str
    variant: str | None = None
    roots: tuple[Path, ...] = ()
    fonts: tuple[FontChoice, ...] = ()
    limits: Limits = Limits()
    forms: bool = False


@dataclass(frozen=True)
class Typeset:
    """Laid-out faces and documents as one PDF.

    ``keys`` holds, for each page in order, the key of what stands on it: a face once, a document once for each page.
    """

    pdf: bytes
    keys: tuple[str, ...]
