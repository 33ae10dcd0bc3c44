"""What the shell offers when a name is half typed: the things of the library, the calibrated printers, the codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from kernekort.cli.session import Session
from kernekort.cli.spoken import session_of
from kernekort.library import Kind

Completer = Callable[[click.Context, click.Parameter, str], list[str]]


def names_of(*kinds: Kind) -> Completer:
    """Completes the names of things in the library."""
    return _completer(lambda session: (found.name for kind in kinds for found in session.library.names(kind)))


def _printers(session: Session) -> Iterable[str]:
    from kernekort import workshop

    return dict.fromkeys(one.name for one in workshop.known().value or ())


def _completer(known: Callable[[Session], Iterable[str]]) -> Completer:
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        return sorted({name for name in known(session_of(ctx)) if name.startswith(incomplete)})

    return complete


printers = _completer(_printers)
"""Completes the names of calibrated printers."""

codes = _completer(lambda session: session.words.codes())
"""Completes the codes of findings."""
