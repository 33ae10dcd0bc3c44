"""The command line: parses, calls one function, words the findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from kernekort import __version__
from kernekort.cli.misuse import misuse
from kernekort.cli.remembering import remember, watch_elsewhere
from kernekort.cli.session import Enough, Session, bare_session, open_session
from kernekort.cli.spoken import SpokenGroup, SpokenOption
from kernekort.findings import Exit, Stop, error
from kernekort.freshness import Look
from kernekort.typeset.early import start_early
from kernekort.typeset.pool import Pool

__all__ = ["app", "main", "run"]

NAME = "kernekort"
DEBUG = "--debug"
COMMANDS = {
    "new": "kernekort.cli.starting:new",
    "list": "kernekort.cli.finding_out:list_",
    "build": "kernekort.cli.building:build",
    "kit": "kernekort.cli.meeting:kit",
    "batch": "kernekort.cli.batching:batch_",
    "proof": "kernekort.cli.proofing:proof",
    "check": "kernekort.cli.checking:check",
    "preflight": "kernekort.cli.preflighting:preflight_",
    "import": "kernekort.cli.importing:import_",
    "export": "kernekort.cli.exporting:export",
    "copy": "kernekort.cli.copies:copy",
    "calibrate": "kernekort.cli.calibrating:calibrate",
    "schema": "kernekort.cli.starting:schema",
    "where": "kernekort.cli.finding_out:where",
    "explain": "kernekort.cli.finding_out:explain",
    "doctor": "kernekort.cli.doctor:doctor",
    "clean": "kernekort.cli.tidying:clean",
    "completion": "kernekort.cli.tidying:completion",
}


@click.group(NAME, cls=SpokenGroup, homes=COMMANDS)
@click.version_option(__version__, "--version", cls=SpokenOption, message=f"{NAME} %(version)s")
@click.option(DEBUG, cls=SpokenOption, is_flag=True, expose_value=False)
def app() -> None:
    """Content files to print-ready PDFs."""


def main(arguments: Sequence[str] | None = None, before: Look | None = None, pool: Pool | None = None) -> None:
    """Runs the program and ends the process with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments, before, pool))


def run(arguments: Sequence[str], before: Look | None = None, pool: Pool | None = None) -> int:
    """Runs one command line and returns its exit code; every way to fail ends in words.

    What comes of it is remembered together with the look that was taken ``before``. A ``pool`` that was begun before is
    used, and closed.
    Only with ``--debug``, wherever it stands, does a fault of the program end in its traceback.
    """
    words = [word for word in arguments if word != DEBUG]
    session: Session | None = None
    try:
        pool = pool or start_early(words)
        session = open_session()
        session.as_json, session.pool, session.debug = "--json" in words, pool, DEBUG in arguments
        watch_elsewhere(before)
        code = app.main(words or ["--help"], NAME, standalone_mode=False, obj=session)
        sys.stdout.flush()
        if code == Exit.FINE:
            remember(session, before)
        return code if isinstance(code, int) else Exit.FINE
    except Stop as stop:
        return (session or bare_session()).stopped(stop)
    except click.UsageError as wrong:
        return (session or bare_session()).stopped(Stop([misuse(wrong)], Exit.MISUSE))
    except (click.Abort, KeyboardInterrupt):
        session = session or bare_session()
        session.say("interrupted-late" if session.written else "interrupted")
        return Exit.INTERRUPTED
    except (BrokenPipeError, Enough):
        # Whoever read the output, such as ``head``, has had enough; Python must not try once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except Exception as fault:
        if DEBUG in arguments:
            raise
        found = error("unexpected-fault", kind=type(fault).__name__, text=str(fault))
        return (session or bare_session()).stopped(Stop([found], Exit.RENDER))
    finally:
        if pool is not None:
            pool.close()
