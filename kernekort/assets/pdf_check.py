"""A PDF from strangers, looked through before its page is drawn: one page, still, of sane size, with its own fonts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from pikepdf.settings import set_qpdf_limits

from kernekort.assets.graph import MOST, Circle, Use, grown
from kernekort.findings import Checked, Finding, Place, error

_MOST_UNPACKED = 64_000_000
_MOST_PIXELS = 64_000_000
_LARGEST, _SMALLEST = 14_400.0, 1.0
_ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute")
_DRAWING = {"Do": "/XObject", "scn": "/Pattern", "SCN": "/Pattern"}
_SHOWING = ("Tj", "TJ", "'", '"')
_PICTURE_FILTERS = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_DROPPED_FROM_ROOT = ("/OpenAction", "/AA", "/Names", "/AcroForm", "/Metadata", "/StructTreeRoot", "/Outlines")
_DROPPED_FROM_PAGE = ("/AA", "/Annots", "/PieceInfo", "/Metadata", "/Thumb", "/B")


def open_logo(data: bytes, place: Place) -> Checked[Pdf]:
    """A PDF that can be drawn without harm, freed of everything but its one page.

    Sets limits of the PDF library for the whole process, so it belongs in a process of its own.

    Findings: ``logo-pdf-encrypted``, ``logo-pdf-damaged``, ``logo-pdf-pages``, ``logo-pdf-size``, ``logo-pdf-bomb``,
    ``logo-pdf-active``, ``logo-pdf-circle``, ``logo-pdf-font``.
    """
    set_qpdf_limits(flate_max_memory=_MOST_UNPACKED, run_length_max_memory=_MOST_UNPACKED, doc_max_warnings=100)
    try:
        pdf = pikepdf.open(BytesIO(data), suppress_warnings=True)
        findings = tuple(_faults(pdf, place))
        damaged = bool(pdf.get_warnings())
    except pikepdf.PasswordError:
        return Checked(None, (error("logo-pdf-encrypted", place),))
    except _Bomb:
        return Checked(None, (error("logo-pdf-bomb", place, most=_MOST_UNPACKED // 1_000_000),))
    except Circle:
        return Checked(None, (error("logo-pdf-circle", place),))
    except Exception:  # A parser can fail in any way on a broken file.
        return Checked(None, (error("logo-pdf-damaged", place),))
    if damaged and not findings:
        findings = (error("logo-pdf-damaged", place),)
    return Checked(None, findings) if findings else Checked(_bare(pdf))


class _Bomb(Exception):  # noqa: N818 - ends the looking
    pass


def _faults(pdf: Pdf, place: Place) -> Iterator[Finding]:
    if len(pdf.pages) != 1:
        yield error("logo-pdf-pages", place, count=len(pdf.pages))
        return
    _check_streams(pdf)
    for what in sorted(set(_active(pdf))):
        yield error("logo-pdf-active", place, what=what.lstrip("/"))
    left, bottom, right, top = (float(number) for number in pdf.pages[0].mediabox)
    width, height = abs(right - left), abs(top - bottom)
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        yield error("logo-pdf-size", place, width=width * 25.4 / 72, height=height * 25.4 / 72)
    parts = _Parts(pdf)
    if max(grown(parts.uses)) > MOST:
        raise _Bomb
    for name in sorted(set(parts.fonts_without_file())):
        yield error("logo-pdf-font", place, name=name)


def _check_streams(pdf: Pdf) -> None:
    total = 0
    for thing in pdf.objects:
        if not isinstance(thing, Stream):
            continue
        if float(thing.get(Name.Width, 0)) * float(thing.get(Name.Height, 0)) > _MOST_PIXELS:
            raise _Bomb
        filters = thing.get(Name.Filter, Array())
        names = {str(one) for one in filters} if isinstance(filters, Array) else {str(filters)}
        if names.isdisjoint(_PICTURE_FILTERS):
            total += _unpacked(thing)
        if total > 2 * _MOST_UNPACKED:
            raise _Bomb


def _unpacked(stream: Stream) -> int:
    try:
        return len(stream.read_bytes())
    except pikepdf.PdfError as problem:
        if "limit" in str(problem):
            raise _Bomb from problem
        raise


def _active(pdf: Pdf) -> Iterator[str]:
    for dictionary in _dictionaries(pdf):
        kind = str(dictionary.get(Name.S, ""))
        if kind in _ACTIONS or "/JS" in dictionary:
            yield kind or "JavaScript"
        yield from (key for key in ("/EmbeddedFiles", "/RichMediaContent") if key in dictionary)


def _dictionaries(pdf: Pdf) -> Iterator[Any]:
    """Every dictionary of the file, those within other things included; what is only referred to comes by itself."""
    stack: list[Any] = [*pdf.objects, pdf.trailer]
    while stack:
        thing = stack.pop()
        if isinstance(thing, Dictionary | Stream):
            yield thing
            stack += [value for _, value in thing.items() if _nested(value)]
        elif isinstance(thing, Array):
            stack += [value for value in thing if _nested(value)]


def _nested(value: Any) -> bool:
    return isinstance(value, Dictionary | Array) and not value.is_indirect


class _Parts:
    """The page and the forms and patterns that it draws, as a graph of uses."""

    def __init__(self, pdf: Pdf) -> None:
        self.uses: list[list[Use]] = []
        self._fonts: list[Any] = []
        self._known: dict[tuple[int, int], int] = {}
        page = pdf.pages[0]
        self._waiting: list[tuple[Any, Any]] = [(page, page.resources)]
        self.uses.append([])
        for part, (content, resources) in enumerate(self._waiting):
            self._enter(part, content, resources)

    def _enter(self, part: int, content: Any, above: Any) -> None:
        resources = content.get(Name.Resources, above) if part else above
        drawn: Counter[tuple[str, str]] = Counter()
        font = ""
        for instruction in pikepdf.parse_content_stream(content):
            operands, operator = list(instruction.operands), str(instruction.operator)
            if operator == "Tf":
                font = str(operands[0])
            elif operator in _SHOWING:
                self._fonts.append(resources.get(Name.Font, {}).get(font, Dictionary()))
            elif operator in _DRAWING and operands and isinstance(operands[-1], Name):
                drawn[_DRAWING[operator], str(operands[-1])] += 1
        for (kind, name), times in sorted(drawn.items()):
            target = resources.get(kind, {}).get(name)
            if isinstance(target, Stream) and str(target.get(Name.Subtype, "/Form")) == "/Form":
                self.uses[part].append(Use(self._index(target, resources), times))

    def _index(self, target: Stream, resources: Any) -> int:
        key = target.objgen
        if key not in self._known:
            self._known[key] = len(self._waiting)
            self._waiting.append((target, resources))
            self.uses.append([])
        return self._known[key]

    def fonts_without_file(self) -> Iterator[str]:
        """The names of fonts that the drawing program would have to guess."""
        for font in self._fonts:
            inner = font[Name.DescendantFonts][0] if Name.DescendantFonts in font else font
            described = inner.get(Name.FontDescriptor, {})
            drawn = str(font.get(Name.Subtype)) == "/Type3"
            if not drawn and not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield str(font.get(Name.BaseFont, "?")).lstrip("/")


def _bare(pdf: Pdf) -> Pdf:
    for key in _DROPPED_FROM_ROOT:
        if key in pdf.Root:
            del pdf.Root[key]
    page: Object = pdf.pages[0].obj
    for key in _DROPPED_FROM_PAGE:
        if key in page:
            del page[key]
    return pdf
