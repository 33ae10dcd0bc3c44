"""Things that PDF knows and PDF/X does not allow, as they lie in streams and graphics states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kernekort.preflight.reading.marks import Odd
from kernekort.preflight.reading.plane import NOWHERE
from kernekort.preflight.reading.spaces import Space, outputs
from kernekort.preflight.reading.things import entry, name, names_of

_OUTSIDE = {"/Alternates": "Alternates", "/OPI": "OPI", "/Ref": "Ref", "/F": "F"}


def odd_stream(stream: Any) -> Iterator[Odd]:
    """What is odd about a form, a picture or other data."""
    for key, detail in _OUTSIDE.items():
        if entry(stream, key) is not None:
            yield Odd(NOWHERE, "outside", detail)
    filters = [*names_of(stream, "/Filter"), *names_of(stream, "/FFilter")]
    if "LZWDecode" in filters or "LZW" in filters:
        yield Odd(NOWHERE, "lzw")
    if name(stream, "/Subtype") == "PS" or name(stream, "/Subtype2") == "PS" or entry(stream, "/PS") is not None:
        yield Odd(NOWHERE, "postscript")


def odd_state(state: Any) -> Iterator[Odd]:
    """What is odd about a graphics state."""
    if entry(state, "/TR") is not None:
        yield Odd(NOWHERE, "transfer", "TR")
    if entry(state, "/TR2") is not None and name(state, "/TR2") != "Default":
        yield Odd(NOWHERE, "transfer", "TR2")
    if entry(state, "/HTP") is not None:
        yield Odd(NOWHERE, "transfer", "HTP")


def odd_shading(shading: Any, space: Space) -> Iterator[Odd]:
    """Whether a gradient says another number of colours than its colour space has."""
    yield from odd_stream(shading)
    function = entry(shading, "/Function")
    if function is None or not space.components:
        return
    given = outputs(function)
    # Over an indexed space a gradient has no function; it is as wrong there as any other number.
    if given is not None and given != space.components:
        yield Odd(NOWHERE, "gradient", f"{given}/{space.components}")


def soft_mask(state: Any) -> Any:
    """The form of a soft mask that a graphics state sets; ``None`` when it sets none."""
    return entry(entry(state, "/SMask"), "/G")
