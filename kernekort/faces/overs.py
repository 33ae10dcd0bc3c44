"""What stands over all the rest of a face: laid out by itself, and put on it.

A template marks a paragraph that stands where it stands whatever the rest says, and that nothing stands over: with
``data-over`` one that is the same on many faces, whom a card is for; with ``data-apart`` one that another occasion
changes, when a meeting is. When that is all that changes, nothing else has to be laid out again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Literal

from kernekort.faces.assembling import Laid
from kernekort.faces.dyeing import DEFLATE
from kernekort.markup.model import FaceMarkup, pieces_of
from kernekort.quick import dataclass
from kernekort.typeset.parts import LaidPage, deflated, inflated

_MARKS = {
    mark: re.compile(rf'(<p [^<>]*\b{mark}=""[^<>]*)>(?:(?!<p\b).)*?</p>', re.DOTALL)
    for mark in ("data-over", "data-apart")
}
_SECTION = re.compile(r"<section\b[^<>]*(?=>)")
_CLASSES = re.compile(r'<section class="([^"]*)"')
_LANGUAGE = re.compile(r' lang="[^"]*"')
_BARE = ' style="background:none"'
STAND_IN = (1, 2, 3)
"""The colour of what stands in for a paragraph; on a page with other text of that colour, nothing can."""

Mark = Literal["data-over", "data-apart"]


@dataclass(frozen=True)
class Split:
    """Faces taken apart: all that has to be laid out, and by the key of a face, those of its two parts."""

    markups: tuple[FaceMarkup, ...]
    parts: dict[str, tuple[str, str]]


def split(markups: Sequence[FaceMarkup], mark: Mark = "data-over") -> Split:
    """Faces without what is marked, and what was, each once.

    What changes with the occasion is taken off documents too, where it stands on the first page.
    """
    ready: dict[str, FaceMarkup] = {}
    parts: dict[str, tuple[str, str]] = {}
    styles = _Styles()
    for markup in markups:
        marked = _marked(markup, mark)
        if marked is None:
            ready.setdefault(markup.key, markup)
            continue
        over = _part(markup, styles[markup.css], _alone(markup, marked, mark))
        below = _part(markup, styles[markup.css], markup.html.replace(marked[0], "", 1))
        over = replace(over, flow="face")
        ready.setdefault(below.key, below)
        ready.setdefault(over.key, over)
        parts[markup.key] = below.key, over.key
    return Split(tuple(ready.values()), parts)


@dataclass(frozen=True)
class StoodIn:
    """Faces with something that stands in for what the occasion changes; by their place, what stands there really."""

    markups: tuple[FaceMarkup, ...]
    overs: dict[int, FaceMarkup]


def stood_in(markups: Sequence[FaceMarkup]) -> StoodIn:
    """Faces whose marked paragraphs say the same at each occasion, in a colour of their own, so that they are found."""
    ready: list[FaceMarkup] = []
    overs: dict[int, FaceMarkup] = {}
    styles = _Styles()
    for place, markup in enumerate(markups):
        marked = _marked(markup, "data-apart")
        if marked is None:
            ready.append(markup)
            continue
        over = _part(markup, styles[markup.css], _alone(markup, marked, "data-apart"))
        overs[place] = replace(over, flow="face")
        html = markup.html.replace(marked[0], f"{_coloured(marked[1])}>0</p>", 1)
        ready.append(_part(markup, styles[markup.css], html))
    return StoodIn(tuple(ready), overs)


def _coloured(tag: str) -> str:
    """The tag of a paragraph in the colour of what stands in."""
    colour = f"color:rgb{STAND_IN}"
    return tag.replace(' style="', f' style="{colour};', 1) if ' style="' in tag else f'{tag} style="{colour}"'


class _Styles(dict[str, str]):
    """A hash of each style sheet, made when it is asked for: most faces are taken apart nowhere."""

    def __missing__(self, css: str) -> str:
        self[css] = blake2b(css.encode(), digest_size=16).hexdigest()
        return self[css]


def _marked(markup: FaceMarkup, mark: Mark) -> re.Match[str] | None:
    """The one paragraph that is marked, of a face that can do without."""
    if mark not in markup.html or (markup.flow != "face" and mark == "data-over"):
        return None
    found = list(_MARKS[mark].finditer(markup.html))
    section = _SECTION.match(markup.html)
    return found[0] if len(found) == 1 and section is not None and "style=" not in section[0] else None


def _alone(markup: FaceMarkup, marked: re.Match[str], mark: Mark) -> str:
    """What is marked, as the only thing on a page; where it is no side of a card, without what stands on all pages."""
    section = _SECTION.match(markup.html)
    assert section is not None  # noqa: S101 - else nothing was marked
    if mark == "data-over":
        return f"{section[0]}{_BARE}>{marked[0]}</section>"
    classes, language = _CLASSES.match(section[0]), _LANGUAGE.search(section[0])
    own = f"{classes[1] if classes else 'face'} apart"
    return f'<section class="{own}"{language[0] if language else ""}{_BARE}>{marked[0]}</section>'


def together(laid: Laid, markups: Sequence[FaceMarkup], parts: dict[str, tuple[str, str]]) -> Laid:
    """The pages of the faces, those that were taken apart put together again.

    Raises:
        ValueError: what was taken off has come to several pages, or to one of another size.
    """
    pages: dict[str, list[LaidPage]] = {}
    for key, page in laid.pages:
        pages.setdefault(key, []).append(page)
    joined: list[tuple[str, LaidPage]] = []
    for markup in markups:
        if markup.key not in parts:
            joined += [(markup.key, page) for page in pages[markup.key]]
            continue
        (first, *rest), over = (pages[key] for key in parts[markup.key])
        if [first.media] != [page.media for page in over]:
            raise ValueError("a part of a face has come to another page than the face")
        joined += [(markup.key, page) for page in (_over(first, over[0]), *rest)]
    return replace(laid, pages=tuple(joined))


def _part(markup: FaceMarkup, style: str, html: str) -> FaceMarkup:
    """A part of a face, as a face; its key holds a hash of the style sheet, ``style``."""
    key = blake2b(f"{markup.form}\0{style}\0{html}".encode(), digest_size=16).hexdigest()
    return replace(markup, key=key, pieces=pieces_of(html, {piece: piece for piece in markup.pieces}))


def _over(below: LaidPage, over: LaidPage) -> LaidPage:
    """One page put on another of the same size."""
    content = b"q\n%b\nQ\nq\n%b\nQ" % (inflated(below.content), inflated(over.content))
    categories = sorted({*below.names, *over.names})
    names = {one: dict(sorted({**below.names.get(one, {}), **over.names.get(one, {})}.items())) for one in categories}
    fonts = tuple(sorted({*below.fonts, *over.fonts}))
    return replace(
        below, content=deflated(content, DEFLATE), names=names, fonts=fonts, glyphs=(*below.glyphs, *over.glyphs)
    )
