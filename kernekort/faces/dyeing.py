"""Faces laid out in stand-ins for colours, given those of a brand: what they paint is taken apart once for all."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from kernekort.faces.assembling import Laid
from kernekort.markup.model import FaceMarkup
from kernekort.typeset.parts import LaidPage, Thing, decimal, deflated, inflated

_COLOUR = re.compile(rb"(?<![\d.\-])([01](?:\.\d{1,6})? [01](?:\.\d{1,6})? [01](?:\.\d{1,6})?)(?= (?:rg|RG)\b)")
_DATA = re.compile(r"data:[^\"')\s]*")
_WORKED_OUT = re.compile(
    r"gradient|color-mix|\(\s*from\s|mix-blend|<filter|<mask|<pattern|feColor|device-cmyk", re.IGNORECASE
)
"""What makes new colours of those it is given: these would be made of stand-ins."""

_MOST = 6000

DEFLATE = 4
"""How hard what is made anew for each brand is packed: a third less work than usual, and a fortieth more bytes."""


class UndyeableError(Exception):
    """A face cannot be given other colours: it has to be laid out in those of its brand."""


class Vat:
    """What has been taken apart, for as long as it is asked for; good for any number of brands."""

    def __init__(self) -> None:
        self._pieces: dict[bytes, tuple[bytes, ...] | None] = {}
        self._dyed: dict[tuple[bytes, int, tuple[bytes, ...]], bytes] = {}
        self._judged: set[str] = set()

    def pieces(self, stream: bytes) -> tuple[bytes, ...] | None:
        """A deflated content stream cut round its colours, which are every second piece; ``None`` without any."""
        if stream not in self._pieces:
            if len(self._pieces) > _MOST:
                self._pieces.clear()
            cut = tuple(_COLOUR.split(inflated(stream)))
            self._pieces[stream] = cut if len(cut) > 1 else None
        return self._pieces[stream]

    def dyed(self, stream: bytes, table: Mapping[bytes, bytes], level: int) -> bytes:
        """A deflated content stream in other colours; one that has been in just these before is found."""
        pieces = self.pieces(stream)
        if pieces is None:
            return stream
        colours = tuple(table.get(colour, colour) for colour in pieces[1::2])
        key = stream, level, colours
        if key not in self._dyed:
            if len(self._dyed) > _MOST:
                self._dyed.clear()
            whole = list(pieces)
            whole[1::2] = colours
            self._dyed[key] = deflated(b"".join(whole), level)
        return self._dyed[key]

    def judge(self, markups: Iterable[FaceMarkup]) -> None:
        """Makes sure that nothing on the faces works colours out of those it is given.

        Raises:
            UndyeableError: something does.
        """
        styles = {markup.css for markup in markups if markup.key not in self._judged}
        if any(_WORKED_OUT.search(style) for style in styles):
            raise UndyeableError
        for markup in markups:
            if markup.key in self._judged:
                continue
            if _WORKED_OUT.search(_DATA.sub("", markup.html)):
                raise UndyeableError
            if len(self._judged) > _MOST:
                self._judged.clear()
            self._judged.add(markup.key)


class Dye:
    """The colours of one brand.

    ``table`` has its colour for every stand-in, both as ``#RRGGBB``.
    """

    def __init__(self, table: Mapping[str, str], vat: Vat) -> None:
        self._table = {_operands(stand_in): _operands(colour) for stand_in, colour in table.items()}
        self._vat = vat

    def on(self, laid: Laid, markups: Iterable[FaceMarkup], opened: Container[str] = ()) -> Laid:
        """Pages that were laid out in stand-ins, in the colours of the brand; things keep the keys they had.

        Those of ``opened`` keys are not packed for good: they are opened again at once.

        Raises:
            UndyeableError: one of the faces cannot be given other colours.
        """
        self._vat.judge(list(markups))
        pages = tuple((key, self._page(page, 0 if key in opened else DEFLATE)) for key, page in laid.pages)
        return replace(laid, pages=pages, things={key: self._thing(thing) for key, thing in laid.things.items()})

    def _page(self, page: LaidPage, level: int) -> LaidPage:
        content = self._vat.dyed(page.content, self._table, level)
        return page if content is page.content else replace(page, content=content)

    def _thing(self, thing: Thing) -> Thing:
        if thing.stream is None or thing.packed or b"/FunctionType" in thing.body:
            return thing
        stream = self._vat.dyed(thing.stream, self._table, DEFLATE)
        return thing if stream is thing.stream else replace(thing, stream=stream)


def _operands(hexed: str) -> bytes:
    return " ".join(decimal(int(hexed[at : at + 2], 16) / 255) for at in (1, 3, 5)).encode()
