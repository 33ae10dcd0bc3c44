"""What a workbook's parts say about its sheets: their names, the texts they share, which numbers are dates."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from kernekort.importers.markup import Reader, read_part, without_namespaces
from kernekort.importers.package import Package

MARK = "kernekort:"
"""What stands among a workbook's keywords before the name of the material it was exported from."""

_WORKBOOK, _CORE, _ROOT = "xl/workbook.xml", "docProps/core.xml", "_rels/.rels"
_STRINGS, _STYLES = "sharedStrings", "styles"
_LONGEST_FORMAT = 255
# LibreOffice parts keywords at a colon, and puts a blank between them.
_MARKED = re.compile(r"kernekort[:;, ]+([a-z0-9][a-z0-9-]{0,99})")


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: its name, the part that holds it, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Book:
    """A workbook without its cells."""

    sheets: tuple[Sheet, ...]
    strings: str | None
    """The part with the texts that cells share."""
    styles: str | None
    from_1904: bool
    material: str


@dataclass
class _Relations:
    """Which part each name of a relation leads to, and the parts of each kind."""

    folder: str
    targets: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        part = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(self.folder, target))
        self.targets[attributes.get("Id", "")] = part
        self.kinds.setdefault(attributes.get("Type", "").rpartition("/")[2], part)

    def finish(self, name: str, text: str) -> None:
        pass


@dataclass
class _Workbook:
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    from_1904: bool = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        bare = without_namespaces(attributes)
        if name == "sheet":
            hidden = bare.get("state", "visible") != "visible"
            self.sheets.append((bare.get("name", ""), bare.get("id", ""), hidden))
        elif name == "workbookPr":
            self.from_1904 = bare.get("date1904") in ("1", "true")

    def finish(self, name: str, text: str) -> None:
        pass


@dataclass
class _Core:
    material: str = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        pass

    def finish(self, name: str, text: str) -> None:
        found = _MARKED.fullmatch(text.strip()) if name == "keywords" else None
        if found:
            self.material = found[1]


@dataclass
class _Strings:
    """Texts that cells share; what is written above them for pronunciation is left out."""

    texts: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _aside: bool = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._aside = True

    def finish(self, name: str, text: str) -> None:
        if name == "t" and not self._aside:
            self._parts.append(text)
        elif name == "rPh":
            self._aside = False
        elif name == "si":
            self.texts.append("".join(self._parts))


@dataclass
class _Styles:
    """Which number format each style of a cell has."""

    formats: dict[int, str] = field(default_factory=dict)
    used: list[int] = field(default_factory=list)
    _in_cells: bool = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self.formats[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.used.append(int(attributes.get("numFmtId", "0")))

    def finish(self, name: str, text: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


def read_book(package: Package) -> Book:
    """What a workbook says about itself.

    Raises:
        BrokenPartError: a part that must be there is not, or cannot be read.
        DeclaredError: a part has a document type.
        TooManyError: a part has too many elements.
    """
    root = _Relations("")
    read_part(package, _ROOT, root)
    main = root.kinds.get("officeDocument", _WORKBOOK)
    book, core = _Workbook(), _Core()
    read_part(package, main, book)
    folder, name = posixpath.split(main)
    relations = _Relations(folder)
    read_part(package, posixpath.join(folder, "_rels", f"{name}.rels"), relations)
    _read_if_there(package, _CORE, core)
    sheets = (Sheet(name, relations.targets.get(key, ""), hidden) for name, key, hidden in book.sheets)
    kinds = relations.kinds
    return Book(tuple(sheets), kinds.get(_STRINGS), kinds.get(_STYLES), book.from_1904, core.material)


def _read_if_there(package: Package, name: str | None, reader: Reader) -> None:
    if name is not None and name in package.parts:
        read_part(package, name, reader)


def read_strings(package: Package, book: Book) -> list[str]:
    """The texts that cells share, in order.

    Raises:
        BrokenPartError: the part cannot be read.
        DeclaredError: it has a document type.
        TooManyError: it has too many elements.
    """
    strings = _Strings()
    _read_if_there(package, book.strings, strings)
    return strings.texts


def read_dates(package: Package, book: Book) -> Mapping[int, bool]:
    """The numbers of the styles that make a number a date or a time; true where it is a length of time.

    Raises:
        BrokenPartError: the part cannot be read.
        DeclaredError: it has a document type.
        TooManyError: it has too many elements.
    """
    styles = _Styles()
    _read_if_there(package, book.styles, styles)
    known = {**BUILTIN_FORMATS, **styles.formats}
    shown = {number: known.get(used, "General") for number, used in enumerate(styles.used)}
    return {number: is_timedelta_format(code) for number, code in shown.items() if is_date_format(code)}
