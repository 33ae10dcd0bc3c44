"""A line that moves while something takes its time: on a terminal only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from kernekort.cli.session import Session


@contextmanager
def progress(session: Session, stage: str, name: str) -> Iterator[None]:
    """Shows the stage and the material while the body runs; silent in pipes, in CI and under ``--json``."""
    console = Console(stderr=True)
    if session.as_json or not console.is_terminal or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield
        return
    with console.status(session.words.message(stage, material=name), spinner="dots"):
        yield
