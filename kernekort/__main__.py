"""The program: ``kernekort`` and ``python -m kernekort``."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress

from kernekort.roomy import roomy

INTERRUPTED = 130

NEW_OBJECTS = 50_000
"""After how many new objects garbage is looked for; most of what a build reads stays to the end."""

_LOADED = 200_000
"""After how many it is looked for first: what is loaded stays, and a deck as large as most leaves little behind."""


@roomy
def main() -> None:
    """Runs the command line, unless all it would make is there and nothing has changed since.

    Whoever stops it while it is still loading is not shown how it is made.
    """
    pool = None
    try:
        # When nothing has changed, nothing is loaded but this and the standard library.
        from kernekort.freshness import lays_out, look, say

        before = look(sys.argv[1:])
        made = before.unchanged() if before else None
        if made is not None and say(made):
            sys.exit(0)
        gc.set_threshold(_LOADED)
        gc.callbacks.append(_looked_for)
        if lays_out(sys.argv[1:]):
            # What processes have to load takes longer than the program itself. Where it fails, the program says so.
            with suppress(Exception):
                from kernekort.typeset.early import start_early

                pool = start_early(sys.argv[1:])
        from kernekort.cli import main as run
    except KeyboardInterrupt:
        if pool is not None:
            pool.close()
        sys.exit(INTERRUPTED)
    run(before=before, pool=pool)


def _looked_for(phase: str, info: dict[str, int]) -> None:
    """Garbage has been looked for: from now on that is done more often."""
    if phase == "stop":
        gc.callbacks.remove(_looked_for)
        gc.set_threshold(NEW_OBJECTS)


def program() -> None:
    """Runs the command line and ends the process."""
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int):
            _leave(end.code)
        raise


def _leave(code: int) -> None:
    """Ends the process as it is, unless somebody has to be waited for.

    To take apart all that is loaded takes Python longer than to write a file, and the system does it at once.
    """
    threading = sys.modules.get("threading")
    if threading and any(not one.daemon and one is not threading.main_thread() for one in threading.enumerate()):
        return
    atexit._run_exitfuncs()
    # What cannot be written is said by Python, when it tries once more.
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    program()
