"""A checked text made into HTML: every element is written here, every word of the text comes through ``running``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from kernekort.prose.addresses import link_address, spoken
from kernekort.prose.checking import LOWEST_HEADING, MOST_LISTS, TOP_HEADING
from kernekort.prose.footnotes import Notes, notes_of
from kernekort.prose.parsing import parse
from kernekort.prose.pieces import Dress, Piece, dressed, joined, poured
from kernekort.prose.shaping import is_address, plain, shaped
from kernekort.quick import dataclass

Image = Callable[[str, str], str]

SECOND_HALF = ("…", "..")
"""A line that begins so is the second half of a thought, and stays a line of its own."""

_PLAIN = frozenset({"p", "blockquote", "li", "table", "thead", "tbody", "tr", "em", "strong"})


def html(text: str, *, running: Dress, image: Image, dress: Dress = str) -> str:
    """A text that :func:`check` found nothing wrong with as one ``<div class="prose">``.

    Args:
        text: the Markdown.
        running: makes plain text into safe HTML, words ready to be broken.
        image: makes the path and the description of a picture into safe HTML.
        dress: puts plain text into the house's typography. It is given the whole of a paragraph, the character
            ``SEAM`` wherever a mark stands in it, so that it sees what is quoted across marks.
    """
    tokens = shaped(parse(text))
    setter = _Setter(running, image, dress, notes_of(tokens))
    return f'<div class="prose">{setter.blocks(tokens)}{setter.notes()}</div>'


@dataclass(frozen=True)
class _Setter:
    """What all parts of a text are set with."""

    running: Dress
    image: Image
    dress: Dress
    numbered: Notes

    def blocks(self, tokens: list[Token]) -> str:
        """Blocks one after another, footnotes left out."""
        written: list[str] = []
        depth = 0
        in_note = False
        for token in tokens:
            if token.type.startswith("footnote_"):
                in_note = token.type == "footnote_open"
            elif not in_note:
                depth += token.nesting * (token.tag in ("ul", "ol"))
                written.append(self._block(token, depth))
        return "".join(written)

    def _block(self, token: Token, depth: int) -> str:
        if token.type == "inline":
            return self._figure(token) if token.meta.get("figure") else self.inline(token)
        if token.hidden:
            return ""
        if token.type == "hr":
            return "<hr>"
        closing = "/" if token.nesting < 0 else ""
        if token.type.startswith("heading"):
            return f"<{closing}h{min(max(len(token.markup), TOP_HEADING), LOWEST_HEADING)}>"
        return f"<{closing}{token.tag}{'' if closing else _attributes(token, depth)}>"

    def inline(self, block: Token) -> str:
        """What stands in a paragraph, a heading or a cell."""
        return self._set(self._pieces(block.children or []))

    def _set(self, pieces: Iterator[Piece]) -> str:
        return poured(dressed(joined(pieces), self.dress), self.running)

    def _pieces(self, tokens: list[Token]) -> Iterator[Piece]:
        links: list[bool] = []
        for number, token in enumerate(tokens):
            if token.type == "text":
                # An address in the text is not dressed, nor hyphenated.
                auto = number > 0 and is_address(tokens[number - 1])
                yield Piece(escape(spoken(token.content)), False) if auto else Piece(token.content, True)
            elif token.type == "softbreak":
                thought = number + 1 < len(tokens) and tokens[number + 1].content.startswith(SECOND_HALF)
                yield Piece("<br>", False) if thought else Piece(" ", True)
            elif token.type == "link_open":
                address = str(token.attrGet("href"))
                links.append(link_address(address))
                yield Piece(_opening(address, tokens, number) if links[-1] else "", False)
            elif token.type == "link_close":
                yield Piece("</a>" if links.pop() else "", False)
            else:
                yield self._mark(token)

    def _mark(self, token: Token) -> Piece:
        if token.type == "footnote_mark":
            number = self.numbered.numbers.get(token.content)
            return Piece(f"<sup>{number}</sup>", False) if number else Piece(f"[^{token.content}]", True)
        if token.type == "code_inline":
            return Piece(f"<code>{escape(token.content)}</code>", False)
        if token.type == "hardbreak":
            return Piece("<br>", False)
        if token.type == "image":
            return Piece(self.image(str(token.attrGet("src")), plain(token)), False)
        closing = "/" if token.nesting < 0 else ""
        return Piece(f"<{closing}{token.tag}>" if token.tag in _PLAIN else "", False)

    def _figure(self, block: Token) -> str:
        picture = (block.children or [block])[0]
        shown = self.image(str(picture.attrGet("src")), plain(picture))
        caption = str(picture.attrGet("title") or "")
        said = self._set(iter([Piece(caption, True)]))
        return f"<figure>{shown}{f'<figcaption>{said}</figcaption>' if caption else ''}</figure>"

    def notes(self) -> str:
        """The footnotes in the order they are referred to, as a numbered list."""
        entries = [f"<li>{self.inline(self.numbered.texts[name])}</li>" for name in self.numbered.numbers]
        return f'<ol class="notes">{"".join(entries)}</ol>' if entries else ""


def _attributes(token: Token, depth: int) -> str:
    """The attributes of an element that the style sheet or the numbering needs; none that the text has written."""
    if token.tag in ("ul", "ol"):
        wide = " wide" if token.meta.get("wide") else ""
        return f' class="level-{min(depth, MOST_LISTS)}{wide}"'
    if token.tag == "li":
        # The attributes that HTML has for this are not heeded by the typesetter.
        step = int(token.meta.get("step", 1))
        return "" if step == 1 else f' style="counter-increment: list-item {step}"'
    if token.tag == "th":
        return ' scope="col"' + _aligned(token)
    if token.tag == "td":
        return _aligned(token)
    return ' class="source"' if token.meta.get("source") else ""


def _aligned(token: Token) -> str:
    side = str(token.attrGet("style") or "").removeprefix("text-align:")
    return f' class="{side}"' if side in ("right", "center") else ""


def _opening(address: str, tokens: list[Token], number: int) -> str:
    """The beginning of a link, with its address for those who read it on paper unless the text is the address."""
    short = spoken(address)
    same = spoken("".join(_link_text(tokens, number)).strip()) == short
    told = ' class="address"' if same else f' data-address="{escape(short)}"'
    return f'<a href="{escape(normalizeLink(address))}"{told}>'


def _link_text(tokens: list[Token], number: int) -> Iterator[str]:
    """The text of the link that opens at a token."""
    while tokens[number].type != "link_close":
        yield tokens[number].content
        number += 1
