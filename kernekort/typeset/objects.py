"""PDF objects of WeasyPrint's written out, with keys in the place of references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pydyf

from kernekort.typeset.parts import REFERENCE, decimal


class Body:
    """Writes objects out; the keys of the streams they refer to gather in ``things``.

    ``look_up`` gives the object behind a reference, ``keep`` the key of a stream.
    """

    def __init__(self, look_up: Callable[[Any], Any], keep: Callable[[Any], str]) -> None:
        self._look_up = look_up
        self._keep = keep
        self._keys: set[str] = set()

    @property
    def things(self) -> tuple[str, ...]:
        """The keys of all that was referred to."""
        return tuple(sorted(self._keys))

    def of(self, value: Any) -> bytes:
        """An object as it stands in a PDF."""
        value = self._look_up(value)
        if isinstance(value, pydyf.Stream):
            key = self._keep(value)
            self._keys.add(key)
            return referring(key)
        if isinstance(value, Mapping):
            return self._entries(value)
        if isinstance(value, list | tuple):
            return b"[" + b" ".join(map(self.of, value)) + b"]"
        return _plain(value)

    def with_resources(self, extra: Mapping[str, Any], names: Mapping[str, Mapping[str, str]]) -> bytes:
        """The dictionary of a form that names things."""
        head = self._entries(extra)
        return head[:-2] + b"/Resources " + resources(names) + b">>"

    def _entries(self, value: Mapping[str, Any]) -> bytes:
        entries = (b"/%b %b" % (str(name).encode("ascii"), self.of(one)) for name, one in value.items())
        return b"<<" + b" ".join(entries) + b">>"


def referring(key: str) -> bytes:
    """A reference to a thing, to be filled in when it has a number."""
    return REFERENCE + key.encode() + REFERENCE


def resources(names: Mapping[str, Mapping[str, str]]) -> bytes:
    """A resource dictionary."""
    categories = []
    for category, entries in sorted(names.items()):
        inner = b" ".join(b"/%b %b" % (name.encode(), referring(key)) for name, key in sorted(entries.items()))
        categories.append(b"/%b <<%b>>" % (category.encode(), inner))
    return b"<<" + b" ".join(categories) + b">>"


def _plain(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, float):
        return decimal(value).encode()
    if isinstance(value, pydyf.Object):
        return bytes(value.data)
    return str(value).encode("ascii")
