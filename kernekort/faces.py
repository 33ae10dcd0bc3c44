"""Unique faces and documents laid out once and found again by their key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kernekort.findings import Checked
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.typeset import Setting, typeset


@dataclass(frozen=True)
class Faces:
    """Laid-out faces as the pages of one PDF.

    ``keys`` holds, for each page in order, the key of what stands on it; ``forms`` the page form each was made for.
    Pages are counted from 0.
    """

    pdf: bytes
    keys: tuple[str, ...]
    page_of: Mapping[str, int]
    forms: Mapping[str, PageForm]

    @cached_property
    def pages_of(self) -> Mapping[str, tuple[int, ...]]:
        """All pages that each face or document is on, in order."""
        pages: dict[str, tuple[int, ...]] = {}
        for page, key in enumerate(self.keys):
            pages[key] = (*pages.get(key, ()), page)
        return pages


def lay_out(markups: Sequence[FaceMarkup], setting: Setting, unique: bool = True) -> Checked[Faces]:
    """The faces laid out, in the order they first occur.

    Equal faces share a page: a hundred and ten equal backs are one. With ``unique=False`` every face gets a page of its
    own, as a file that is read on a screen needs it.
    """
    first: dict[str, FaceMarkup] = {}
    for markup in markups:
        first.setdefault(markup.key, markup)
    chosen = list(first.values()) if unique else list(markups)
    laid = typeset(chosen, setting)
    if laid.value is None:
        return Checked(None, laid.findings)
    page_of: dict[str, int] = {}
    for page, key in enumerate(laid.value.keys):
        page_of.setdefault(key, page)
    forms = {key: markup.form for key, markup in first.items()}
    return Checked(Faces(laid.value.pdf, laid.value.keys, page_of, forms), laid.findings)
