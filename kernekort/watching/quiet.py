"""Changes gathered until it is quiet again: an editor saves in several steps, and so does who saves several files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from time import monotonic

SILENCE = 0.1
"""Seconds without a change after which a save is over."""

LONGEST = 2.0
"""Seconds after which nobody waits for the silence any more: something writes all the time."""


def settled(
    batches: Iterable[Collection[Path]],
    silence: float = SILENCE,
    longest: float = LONGEST,
    clock: Callable[[], float] = monotonic,
    hurried: Callable[[], bool] = lambda: False,
) -> Iterator[frozenset[Path]]:
    """The paths that changed, together, each time that it has become quiet.

    ``batches`` come many times a second, empty ones too: by those the time goes on. Nobody waits when the last of them
    was ``hurried``.
    """
    gathered: set[Path] = set()
    first = last = 0.0
    for batch in batches:
        now = clock()
        if batch:
            first, last = first if gathered else now, now
            gathered.update(batch)
        if gathered and (hurried() or now - last >= silence or now - first >= longest):
            yield frozenset(gathered)
            gathered.clear()
