"""What a PDF for print has no business with: scripts, actions, forms, attached files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject

from kernekort.findings import Finding, error

_FORM, _FIELD, _DYNAMIC_FORM = "/AcroForm", "/Widget", "/XFA"
_IN_ROOT = ("/AA", _FORM, "/AF", "/Collection")
_IN_NAMES = ("/JavaScript", "/EmbeddedFiles")
_HARMLESS_ACTIONS = ("/GoTo", "/URI")
_ACTIVE_ANNOTATIONS = ("/3D", "/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound", _FIELD)


def active_content(root: Any, pages: Sequence[PageObject], fields: bool = False) -> Iterator[Finding]:
    """Everything that would do something when the file is opened, looked at or printed, on which page (0: the file).

    Where ``fields`` are wanted they may be there, as long as they only hold what is typed.
    """
    for name in _IN_ROOT:
        if name in root and not (fields and name == _FORM):
            yield _found(name, 0)
    if fields and _DYNAMIC_FORM in root.get(_FORM, {}):
        yield _found(_DYNAMIC_FORM, 0)
    names = root.get("/Names", {})
    for name in _IN_NAMES:
        if name in names:
            yield _found(name, 0)
    opening = root.get("/OpenAction")
    # An array is a place to open the file at.
    if isinstance(opening, DictionaryObject) and opening.get("/S") not in _HARMLESS_ACTIONS:
        yield _found("/OpenAction", 0)
    for number, page in enumerate(pages, start=1):
        if "/AA" in page:
            yield _found("/AA", number)
        for reference in page.get("/Annots", ()):
            annotation = reference.get_object()
            if isinstance(annotation, DictionaryObject):
                yield from _annotation(annotation, number, fields)


def _annotation(annotation: DictionaryObject, page: int, fields: bool) -> Iterator[Finding]:
    kind = annotation.get("/Subtype")
    if kind in _ACTIVE_ANNOTATIONS and not (fields and kind == _FIELD):
        yield _found(str(kind), page)
    if "/AA" in annotation:
        yield _found("/AA", page)
    action = annotation.get("/A")
    if isinstance(action, DictionaryObject) and action.get("/S") not in _HARMLESS_ACTIONS:
        yield _found(str(action.get("/S", "/A")), page)


def _found(name: str, page: int) -> Finding:
    return error("active-content", what=name.removeprefix("/"), page=page)
