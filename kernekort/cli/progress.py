"""A line that moves while something takes its time: on a terminal only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
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
    if session.as_json or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
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
