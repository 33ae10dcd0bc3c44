"""What a command line asks for, asked time and again while the project changes under it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kernekort.cli.building import files_of, tell_made
from kernekort.cli.files import decks
from kernekort.cli.jobs import job_of, names
from kernekort.cli.session import Session, open_again
from kernekort.faces import Engine
from kernekort.pipeline import Job, Material, Target
from kernekort.watching import Ground, Request
from kernekort.workshop import Product


@dataclass
class Asked(ABC):
    """What the command line asks for; calling it reads the project anew and says what to build."""

    session: Session
    target: Target
    output: Path | None
    choices: Mapping[str, Any]
    job: Job = field(default_factory=Job)
    shown: frozenset[tuple[Path, str]] = frozenset()
    """The files that were told of last, each with a hash of what it held."""

    def __call__(self) -> Request:
        """What to build, and the job.

        Raises:
            Stop: the project's file is broken, or an option does not go with what it says.
        """
        self.session.findings = []
        self.session = open_again(self.session)
        self.job = job_of(self.session, self.target, **self.choices)
        return self._request()

    @abstractmethod
    def _request(self) -> Request:
        """What to build as the project is now."""

    @abstractmethod
    def products(self, materials: Sequence[Material], engine: Engine) -> list[Product]:
        """The files that what was built is put into."""

    @abstractmethod
    def tell(self, materials: Sequence[Material]) -> None:
        """Says how to print what was built."""

    def data(self, materials: Sequence[Material]) -> Mapping[str, Any]:
        """What there is to know of it besides its files, as plain data."""
        return {}

    def listen(self, again: Callable[[], None]) -> None:  # noqa: B027 - for those who are told more than by files
        """Begins to hear what is asked otherwise from now on; ``again``, from whatever thread, has it built."""

    @property
    def folder(self) -> Path:
        """The folder that files are put into."""
        return self.output or self.session.output

    @property
    def ground(self) -> Ground:
        """The folders to be followed."""
        return Ground.of(self.session.library, self.folder, self.session.output)


@dataclass
class AskedMaterials(Asked):
    """Materials by name; all of the project when none is named."""

    materials: tuple[str, ...] = ()

    def _request(self) -> Request:
        return Request(names(self.session, self.materials), self.job, self.session.library)

    def products(self, materials: Sequence[Material], engine: Engine) -> list[Product]:
        """A file each, and what lies beside it."""
        return files_of(self.session, materials, self.job, engine)

    def tell(self, materials: Sequence[Material]) -> None:
        """Two lines for each."""
        for material in materials:
            tell_made(self.session, material)

    def data(self, materials: Sequence[Material]) -> Mapping[str, Any]:
        """How many cards there are and how thick the deck is."""
        return {"decks": decks(materials)}
