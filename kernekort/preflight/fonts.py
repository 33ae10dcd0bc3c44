"""Every font a PDF holds, wherever it hides: embedded, subset, and of a typeface that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject, IndirectObject

from kernekort.findings import Finding, error, warning

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_HOLDERS = ("/XObject", "/Pattern")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_CUT = re.compile(
    r"(?:thin|hairline|extra|ultra|semi|demi|light|book|regular|normal|roman|medium|bold|black|heavy"
    r"|italic|oblique|\d+pt)*"
)


def inspect_fonts(pages: Sequence[PageObject], families: Sequence[str]) -> Iterator[Finding]:
    """What is wrong with the fonts, each font told once."""
    names = [_squeezed(family) for family in families]
    for font in _fonts(pages):
        base = str(font.get("/BaseFont", "/–")).removeprefix("/")
        plain = _SUBSET.sub("", base)
        if font.get("/Subtype") == "/Type3":
            yield error("font-unexpected", font=plain)
            continue
        if not _is_embedded(font):
            yield error("font-not-embedded", font=plain)
        elif not _SUBSET.match(base):
            yield warning("font-not-subset", font=plain)
        if names and not any(_is_cut_of(_squeezed(plain), name) for name in names):
            yield error("font-unexpected", font=plain)


def _fonts(pages: Sequence[PageObject]) -> Iterator[DictionaryObject]:
    """The fonts of pages, forms, patterns and the looks of annotations, each object of the file once."""
    known: set[tuple[str, int, int]] = set()
    waiting: list[Any] = []
    for page in pages:
        waiting.append(page.get("/Resources"))
        for annotation in page.get("/Annots", ()):
            waiting.extend(_streams(annotation.get_object().get("/AP", {})))
    while waiting:
        resources = _new(waiting.pop(), "/Resources", known)
        if not isinstance(resources, DictionaryObject):
            continue
        yield from (font for font in _values(resources, "/Font", known) if isinstance(font, DictionaryObject))
        for kind in _HOLDERS:
            waiting.extend(each.get("/Resources") for each in _values(resources, kind, known) if hasattr(each, "get"))
        for state in _values(resources, "/ExtGState", known):
            waiting.extend(_masks(state))


def _values(resources: DictionaryObject, kind: str, known: set[tuple[str, int, int]]) -> Iterator[Any]:
    """What a category of resources holds and is not known yet."""
    entries = resources.get(kind)
    entries = entries.get_object() if entries is not None else {}
    return (_new(value, kind, known) for value in entries.values())


def _new(value: Any, kind: str, known: set[tuple[str, int, int]]) -> Any:
    """What a value means; nothing when it stands for an object that has been looked at as one of its kind.

    Objects are known by their numbers and not held: a thousand cards have more of them than there is need to remember.
    """
    if not isinstance(value, IndirectObject):
        return value
    key = kind, value.idnum, value.generation
    if key in known:
        return None
    known.add(key)
    return value.get_object()


def _masks(state: Any) -> Iterator[Any]:
    """The resources of a soft mask: a form that is drawn without being named anywhere else."""
    mask = state.get("/SMask") if isinstance(state, DictionaryObject) else None
    mask = mask.get_object() if mask is not None else None
    form = mask.get("/G") if isinstance(mask, DictionaryObject) else None
    form = form.get_object() if form is not None else None
    if isinstance(form, DictionaryObject):
        yield form.get("/Resources")


def _streams(looks: Any) -> Iterator[Any]:
    """The resources of what an annotation looks like: of one form, or of one for each of its states."""
    for look in looks.values():
        held = look.get_object()
        if isinstance(held, DictionaryObject) and "/Resources" not in held:
            yield from _streams(held)
        elif isinstance(held, DictionaryObject):
            yield held["/Resources"]


def _is_embedded(font: DictionaryObject) -> bool:
    descendants = font.get("/DescendantFonts")
    described = descendants.get_object()[0].get_object() if descendants is not None else font
    descriptor = described.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor.get_object() for name in _FILES)


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _is_cut_of(font: str, family: str) -> bool:
    """Whether a font's name is a family's with nothing but weight and style after it."""
    return font.startswith(family) and _CUT.fullmatch(font[len(family) :]) is not None
