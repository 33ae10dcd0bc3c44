"""Unique faces and documents laid out once and found again by their key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property

from kernekort.faces.assembling import Laid, assembled
from kernekort.faces.dyeing import Dye, UndyeableError
from kernekort.faces.engine import Engine
from kernekort.faces.overs import split, together
from kernekort.findings import Checked
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.quick import dataclass
from kernekort.typeset import Setting, typeset


@dataclass(frozen=True)
class Faces:
    """Laid-out faces as the pages of one PDF.

    ``keys`` holds, for each page in order, the key of what stands on it; ``forms`` the page form each was made for.
    Pages are counted from 0. ``laid`` are the same pages apart, where they were laid out one by one.
    """

    pdf: bytes
    keys: tuple[str, ...]
    page_of: Mapping[str, int]
    forms: Mapping[str, PageForm]
    laid: Laid | None = field(default=None, compare=False, repr=False)

    @cached_property
    def pages_of(self) -> Mapping[str, tuple[int, ...]]:
        """All pages that each face or document is on, in order."""
        pages: dict[str, tuple[int, ...]] = {}
        for page, key in enumerate(self.keys):
            pages[key] = (*pages.get(key, ()), page)
        return pages


def lay_out(
    markups: Sequence[FaceMarkup], setting: Setting, unique: bool = True, engine: Engine | None = None
) -> Checked[Faces]:
    """The faces laid out, in the order they first occur.

    Equal faces share a page: a hundred and ten equal backs are one. With ``unique=False`` every face gets a page of its
    own, as a file that is read on a screen needs it. An ``engine`` has faces laid out by several processes, and
    remembers them; what it makes are the same pages.

    Raises:
        UndyeableError: an engine with a dye was given faces that cannot take other colours.
    """
    first: dict[str, FaceMarkup] = {}
    for markup in markups:
        first.setdefault(markup.key, markup)
    forms = {key: markup.form for key, markup in first.items()}
    if not first:
        # There is nothing to look for, which it takes no engine to say.
        engine = None
    if unique and engine is not None and setting.variant is None and not setting.forms:
        markups = list(first.values())
        made = _dyed(engine.dye, markups, setting, engine) if engine.dye else engine.lay_out(markups, setting)
        if made is not None:
            faces = None if made.value is None else _assembled(made.value, forms)
            return Checked(faces, (*made.findings, *engine.remarks()))
    if engine is not None and engine.dye is not None:
        raise UndyeableError
    chosen = list(first.values()) if unique else list(markups)
    laid = engine.whole(chosen, setting) if engine is not None else typeset(chosen, setting)
    findings = (*laid.findings, *(engine.remarks() if engine is not None else ()))
    if laid.value is None:
        return Checked(None, findings)
    return Checked(Faces(laid.value.pdf, laid.value.keys, _first(laid.value.keys), forms), findings)


def _dyed(dye: Dye, markups: Sequence[FaceMarkup], setting: Setting, engine: Engine) -> Checked[Laid] | None:
    """Faces in stand-ins laid out, with what stands over them by itself, and given the colours of a brand."""
    apart = split(markups)
    made = engine.lay_out(apart.markups, setting)
    if made is None or made.value is None:
        return made
    opened = {key for parts in apart.parts.values() for key in parts}
    return Checked(together(dye.on(made.value, apart.markups, opened), markups, apart.parts), made.findings)


def joined(first: Faces, second: Faces) -> Faces | None:
    """Both as the pages of one PDF, with one subset of each typeface; ``None`` when their pages are not known apart.

    A face that is in both keeps its place in ``first``.
    """
    if first.laid is None or second.laid is None:
        return None
    return _assembled(first.laid.before(second.laid), {**second.forms, **first.forms})


def _assembled(laid: Laid, forms: Mapping[str, PageForm]) -> Faces:
    keys = tuple(laid.keys)
    return Faces(assembled(laid), keys, _first(keys), forms, laid)


def _first(keys: Sequence[str]) -> dict[str, int]:
    page_of: dict[str, int] = {}
    for page, key in enumerate(keys):
        page_of.setdefault(key, page)
    return page_of
