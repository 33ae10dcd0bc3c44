"""``build --watch``, ``kit --watch``: built once, and again each time that somebody saves or answers, until Ctrl-C."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Iterable
from pathlib import Path

import click

from kernekort.cli.asked import Asked
from kernekort.cli.engines import usual
from kernekort.cli.files import publish, rows
from kernekort.cli.progress import progress
from kernekort.cli.session import Session
from kernekort.faces import Engine
from kernekort.findings import Exit, Fact, Stop
from kernekort.freshness import cache_folder
from kernekort.watching import Outcome, Watcher, Workbench, unexpected
from kernekort.workshop import Written

_INPUT = Path("-")
"""What has changed when something else is asked for, as if it stood in a file."""


def watch(asked: Asked, jobs: int | None) -> int:
    """Builds, and follows; nothing that goes wrong in a build is the end of it.

    Raises:
        Stop: what is wrong with the command line itself, or with the project to begin with.
    """
    first = asked.session
    first.in_lines, first.untouched = True, asked.folder
    pool, first.pool = first.pool, None
    with Workbench(asked, jobs or usual(), cache_folder(), pool) as bench:
        asked()
        try:
            with Watcher(asked.ground) as watcher:
                _follow(asked, bench, watcher)
        except KeyboardInterrupt:
            click.echo(err=True)
            asked.session.say("followed", folder=f"{asked.session.shown(asked.folder)}/")
    return Exit.FINE


def _follow(asked: Asked, bench: Workbench, watcher: Watcher) -> None:
    _tell(asked, _built(asked, bench), bench.engine)
    session = asked.session
    session.say("following-slowly" if watcher.polling else "following", folder=str(session.library.roots[0].path))
    asked.listen(lambda: watcher.changed(_INPUT))
    for _ in watcher:
        outcome = _built(asked, bench)
        click.echo(err=True)
        _tell(asked, outcome, bench.engine)
        watcher.follow(asked.ground)


def _built(asked: Asked, bench: Workbench) -> Outcome:
    return bench.rebuild(lambda name: progress(asked.session, "building", name, bench.engine))


def _tell(asked: Asked, outcome: Outcome, engine: Engine) -> None:
    """Puts the files of a build into place and says so, or says what is wrong."""
    session = asked.session
    session.nothing = {"files": [], "milliseconds": _milliseconds(outcome)}
    session.untouched = asked.folder
    try:
        if not outcome.sound:
            _show(session, outcome.fault)
            raise Stop(outcome.findings)
        session.findings += outcome.findings
        products = asked.products(outcome.materials, engine)
        session.settle()
        _tell_files(asked, outcome, publish(session, products, asked.folder, sparing=True))
    except BrokenPipeError:
        raise
    except Stop as stop:
        _tell_stopped(asked, stop)
    except Exception as fault:
        _show(session, fault)
        _tell_stopped(asked, Stop([unexpected(fault)]))


def _show(session: Session, fault: Exception | None) -> None:
    """Where in the program a fault happened, for whoever asked."""
    if fault is not None and session.debug:
        traceback.print_exception(fault)


def _tell_stopped(asked: Asked, stop: Stop) -> None:
    if asked.shown and (now := _now()):
        click.echo(now.rstrip(), err=True)
    asked.session.stopped(stop)


def _tell_files(asked: Asked, outcome: Outcome, written: Iterable[Written]) -> None:
    session, every = asked.session, {(file.path, file.sha256): file for file in written}
    changed = [file for key, file in every.items() if key not in asked.shown]
    first, asked.shown = not asked.shown, frozenset(every)
    if first:
        asked.tell(outcome.materials)
    else:
        told = changed or list(every.values())
        facts: dict[str, Fact] = {
            "materials": tuple(dict.fromkeys(file.material for file in told)),
            "pages": sum(file.pages for file in told),
            "milliseconds": _milliseconds(outcome),
        }
        said = session.words.message("rebuilt" if changed else "rebuilt-alike", **facts)
        click.echo(f"{_now()}{said}", err=True)
    data = {"files": rows(list(every.values())), **asked.data(outcome.materials)}
    session.result({**data, "milliseconds": _milliseconds(outcome)}, [session.shown(file.path) for file in changed])


def _milliseconds(outcome: Outcome) -> int:
    return round(outcome.seconds * 1000)


def _now() -> str:
    """The time of day, for whoever looks at a terminal; nothing where what is said is kept or compared."""
    return f"{time.strftime('%H.%M')}  " if sys.stderr.isatty() else ""
