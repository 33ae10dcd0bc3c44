"""What an earlier run said, said again."""

from __future__ import annotations

import os
import sys

from kernekort.freshness.record import Record


def say(record: Record) -> bool:
    """Says what was said when the files were made, in the same order, and that nothing has changed since.

    Whether it could be said: a disk that is full, say, is for whoever has words for it.
    """
    try:
        for stream, text in [*record.said, ("err", f"{record.sentence}\n")]:
            spoken = sys.stdout if stream == "out" else sys.stderr
            spoken.write(text)
            spoken.flush()
    except BrokenPipeError:
        # Whoever read the output, such as ``head``, has had enough; Python must not try once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        return False
    return True
