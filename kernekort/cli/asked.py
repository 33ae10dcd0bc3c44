"""What a command line asks for, asked time and again while the project changes under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kernekort.cli.jobs import job_of, names
from kernekort.cli.session import Session, open_again
from kernekort.pipeline import Job, Target
from kernekort.watching import Ground, Request


@dataclass
class Asked:
    """What the command line asks for; calling it reads the project anew and says what to build."""

    session: Session
    materials: tuple[str, ...]
    target: Target
    output: Path | None
    choices: Mapping[str, Any]
    job: Job = field(default_factory=Job)
    shown: frozenset[tuple[Path, str]] = frozenset()
    """The files that were told of last, each with a hash of what it held."""

    def __call__(self) -> Request:
        """The materials and the job.

        Raises:
            Stop: the project's file is broken, or an option does not go with what it says.
        """
        self.session.findings = []
        self.session = open_again(self.session)
        self.job = job_of(self.session, self.target, **self.choices)
        return Request(names(self.session, self.materials), self.job, self.session.library)

    @property
    def folder(self) -> Path:
        """The folder that files are put into."""
        return self.output or self.session.output

    @property
    def ground(self) -> Ground:
        """The folders to be followed."""
        return Ground.of(self.session.library, self.folder, self.session.output)
