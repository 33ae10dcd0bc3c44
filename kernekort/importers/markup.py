"""The XML of a workbook's parts, read as a stream: no declarations, no entities, no depth, and never too much of it."""

from __future__ import annotations

from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from kernekort.importers.package import BrokenPartError, Package

MOST_ELEMENTS = 2_000_000
"""How many elements a part may hold: 20,000 rows of 40 cells, each with a value, and as much again."""

_DEEPEST = 64


class DeclaredError(Exception):
    """A part begins with a document type, which is how entities are brought in."""


class TooManyError(Exception):
    """A part holds more elements than any table needs."""


class Reader(Protocol):
    """Takes what a part holds; names have no namespace."""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def finish(self, name: str, text: str) -> None:
        """An element ends, with the text that stood directly before its end."""


class _Target:
    """Counts and passes on."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self._count, self._depth = reader, 0, 0
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        self._depth += 1
        if self._count > MOST_ELEMENTS or self._depth > _DEEPEST:
            raise TooManyError
        self._text.clear()
        self._reader.begin(tag.rpartition("}")[2], attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._reader.finish(tag.rpartition("}")[2], "".join(self._text))
        self._text.clear()

    def data(self, text: str) -> None:
        self._text.append(text)

    def close(self) -> None:
        pass


def read_part(package: Package, name: str, reader: Reader) -> None:
    """Hands a part of a workbook to a reader, element by element.

    Raises:
        BrokenPartError: it is not there, or is no XML.
        DeclaredError: it has a document type.
        TooManyError: it has too many elements, or too many inside each other.
    """
    parser = DefusedXMLParser(target=_Target(reader), forbid_dtd=True)
    try:
        for chunk in package.chunks(name):
            parser.feed(chunk)
        parser.close()
    except DefusedXmlException as problem:
        raise DeclaredError(name) from problem
    except (ParseError, ValueError, LookupError, OverflowError) as problem:
        raise BrokenPartError(name) from problem


def without_namespaces(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes by their bare names."""
    return {name.rpartition("}")[2]: value for name, value in attributes.items()}
