"""Faces laid out in stand-ins for colours, given those of a brand: what they paint is taken apart once for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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


class UndyeableError(Exception):
    """A face cannot be given other colours: it has to be laid out in those of its brand."""


class Vat:
    """What has been taken apart, for as long as it is asked for; good for any number of brands."""

    def __init__(self) -> None:
        self._pieces: dict[bytes, tuple[bytes, ...] | None] = {}
        self._judged: set[str] = set()

    def pieces(self, stream: bytes) -> tuple[bytes, ...] | None:
        """A deflated content stream cut round its colours, which are every second piece; ``None`` without any."""
        if stream not in self._pieces:
            if len(self._pieces) > _MOST:
                self._pieces.clear()
            cut = tuple(_COLOUR.split(inflated(stream)))
            self._pieces[stream] = cut if len(cut) > 1 else None
        return self._pieces[stream]

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

    def on(self, laid: Laid, markups: Iterable[FaceMarkup]) -> Laid:
        """Pages that were laid out in stand-ins, in the colours of the brand; things keep the keys they had.

        Raises:
            UndyeableError: one of the faces cannot be given other colours.
        """
        self._vat.judge(list(markups))
        pages = tuple((key, self._page(page)) for key, page in laid.pages)
        return replace(laid, pages=pages, things={key: self._thing(thing) for key, thing in laid.things.items()})

    def _page(self, page: LaidPage) -> LaidPage:
        content = self._stream(page.content)
        return page if content is page.content else replace(page, content=content)

    def _thing(self, thing: Thing) -> Thing:
        if thing.stream is None or thing.packed or b"/FunctionType" in thing.body:
            return thing
        stream = self._stream(thing.stream)
        return thing if stream is thing.stream else replace(thing, stream=stream)

    def _stream(self, stream: bytes) -> bytes:
        pieces = self._vat.pieces(stream)
        if pieces is None:
            return stream
        dyed = list(pieces)
        dyed[1::2] = [self._table.get(colour, colour) for colour in pieces[1::2]]
        return deflated(b"".join(dyed))


def _operands(hexed: str) -> bytes:
    return " ".join(decimal(int(hexed[at : at + 2], 16) / 255) for at in (1, 3, 5)).encode()
