"""What a process of the pool is asked for, and what it hands back: plain values that name no library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from kernekort.findings import Finding
from kernekort.quick import dataclass
from kernekort.typeset.parts import LaidPage, Thing
from kernekort.typeset.wire import Job


@dataclass(frozen=True)
class Task:
    """What a process is asked for: the job, and the numbers its faces have among all that are to be laid out.

    ``machinery`` is a hash of what pages are made with; drawings are kept under it.
    """

    job: Job
    numbers: tuple[int, ...]
    machinery: str


@dataclass(frozen=True)
class Collected:
    """What came of some faces.

    ``pages`` are those of each face, in order; nothing when one of them did not come to pages. ``things`` are all that
    is named on them. ``clean`` says of each face whether nothing was found that is about it. An ``unusual`` page could
    not be taken out of its document. Of a face that ``died``, bringing its process down, a finding is all there is.
    ``damaged`` is how many objects of the store were found to be so, ``layered`` how many faces had drawings laid out
    apart, ``read`` the files read for all of them.
    """

    findings: tuple[Finding, ...]
    pages: tuple[tuple[LaidPage, ...], ...] = ()
    things: Mapping[str, Thing] = field(default_factory=dict, hash=False)
    clean: tuple[bool, ...] = ()
    unusual: bool = False
    damaged: int = 0
    died: bool = False
    layered: int = 0
    read: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Whole:
    """A file laid out in one piece, tags and all: the PDF, and how many pages each face has in it."""

    findings: tuple[Finding, ...]
    pdf: bytes | None = None
    spans: tuple[int, ...] = ()
    read: Mapping[str, str] = field(default_factory=dict, hash=False)
