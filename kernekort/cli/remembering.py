"""What came of a command, handed over to be remembered: the next time nothing has changed, nothing is loaded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kernekort.cli.session import Session

if TYPE_CHECKING:
    from kernekort.freshness import Look

_PASSING = frozenset({"cache-damaged", "cache-not-kept"})
"""Findings that hold for one run only."""


def watch_elsewhere(before: Look | None) -> None:
    """Looks at what is neither in the project nor in the library and may be read all the same."""
    if before is not None:
        # Only commands that put files into place get here.
        from kernekort import workshop

        before.watch(os.fspath(workshop.calibrations(os.environ)))


def remember(session: Session, before: Look | None) -> None:
    """Remembers a command that has ended well."""
    if before is None or not session.written or any(finding.code in _PASSING for finding in session.findings):
        return
    products = {file.path.name: file.sha256 for file in session.written}
    folders = [os.fspath(session.written[0].path.parent), os.fspath(session.output)]
    before.keep(products, folders, session.said, session.words.message("nothing-changed"))
