"""What the file says it is: version, number, metadata (X01, X03–X15)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from kernekort.findings import error
from kernekort.preflight.reading.pages import Document
from kernekort.preflight.reading.things import array, dictionary, entry, name, text, unpacked
from kernekort.preflight.rules.hits import Hit

_MOST_METADATA = 4_000_000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_XMP, _MM = "{http://ns.adobe.com/xap/1.0/}", "{http://ns.adobe.com/xap/1.0/mm/}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_TRAPPED = "{http://ns.adobe.com/pdf/1.3/}Trapped"
_DATES = ("CreateDate", "ModifyDate", "MetadataDate")
_IDENTITY = ("DocumentID", "RenditionClass", "VersionID")
_PAIRS = (("Title", _TITLE), ("CreationDate", f"{_XMP}CreateDate"), ("ModDate", f"{_XMP}ModifyDate"))
_DATE = re.compile(r"(?:D:)?(\d{4})\D?(\d\d)\D?(\d\d)\D?(\d\d)\D?(\d\d)\D?(\d\d)?(?:\.\d+)?(Z|[-+]\d\d'?:?\d\d'?)?")


def identity(document: Document) -> Iterator[Hit]:
    """Whether the file is labelled as PDF/X-4, and says the same of itself everywhere."""
    version = _version(document)
    if version > (1, 6):
        yield Hit(error("x4-version-too-new", version=".".join(map(str, version))))
    if len(array(document.reader.trailer, "/ID")) != 2:
        yield Hit(error("x4-number-missing"))
    stream = entry(document.root, "/Metadata")
    data = unpacked(stream)
    if not data:
        yield Hit(error("x4-metadata-missing"))
        return
    if entry(stream, "/Filter") is not None:
        yield Hit(error("x4-metadata-packed"))
    said = properties(data)
    if said is None:
        yield Hit(error("x4-metadata-broken"))
        return
    yield from _metadata(said)
    yield from _trapped(document, said)
    yield from _agreeing(document, said)


def _version(document: Document) -> tuple[int, int]:
    """The version of the header, or a later one that the catalogue tells."""
    told = (document.reader.pdf_header, f"%PDF-{name(document.root, '/Version')}")
    found = [(int(one[1]), int(one[2])) for each in told if (one := re.match(r"%PDF-(\d)\.(\d)", each))]
    return max(found, default=(0, 0))


def _metadata(said: Mapping[str, str]) -> Iterator[Hit]:
    if said.get(_PDFX) != "PDF/X-4":
        yield Hit(error("x4-not-labelled", found=said.get(_PDFX) or "–"))
    for date in _DATES:
        if not _DATE.fullmatch(said.get(f"{_XMP}{date}", "")):
            yield Hit(error("x4-date-missing", which=f"xmp:{date}"))
    for one in _IDENTITY:
        if not said.get(f"{_MM}{one}"):
            yield Hit(error("x4-identity-missing", which=f"xmpMM:{one}"))
    if not said.get(_TITLE):
        yield Hit(error("x4-title-missing"))


def _trapped(document: Document, said: Mapping[str, str]) -> Iterator[Hit]:
    info = name(dictionary(document.reader.trailer, "/Info"), "/Trapped")
    if said.get(_TRAPPED) not in ("True", "False"):
        yield Hit(error("x4-trapping-unsaid", where="XMP pdf:Trapped"))
    if info not in ("True", "False"):
        yield Hit(error("x4-trapping-unsaid", where="Info Trapped"))
    elif said.get(_TRAPPED) in ("True", "False") and said[_TRAPPED] != info:
        yield Hit(error("x4-metadata-differ", field="Trapped", info=info, xmp=said[_TRAPPED]))


def _agreeing(document: Document, said: Mapping[str, str]) -> Iterator[Hit]:
    info = dictionary(document.reader.trailer, "/Info")
    for field, key in _PAIRS:
        mine, other = text(info, f"/{field}"), said.get(key, "")
        if _plain(mine) != _plain(other):
            yield Hit(error("x4-metadata-differ", field=field, info=mine or "–", xmp=other or "–"))


def _plain(value: str) -> tuple[str, ...]:
    """A date as its numbers, whoever wrote it; anything else as it stands."""
    date = _DATE.fullmatch(value)
    if date is None:
        return (value,)
    *numbers, zone = date.groups()
    hours = re.sub(r"\D", "", zone or "")
    return (*(one or "00" for one in numbers), f"{(zone or '+')[0]}{hours}" if hours.strip("0") else "Z")


def properties(data: bytes) -> dict[str, str] | None:
    """The simple properties of an XMP packet by their full names; ``None`` when it is not to be read.

    Of alternatives in several languages the first counts.
    """
    if len(data) > _MOST_METADATA:
        return None
    try:
        packet = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    found: dict[str, str] = {}
    for description in packet.iter(f"{_RDF}Description"):
        found.update({key: value.strip() for key, value in description.attrib.items()})
        found.update({child.tag: _value(child) for child in description if isinstance(child.tag, str)})
    return found


def _value(element: Any) -> str:
    item = element.find(f".//{_RDF}li")
    return ((element if item is None else item).text or "").strip()
