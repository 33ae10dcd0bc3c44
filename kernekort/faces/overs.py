"""What stands over all the rest of a face and is the same on many: laid out by itself, and put on each of them.

A template marks with ``data-over`` a paragraph that stands where it stands whatever the rest says, and that nothing
stands over: whom a card is for. When that is all that changes, nothing else has to be laid out again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from kernekort.faces.assembling import Laid
from kernekort.faces.dyeing import DEFLATE
from kernekort.markup.model import FaceMarkup
from kernekort.typeset.parts import LaidPage, deflated, inflated

_OVER = re.compile(r'<p [^<>]*\bdata-over=""[^<>]*>(?:(?!<p\b).)*?</p>', re.DOTALL)
_SECTION = re.compile(r"<section\b[^<>]*(?=>)")
_BARE = ' style="background:none"'


@dataclass(frozen=True)
class Split:
    """Faces taken apart: all that has to be laid out, and by the key of a face, those of its two parts."""

    markups: tuple[FaceMarkup, ...]
    parts: dict[str, tuple[str, str]]


def split(markups: Sequence[FaceMarkup]) -> Split:
    """Faces without what is marked, and what was, each once."""
    ready: dict[str, FaceMarkup] = {}
    parts: dict[str, tuple[str, str]] = {}
    styles = {css: blake2b(css.encode(), digest_size=16).hexdigest() for css in {markup.css for markup in markups}}
    for markup in markups:
        marked = _OVER.findall(markup.html) if markup.flow == "face" and "data-over" in markup.html else []
        section = _SECTION.match(markup.html)
        if len(marked) != 1 or section is None or "style=" in section[0]:
            ready.setdefault(markup.key, markup)
            continue
        style = styles[markup.css]
        over = _part(markup, style, f"{section[0]}{_BARE}>{marked[0]}</section>")
        below = _part(markup, style, markup.html.replace(marked[0], "", 1))
        ready.setdefault(below.key, below)
        ready.setdefault(over.key, over)
        parts[markup.key] = below.key, over.key
    return Split(tuple(ready.values()), parts)


def together(laid: Laid, markups: Sequence[FaceMarkup], parts: dict[str, tuple[str, str]]) -> Laid:
    """The pages of the faces, those that were taken apart put together again."""
    pages: dict[str, list[LaidPage]] = {}
    for key, page in laid.pages:
        pages.setdefault(key, []).append(page)
    joined: list[tuple[str, LaidPage]] = []
    for markup in markups:
        if markup.key not in parts:
            joined += [(markup.key, page) for page in pages[markup.key]]
            continue
        (below,), (over,) = (pages[key] for key in parts[markup.key])
        joined.append((markup.key, _over(below, over)))
    return replace(laid, pages=tuple(joined))


def _part(markup: FaceMarkup, style: str, html: str) -> FaceMarkup:
    """A part of a face, as a face; its key holds a hash of the style sheet, ``style``."""
    key = blake2b(f"{markup.form}\0{style}\0{html}".encode(), digest_size=16).hexdigest()
    return replace(markup, key=key, html=html)


def _over(below: LaidPage, over: LaidPage) -> LaidPage:
    """One page put on another of the same size."""
    content = b"q\n%b\nQ\nq\n%b\nQ" % (inflated(below.content), inflated(over.content))
    categories = sorted({*below.names, *over.names})
    names = {one: dict(sorted({**below.names.get(one, {}), **over.names.get(one, {})}.items())) for one in categories}
    fonts = tuple(sorted({*below.fonts, *over.fonts}))
    return replace(
        below, content=deflated(content, DEFLATE), names=names, fonts=fonts, glyphs=(*below.glyphs, *over.glyphs)
    )
