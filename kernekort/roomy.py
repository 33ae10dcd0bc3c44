"""Room in one piece for the frames of deep calls."""

from __future__ import annotations

# Loaded before anything is known to have changed, and so without `typing`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    F = TypeVar("F", bound=Callable[..., Any])

_SLOTS = 70_000
"""More than half of a mebibyte, so that a piece of one is taken, and the rest is left to what is called."""


def roomy(function: F) -> F:
    """What a function calls has its frames in one piece of memory.

    CPython takes frames from pieces of 16 KiB, and gives a piece back as soon as the first frame in it is done. Where
    the depth of calls goes to and fro across the edge of one, every call asks the system for a piece and returns it:
    laying out 110 cards did so 40,000 times, which was a tenth of its time. A frame gets a larger piece when it does
    not fit into one; so this one is said to need more than it does. What nobody writes to takes no memory.
    """
    code = function.__code__
    function.__code__ = code.replace(co_stacksize=code.co_stacksize + _SLOTS)
    return function
