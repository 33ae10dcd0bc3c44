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


def kit_settings(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Completes ``--set`` with the names of what the kit on the same line asks for and has not been told yet."""
    from kernekort.kits import load_kit

    # An option that still waits for its value keeps click from telling apart the words before it.
    name = ctx.params.get("kit") or next(iter(ctx.args), "")
    loaded = load_kit(session_of(ctx).library, str(name))
    told = {str(one).partition("=")[0] for one in ctx.params.get(param.name or "") or ()}
    names = (variable.name for variable in loaded.value.variables) if loaded.value else ()
    return [f"{name}=" for name in names if name not in told and name.startswith(incomplete)]


def _completer(known: Callable[[Session], Iterable[str]]) -> Completer:
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        return sorted({name for name in known(session_of(ctx)) if name.startswith(incomplete)})

    return complete


printers = _completer(_printers)
"""Completes the names of calibrated printers."""

codes = _completer(lambda session: session.words.codes())
"""Completes the codes of findings."""
