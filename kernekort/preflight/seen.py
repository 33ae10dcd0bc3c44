"""Reading many PDFs that are nearly the same: what is said in the same bytes as before is understood already.

Every file is read from its own table of contents, and every object of it by its own bytes. Only when these are those of
an object that was read before under the same number, is it not taken apart once more.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject, read_object

from kernekort.preflight.plain import read_plain

_MOST = 12_000
"""So many objects are remembered; whoever reads file after file must not grow with their number."""

_NO_NUMBER = 0

_HEAD = re.compile(rb"\s*(\d+) (\d+) obj\s*(<<[^\0]*?>>)\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)(?= *[/>])")
_LONGEST_HEAD = 2000
_END = re.compile(rb"\s*endstream\s")


class Seen:
    """What has been understood of the files read so far; stands for the file that is being read, to its objects."""

    def __init__(self, once: bool = False) -> None:
        """``once``, for a file that no other follows: what has been understood of it is not held."""
        self._once = once
        self._reader: _Reader | None = None
        self._objects: dict[tuple[int, bytes], Any] = {}

    def read(self, pdf: bytes) -> PdfReader:
        """A reader of one more file; those of the files before are of no use any more."""
        if len(self._objects) > _MOST:
            self._objects.clear()
        self._reader = _Reader(pdf, self)
        return self._reader

    @property
    def strict(self) -> bool:
        """Whether what is not as it should be is an error: it is."""
        return True

    def get_object(self, reference: IndirectObject) -> Any:
        """What a reference means in the file that is being read."""
        if self._reader is None:
            raise ValueError("no file is being read")
        return self._reader.get_object(reference)

    def packed(self, number: int, body: bytes) -> Any:
        """An object without a stream."""
        key = number, body
        known = self._objects.get(key)
        if known is None:
            known = self._read(body)
            if not self._once:
                self._objects[key] = known
        return known

    def pages(self) -> list[PageObject]:
        """The pages of the file that is being read.

        What a file that no other follows holds besides is from then on there only while it is looked at.
        """
        if self._reader is None:
            raise ValueError("no file is being read")
        pages = list(self._reader.pages)
        self._reader.holding = not self._once
        return pages

    def stream(self, head: bytes, data: bytes) -> StreamObject | None:
        """A stream by what stands before its data; ``None`` when it is to be read in the usual way.

        How long the data are is no part of what is remembered: colours differ, and with them what they are packed to.
        Nor is its number: many forms of a file have the same head.
        """
        lengths = _LENGTH.findall(head)
        if len(lengths) != 1 or int(lengths[0]) != len(data):
            return None
        key = _NO_NUMBER, _LENGTH.sub(b"/Length 0", head)
        known = self._objects.get(key)
        if known is None:
            said = self._read(head)
            if not isinstance(said, DictionaryObject):
                return None
            known = dict(said)
            if not self._once:
                self._objects[key] = known
        return StreamObject.initialize_from_dictionary({**known, "__streamdata__": data})

    def _read(self, body: bytes) -> Any:
        known = read_plain(body, self)
        return known if known is not None else read_object(BytesIO(body), self)  # type: ignore[arg-type]


class _Reader(PdfReader):
    """Reads one file, and takes from what has been seen what is the same in it."""

    def __init__(self, pdf: bytes, seen: Seen) -> None:
        self._pdf, self._seen = pdf, seen
        self._bodies: dict[int, dict[int, bytes]] = {}
        self.holding = True
        """Whether an object that has been asked for is there when it is asked for again."""
        super().__init__(BytesIO(pdf), strict=True)

    def get_object(self, indirect_reference: int | IndirectObject) -> Any:
        """What a reference means in this file."""
        if isinstance(indirect_reference, int) or self.is_encrypted:
            return super().get_object(indirect_reference)
        key = indirect_reference.generation, indirect_reference.idnum
        if key in self.resolved_objects:
            return self.resolved_objects[key]
        known = self._known(*key)
        if known is None:
            return super().get_object(indirect_reference)
        if self.holding:
            self.resolved_objects[key] = known
        known.indirect_reference = IndirectObject(key[1], key[0], self._seen)
        return known

    def _known(self, generation: int, number: int) -> Any:
        """An object in the short way; ``None`` when it takes the usual one."""
        if generation == 0 and number in self.xref_objStm:
            body = self._packed(self.xref_objStm[number][0]).get(number)
            return None if body is None else self._seen.packed(number, body)
        start = self.xref.get(generation, {}).get(number)
        head = _HEAD.match(self._pdf, start, start + _LONGEST_HEAD) if start else None
        if start is None or head is None or (int(head[1]), int(head[2])) != (number, generation):
            return None
        length = _LENGTH.search(head[3])
        end = head.end() + int(length[1]) if length else 0
        if _END.match(self._pdf, end) is None:
            return None
        return self._seen.stream(head[3], self._pdf[head.end() : end])

    def _packed(self, stream: int) -> dict[int, bytes]:
        """The bytes of each object in a stream of objects, by its number; nothing of one that is not in order."""
        if stream not in self._bodies:
            self._bodies[stream] = {}
            holder = super().get_object(IndirectObject(stream, 0, self))
            if isinstance(holder, StreamObject) and holder.get("/Type") == "/ObjStm":
                self._bodies[stream] = _bodies(holder.get_data(), holder.get("/First"), holder.get("/N"))
        return self._bodies[stream]


def _bodies(data: bytes, first: object, count: object) -> dict[int, bytes]:
    """The bytes of each object; nothing when they do not lie there in order, which the usual way tells more of."""
    if not isinstance(first, int) or not all(map(bytes.isdigit, data[:first].split())):
        return {}
    numbers = list(map(int, data[:first].split()))
    names, starts = numbers[::2], numbers[1::2]
    if not len(names) == len(starts) == count or sorted({*starts}) != starts or min(starts, default=0) < 0:
        return {}
    ends = [*starts[1:], len(data) - first]
    return {name: data[first + at : first + end] for name, at, end in zip(names, starts, ends, strict=True)}
