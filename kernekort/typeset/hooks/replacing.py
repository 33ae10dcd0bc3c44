"""A private part of WeasyPrint replaced for a while, if it is still as it is known."""

from __future__ import annotations

import contextlib
import inspect
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any


@contextlib.contextmanager
def replaced(owner: Any, name: str, parameters: Sequence[str], other: Any) -> Iterator[None]:
    """A function replaced, if there is one that takes these parameters."""
    known = getattr(owner, name, None)
    if known is None or _parameters(known) != tuple(parameters):
        yield
        return
    with put(owner, name, other):
        yield


@contextlib.contextmanager
def replaced_everywhere(owner: Any, name: str, parameters: Sequence[str], other: Any) -> Iterator[None]:
    """The same in whatever modules of WeasyPrint have taken it over by name."""
    known = getattr(owner, name, None)
    modules = [module for key, module in sys.modules.items() if key.startswith("weasyprint.")]
    with contextlib.ExitStack() as stack:
        for module in modules:
            if known is not None and getattr(module, name, None) is known:
                stack.enter_context(replaced(module, name, parameters, other))
        yield


@lru_cache(maxsize=64)
def _parameters(known: Any) -> tuple[str, ...]:
    return tuple(inspect.signature(known).parameters)


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
