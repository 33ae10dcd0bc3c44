"""What the colours are meant for: the output intent and its profile (X16–X18, X29)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf.generic import DictionaryObject

from kernekort.findings import error, warning
from kernekort.preflight.reading.marks import Paint, Picture
from kernekort.preflight.reading.pages import Document, within_pages
from kernekort.preflight.reading.things import array, entry, name, text, unpacked
from kernekort.preflight.rules.hits import Hit, place
from kernekort.shops import Shop

_COMPONENTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_HEADER = 128


def intents(document: Document) -> list[DictionaryObject]:
    """The output intents for print."""
    held = [one for one in array(document.root, "/OutputIntents") if isinstance(one, DictionaryObject)]
    return [one for one in held if name(one, "/S") == "GTS_PDFX"]


def output_intent(document: Document, shop: Shop) -> Iterator[Hit]:
    """Whether the file says, once and rightly, for which printing condition it was made."""
    held = intents(document)
    if not held:
        yield Hit(error("x4-intent-missing"))
        return
    if len(held) != 1:
        yield Hit(error("x4-intent-count", count=len(held)))
        return
    intent = held[0]
    identifier = text(intent, "/OutputConditionIdentifier").strip()
    if not identifier or not text(intent, "/RegistryName").strip():
        yield Hit(error("x4-condition-unnamed", found=identifier or "–"))
    if shop.condition and identifier and _squeezed(shop.condition) not in _squeezed(identifier):
        yield Hit(warning("shop-condition-other", found=identifier, wanted=shop.condition.upper()))
    yield from _profile(entry(intent, "/DestOutputProfile"), shop)


def _profile(stream: Any, shop: Shop) -> Iterator[Hit]:
    data = unpacked(stream)
    if not data:
        if shop.icc:
            yield Hit(error("x4-profile-missing"))
        return
    if not shop.icc:
        yield Hit(warning("shop-profile-unwanted"))
    wrong = _faults(data, int(entry(stream, "/N") or 0))
    if wrong:
        yield Hit(error("x4-profile-unfit", reasons=tuple(wrong)))


def _faults(data: bytes, components: int) -> list[str]:
    if len(data) < _HEADER or data[36:40] != b"acsp":
        return ["ICC"]
    space, kind = data[16:20], data[12:16]
    faults = []
    if data[8] not in (2, 4):
        faults.append(f"v{data[8]}")
    if kind != b"prtr":
        faults.append(kind.decode("latin-1").strip())
    if _COMPONENTS.get(space) != components or space != b"CMYK":
        faults.append(f"{space.decode('latin-1').strip()}, N = {components}")
    return faults


def profile_twice(document: Document) -> Iterator[Hit]:
    """Whether colours are told by the very profile that the file is made for: they would be worked over once more."""
    digests = {
        document.looking.spaces.profiled(stream).digest
        for one in intents(document)
        if (stream := entry(one, "/DestOutputProfile")) is not None
    } - {""}
    for page, mark in within_pages(document) if digests else ():
        if isinstance(mark, Paint | Picture):
            space = mark.colour.space if isinstance(mark, Paint) else mark.image.space
            if any(layer.digest in digests for layer in space.layers()):
                yield Hit(error("x4-profile-twice", **place(page, mark.box)))


def _squeezed(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())
