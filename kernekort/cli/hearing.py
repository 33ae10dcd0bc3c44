"""Lines that are typed, or come through a pipe, while the program does something else."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread

_LONGEST = 4096
"""Bytes of a line; of a longer one the rest is another."""


def hear(take: Callable[[str], None]) -> bool:
    """Hands over every line of standard input that is not blank, from a thread of its own; whether there is any input.

    It goes on until the input ends. In the background of a terminal there is none.
    """
    try:
        descriptor, encoding = sys.stdin.fileno(), sys.stdin.encoding
    except (AttributeError, OSError, ValueError):
        return False
    if hasattr(signal, "SIGTTIN"):
        # Who reads from a terminal in whose background he runs would be put to sleep.
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)
    Thread(target=_hear, args=(descriptor, encoding, take), daemon=True).start()
    return True


def _hear(descriptor: int, encoding: str, take: Callable[[str], None]) -> None:
    with suppress(OSError):
        for line in _lines(descriptor):
            text = line.decode(encoding, "replace").strip()
            if text:
                take(text)


def _lines(descriptor: int) -> Iterator[bytes]:
    """The lines of what is read; past Python's own buffer, which a thread that waits for input holds to the end."""
    rest = b""
    while more := os.read(descriptor, _LONGEST):
        *lines, rest = (rest + more).split(b"\n")
        yield from lines
        if len(rest) >= _LONGEST:
            yield rest
            rest = b""
    yield rest
