"""The door to the library that the system's own notices of changed files come through."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from threading import Event

Notices = Generator[frozenset[Path], None, None]
"""What has changed, several times a second; empty sets when nothing has. Once the first has come nothing is missed,
however long one takes to ask for the next."""

_STEP = 10
"""Milliseconds from one look at what has come to the next."""

_PULSE = 20
"""Milliseconds after which it is said that nothing has come."""


def notices(folders: Iterable[Path], stop: Event) -> Notices:
    """What changes in folders, those inside them left out, as the system gives notice of it.

    Raises:
        FileNotFoundError: one of the folders is gone.
        OSError: the system gives no notice of so many folders.
        RuntimeError: it gives none at all.
    """
    # Loaded when something is followed, and then only.
    from watchfiles import watch

    changes = watch(
        *folders,
        watch_filter=None,
        debounce=_PULSE,
        step=_STEP,
        stop_event=stop,
        rust_timeout=_PULSE,
        yield_on_timeout=True,
        debug=False,
        # Looking at the files is ours: theirs knows no more of a file's age than the second.
        force_polling=False,
        recursive=False,
        ignore_permission_denied=True,
    )
    try:
        for batch in changes:
            yield frozenset(Path(path) for _, path in batch)
    finally:
        changes.close()
