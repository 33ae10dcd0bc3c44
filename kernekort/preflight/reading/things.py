"""Objects of a PDF taken out of their wrappers, whatever stands where something else should."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
    TextStringObject,
)


def plain(thing: Any) -> Any:
    """The object itself, not a reference to it; ``None`` for what is not there."""
    for _ in range(8):
        if not isinstance(thing, IndirectObject):
            return None if isinstance(thing, NullObject) else thing
        thing = thing.get_object()
    return None


def entry(holder: Any, key: str) -> Any:
    """What a dictionary or a stream holds under a key; ``None`` when there is nothing or it is neither."""
    if not isinstance(holder, DictionaryObject):
        return None
    # Not its own ``get``, which follows references its own way.
    return plain(dict.get(holder, key))


def dictionary(holder: Any, key: str) -> DictionaryObject:
    """A dictionary or a stream under a key; an empty one when there is none."""
    found = entry(holder, key)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def array(holder: Any, key: str) -> list[Any]:
    """The things of an array under a key, each itself; empty when there is no array."""
    found = entry(holder, key)
    return [plain(one) for one in found] if isinstance(found, ArrayObject) else []


def name(holder: Any, key: str) -> str:
    """A name under a key without its slash; empty when there is none."""
    found = entry(holder, key)
    return str(found).removeprefix("/") if isinstance(found, NameObject) else ""


def number(holder: Any, key: str, otherwise: float = 0.0) -> float:
    """A number under a key."""
    found = entry(holder, key)
    return float(found) if isinstance(found, int | float) else otherwise


def flag(holder: Any, key: str) -> bool:
    """Whether ``true`` stands under a key."""
    found = entry(holder, key)
    return bool(found.value) if isinstance(found, BooleanObject) else False


def names_of(holder: Any, key: str) -> Sequence[str]:
    """A name, or the names of an array, under a key."""
    found = entry(holder, key)
    if isinstance(found, ArrayObject):
        return [str(plain(one)).removeprefix("/") for one in found]
    return [name(holder, key)] if found is not None else []


def text(holder: Any, key: str) -> str:
    """A string under a key as text."""
    found = entry(holder, key)
    if isinstance(found, ByteStringObject):
        return bytes(found).decode("latin-1")
    return str(found) if isinstance(found, TextStringObject) else ""


def unpacked(stream: Any) -> bytes:
    """The data of a stream; empty when it is none."""
    if not isinstance(stream, StreamObject):
        return b""
    data = stream.get_data()
    return data if isinstance(data, bytes) else str(data).encode("latin-1", "replace")
