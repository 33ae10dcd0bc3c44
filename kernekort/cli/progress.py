"""A line that moves while something takes its time: on a terminal only."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kernekort.cli.session import Session

if TYPE_CHECKING:
    from kernekort.faces import Engine


@contextmanager
def progress(session: Session, stage: str, name: str, engine: Engine | None = None) -> Iterator[None]:
    """Shows the stage and the material while the body runs, and how many faces an engine has laid out of how many.

    Silent in pipes, in CI and under ``--json``.
    """
    if not _is_watched(session):
        yield
        return
    # Only a terminal is drawn on.
    from rich.console import Console

    words = session.words
    with Console(stderr=True).status(words.message(stage, material=name), spinner="dots") as status:
        if engine is not None:
            engine.progress = lambda done, total: status.update(
                words.message(f"{stage}-faces", material=name, done=done, total=total)
            )
        yield


@contextmanager
def counting(session: Session, total: int, done: int) -> Iterator[Callable[[int], None]]:
    """Shows how many outputs of a run there are by now, as often as it is called; silent where ``progress`` is."""
    if not _is_watched(session):
        yield lambda count: None
        return
    # Only a terminal is drawn on.
    from rich.console import Console

    def said(count: int) -> str:
        return session.words.message("making", done=count, total=total)

    with Console(stderr=True).status(said(done), spinner="dots") as status:
        yield lambda count: status.update(said(count))


def _is_watched(session: Session) -> bool:
    """Whether somebody looks at a terminal."""
    return not (session.as_json or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb")
