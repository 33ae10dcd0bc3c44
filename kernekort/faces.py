"""Unique faces laid out once and found again by their key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kernekort.findings import Checked
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.typeset import Setting, typeset


@dataclass(frozen=True)
class Faces:
    """Laid-out faces as the pages of one PDF.

    ``keys`` holds the key of each page's face in the order of the pages, ``page_of`` the number of the first page a
    face is on, counted from 0, and ``forms`` the page form it was made for.
    """

    pdf: bytes
    keys: tuple[str, ...]
    page_of: Mapping[str, int]
    forms: Mapping[str, PageForm]


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
