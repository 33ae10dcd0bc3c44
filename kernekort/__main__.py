"""The program: ``kernekort`` and ``python -m kernekort``."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Runs the command line; whoever stops it while it is still loading is not shown how it is made."""
    try:
        from kernekort.cli import main as run
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    run()


if __name__ == "__main__":
    main()
