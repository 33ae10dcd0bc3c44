"""Markup looked at before it is laid out: what would bring a layout to its knees, or carry a file out in the PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, tostring

from kernekort.assets import check_svg
from kernekort.findings import Fact, Finding, error
from kernekort.typeset.setting import Limits
from kernekort.typeset.wire import JobFace

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_CLOSED_BY_ITS_LIKE = frozenset(("dd", "dt", "li", "p", "td", "th", "tr"))
_MAY_STAY_OPEN = _CLOSED_BY_ITS_LIKE | {"colgroup", "tbody", "tfoot", "thead"}
_REFUSED = frozenset(
    ("base", "body", "button", "embed", "form", "frame", "head", "html", "iframe", "link", "meta", "object", "script")
)
_INPUTS = frozenset(("input", "select", "textarea"))
_ONLY_WITH_FORMS = _INPUTS | {"label", "optgroup", "option"}
_KINDS_OF_INPUT = ("checkbox", "text")
_FILLED_IN: Mapping[str, tuple[str, ...]] = {"input": ("checked", "value"), "option": ("selected",)}
_COUNTED = ("colspan", "rowspan", "span", "start", "value")
_MOST_COUNTED = 10_000
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<>]*")?)*(/?)>)([^<]*)')
"""A tag as templates write nearly all of them, and the text up to the next one."""

_OF_TEXT = frozenset(("iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"))
"""What tags are no tags in, to one parser or another."""

_NAMESPACE = "{http://www.w3.org/2000/xmlns/}"
_SVG = "{http://www.w3.org/2000/svg}svg"


class NotOneElementError(Exception):
    """The parser made something else of the faces than one element each."""


def check_sources(faces: Sequence[JobFace], limits: Limits) -> tuple[Finding, ...]:
    """Every face's markup read through once: one element each, neither too deep nor too many elements in all."""
    findings = []
    elements = 0
    for face in faces:
        reader = _Reader(limits.depth)
        try:
            reader.read(face.html)
        except _TooDeepError:
            findings.append(error("markup-too-deep", face.place, most=limits.depth, **face.facts))
            continue
        elements += reader.elements
        if not reader.is_one_element:
            findings.append(error("markup-not-one-element", face.place, **face.facts))
    if elements > limits.elements:
        findings.append(error("markup-too-large", elements=elements, most=limits.elements))
    return tuple(findings)


def check_tree(body: Element, faces: Sequence[JobFace], forms: bool = False) -> tuple[Finding, ...]:
    """The parsed markup of a document: what no face may hold, and pictures that stand in the markup itself.

    Inputs are let through only with ``forms``, and only such as can be filled in by anyone: empty, named and titled.

    Reading the tree that will be laid out leaves no room for markup that two parsers understand differently.

    Raises:
        NotOneElementError: the faces did not become one element each.
    """
    sections = list(body)
    if len(sections) != len(faces) or (body.text or "").strip() or any((one.tail or "").strip() for one in sections):
        raise NotOneElementError
    findings: list[Finding] = []
    for section, face in zip(sections, faces, strict=True):
        for element in section.iter():
            findings.extend(_faults(element, face, forms))
            findings.extend(_input_faults(element, face) if forms else ())
    return tuple(findings)


def _faults(element: Element, face: JobFace, forms: bool) -> Iterator[Finding]:
    tag = element.tag
    if not isinstance(tag, str):
        return
    if tag in _REFUSED or (tag in _ONLY_WITH_FORMS and not forms):
        yield error("markup-refused", face.place, element=f"<{tag}>", **face.facts)
    if "attachment" in element.get("rel", "").lower().split():
        yield error("markup-refused", face.place, element=f'<{tag} rel="attachment">', **face.facts)
    for name in _COUNTED:
        if _number(element.get(name, "")) > _MOST_COUNTED:
            facts: dict[str, Fact] = {"attribute": name, "most": _MOST_COUNTED}
            yield error("markup-count-too-high", face.place, **facts, **face.facts)
    if tag == _SVG:
        for finding in check_svg(_written_out(element), face.place):
            # Lines are counted in the picture, which nobody sees by itself.
            yield replace(finding, place=face.place, facts={**finding.facts, **face.facts})


def _input_faults(element: Element, face: JobFace) -> Iterator[Finding]:
    """What keeps a field from being filled in, by hand or by ear."""
    tag, kind = element.tag, element.get("type", "text").lower()
    if tag == "input" and kind not in _KINDS_OF_INPUT:
        yield error("markup-refused", face.place, element=f'<input type="{kind}">', **face.facts)
    if tag == "select" and "multiple" in element.attrib:
        yield error("markup-refused", face.place, element="<select multiple>", **face.facts)
    for name in ("name", "title") if tag in _INPUTS else ():
        if not element.get(name, "").strip():
            yield error("input-without-name", face.place, element=f"<{tag}>", attribute=name, **face.facts)
    filled = [name for name in _FILLED_IN.get(str(tag), ()) if name in element.attrib]
    if tag == "textarea" and "".join(element.itertext()).strip():
        filled.append("text")
    for name in filled:
        yield error("input-filled-in", face.place, element=f"<{tag}>", attribute=name, **face.facts)


def _written_out(picture: Element) -> bytes:
    """A picture in the markup as a file; the parser keeps namespaces twice, once as attributes no file may have."""
    copied = deepcopy(picture)
    for element in copied.iter():
        for name in [name for name in element.attrib if name.startswith(_NAMESPACE)]:
            del element.attrib[name]
    return tostring(copied)


def _number(text: str) -> int:
    """The size of a whole number; a text that is none counts nothing."""
    digits = text.strip().lstrip("+-")
    if not digits.isdecimal():
        return 0
    return int(digits) if len(digits) < 10 else _MOST_COUNTED + 1


class _TooDeepError(Exception):
    """Elements stand inside one another deeper than a layout can follow."""


class _Reader(HTMLParser):
    """Follows the elements of a face without building anything from them."""

    def __init__(self, most_depth: int) -> None:
        super().__init__()
        self.elements = 0
        self._most_depth = most_depth
        self._open: list[str] = []
        self._outermost = 0
        self._strays = False

    @property
    def is_one_element(self) -> bool:
        """Whether the markup was one element, opened and closed, and nothing beside it."""
        return self._outermost == 1 and not self._open and not self._strays

    def read(self, markup: str) -> None:
        """Goes through markup: in the short way where every tag is as plain as can be, else tag by tag as browsers do.

        Raises:
            _TooDeepError: elements stand too deep.
        """
        tags = _TAG.findall(markup)
        length = sum(1 + len(slash) + len(name) + len(rest) + len(text) for slash, name, rest, _, text in tags)
        odd = any(name in _OF_TEXT or (slash and rest != ">") for slash, name, rest, *_ in tags)
        if odd or length != len(markup):
            self.feed(markup)
            self.close()
            return
        for slash, name, _, closed, text in tags:
            if slash:
                self.handle_endtag(name)
            elif closed:
                self._count()
            else:
                self.handle_starttag(name, [])
            if not self._open:
                self.handle_data(unescape(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts an element and goes into it."""
        if tag in _CLOSED_BY_ITS_LIKE and self._open[-1:] == [tag]:
            self._open.pop()
        self._count()
        if tag not in _VOID:
            self._open.append(tag)
            if len(self._open) > self._most_depth:
                raise _TooDeepError

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts an element that is closed at once."""
        self._count()

    def handle_endtag(self, tag: str) -> None:
        """Goes out of an element; one left open inside it would go on into the next face."""
        if tag not in self._open:
            self._strays = True
            return
        while (left := self._open.pop()) != tag:
            self._strays |= left not in _MAY_STAY_OPEN

    def handle_data(self, data: str) -> None:
        """Text outside the one element is astray."""
        if not self._open and data.strip():
            self._strays = True

    def _count(self) -> None:
        self.elements += 1
        if not self._open:
            self._outermost += 1
