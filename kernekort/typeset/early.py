"""Processes begun for a command line before the program itself is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from kernekort.freshness import cache_folder, lays_out
from kernekort.typeset.pool import Pool
from kernekort.typeset.setting import Limits


def start_early(words: Sequence[str]) -> Pool | None:
    """A pool of processes for a command that will most likely lay something out, begun before anything is read.

    What the processes have to load takes as long as all that comes before the first face is laid out. ``None`` when
    the command is another.
    """
    return Pool(1, cache_folder(), Limits()) if lays_out(words) else None
