"""Blocks that are more than the parser knows: pictures on their own, and who is quoted."""

from __future__ import annotations

import re

from markdown_it.token import Token

_DASH = re.compile(r"(?:—|–|--+)[ \u00a0]*(?=\S)")
_WIDE = 100
"""A number from which an item needs more room for it."""

_BREAKS = ("softbreak", "hardbreak")


def stands_alone(block: Token) -> bool:
    """Whether a block holds nothing but one picture."""
    return [token.type for token in block.children or ()] == ["image"]


def is_address(opening: Token) -> bool:
    """Whether a link begins whose text is its address: ``<https://…>``."""
    return opening.type == "link_open" and opening.info == "auto"


def plain(picture: Token) -> str:
    """The description of a picture without its marks."""
    return "".join(child.content or " " * (child.type == "softbreak") for child in picture.children or ())


def shaped(tokens: list[Token]) -> list[Token]:
    """The blocks, with sources told from what they said; empty headings and the paragraphs around figures hidden."""
    found = _with_sources(tokens)
    _number(found)
    for opening, block, closing in zip(found, found[1:], found[2:], strict=False):
        figure = opening.type == "paragraph_open" and stands_alone(block)
        if figure or (opening.type == "heading_open" and not block.content):
            opening.hidden = closing.hidden = True
            block.meta["figure"] = figure
    return found


def _number(tokens: list[Token]) -> None:
    """Tells each item of a numbered list how far its number, as typed, is from the one before.

    A year that begins an item stays that year; a list whose items all have one number is counted from it.
    """
    around: list[list[Token]] = []
    for token in tokens:
        if token.nesting > 0 and token.tag in ("ol", "ul"):
            around.append([token])
        elif token.type == "list_item_open":
            around[-1].append(token)
        elif token.nesting < 0 and token.tag in ("ol", "ul"):
            opening, *items = around.pop()
            typed = [int(item.info) for item in items] if token.tag == "ol" else []
            counted = typed if len(set(typed)) > 1 else range(typed[0], typed[0] + len(typed)) if typed else ()
            for item, number, before in zip(items, counted, (0, *counted), strict=False):
                item.meta["step"] = number - before
            opening.meta["wide"] = max(counted, default=0) >= _WIDE


def _with_sources(tokens: list[Token]) -> list[Token]:
    """The last line of each quotation that begins with a dash made a paragraph of its own, marked as ``source``."""
    found: list[Token] = []
    for number, token in enumerate(tokens):
        found.append(token)
        ends = number + 1 < len(tokens) and tokens[number + 1].type == "blockquote_close"
        if ends and token.type == "paragraph_close" and not token.hidden:
            found[-3:] = _parted(found[-3:], alone=found[-4].type == "blockquote_open")
    return found


def _parted(paragraph: list[Token], alone: bool) -> list[Token]:
    """The paragraph, its source apart when it ends in one."""
    opening, block, closing = paragraph
    children = block.children or []
    breaks = [number for number, child in enumerate(children) if child.type in _BREAKS and child.level == 0]
    begins = breaks[-1] + 1 if breaks else 0
    if (alone and not breaks) or begins >= len(children) or not _DASH.match(children[begins].content):
        return paragraph
    said = children[begins].copy(content="–\u00a0" + _DASH.sub("", children[begins].content, count=1))
    name = [opening.copy(meta={"source": True}), block.copy(children=[said, *children[begins + 1 :]]), closing.copy()]
    above = [opening, block.copy(children=children[: max(begins - 1, 0)]), closing]
    return [*above, *name] if breaks else name
