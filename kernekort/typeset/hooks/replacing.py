"""A private part of WeasyPrint replaced for a while, if it is still as it is known."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Iterator, Sequence
from typing import Any


@contextlib.contextmanager
def replaced(owner: Any, name: str, parameters: Sequence[str], other: Any) -> Iterator[None]:
    """A function replaced, if there is one that takes these parameters."""
    known = getattr(owner, name, None)
    if known is None or list(inspect.signature(known).parameters) != list(parameters):
        yield
        return
    with put(owner, name, other):
        yield


@contextlib.contextmanager
def put(owner: Any, name: str, other: Any) -> Iterator[None]:
    """Anything replaced that there is; nothing when there is nothing to put there."""
    known = getattr(owner, name, None)
    if known is None or other is None:
        yield
        return
    setattr(owner, name, other)
    try:
        yield
    finally:
        setattr(owner, name, known)
