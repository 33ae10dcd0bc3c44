"""An SVG parsed into a flat list of elements that know their line: nothing hostile survives, nothing recurses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from kernekort.findings import Checked, Place, error
from kernekort.quick import dataclass

MOST_ELEMENTS = 50_000
_DEEPEST = 200
_LONGEST_DECLARATION = 500
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
_ENCODING = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_.-]+)[\"']")
_KNOWN = frozenset({"utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252"})


@dataclass(frozen=True)
class Element:
    """One element: name without namespace, attributes with it, index of the parent (-1 at the root), text, line."""

    name: str
    attributes: Mapping[str, str]
    parent: int
    line: int
    text: list[str] = field(default_factory=list, compare=False)

    def words(self) -> str:
        """The text that stands directly in the element."""
        return "".join(self.text)


class _TooMuch(Exception):  # noqa: N818 - ends the parsing
    pass


class _Collector:
    """What the parser tells of the elements, in the order of the file."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.instructions: list[str] = []
        self.parser: Any = None
        self._open: list[int] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if len(self.elements) >= MOST_ELEMENTS or len(self._open) >= _DEEPEST:
            raise _TooMuch
        parent = self._open[-1] if self._open else -1
        self._open.append(len(self.elements))
        name = tag.rsplit("}", 1)[-1]
        self.elements.append(Element(name, dict(attributes), parent, self.parser.parser.CurrentLineNumber))

    def end(self, tag: str) -> None:
        """An element ends."""
        self._open.pop()

    def data(self, text: str) -> None:
        """Text stands in the element that is open."""
        if self._open:
            self.elements[self._open[-1]].text.append(text)

    def pi(self, target: str, text: str | None = None) -> None:
        """An instruction to the reading program."""
        self.instructions.append(target)

    def close(self) -> None:
        """The file ends."""


@dataclass(frozen=True)
class Drawing:
    """The elements of an SVG in the order of the file, its text, and the processing instructions it carries."""

    text: str
    elements: tuple[Element, ...]
    instructions: tuple[str, ...]


def parse_svg(data: bytes, place: Place) -> Checked[Drawing]:
    """An SVG as a list of elements.

    Findings: ``svg-doctype``, ``svg-damaged`` (with the line), ``svg-too-large``.
    """
    text = _decoded(data)
    if text is None:
        return Checked(None, (error("svg-damaged", place, wanted="UTF-8"),))
    collector = _Collector()
    parser = DefusedXMLParser(target=collector, forbid_dtd=True)
    collector.parser = parser
    try:
        # Parsed from one encoding only, so that no other reader can understand the bytes differently.
        parser.feed(text.encode())
        parser.close()
    except DefusedXmlException:
        return Checked(None, (error("svg-doctype", _line(place, parser)),))
    except _TooMuch:
        return Checked(None, (error("svg-too-large", place, most=MOST_ELEMENTS, deepest=_DEEPEST),))
    except (ParseError, ValueError) as problem:
        return Checked(None, (error("svg-damaged", _line(place, parser), reason=str(problem)),))
    if not collector.elements or collector.elements[0].name != "svg":
        return Checked(None, (error("svg-damaged", place, root="<svg>"),))
    return Checked(Drawing(text, tuple(collector.elements), tuple(collector.instructions)))


def _line(place: Place, parser: Any) -> Place:
    return Place(place.file, parser.parser.CurrentLineNumber)


def _decoded(data: bytes) -> str | None:
    """The text without its XML declaration; ``None`` when the encoding is none that drawing programs write."""
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf").lstrip()[:_LONGEST_DECLARATION])
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif encoding not in _KNOWN:
        return None
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError:
        return None
    # The declaration names an encoding that the text no longer has; its lines are kept for the places.
    declaration = _DECLARATION.match(text)
    return text if declaration is None else "\n" * declaration[0].count("\n") + text[declaration.end() :]
