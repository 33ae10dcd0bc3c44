"""Footnotes: ``[^name]`` in the text, and ``[^name]: what it says`` in a paragraph of its own.

A rule of our own: the plugin for it lets a note that nothing refers to vanish without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kernekort.quick import dataclass

_MARK = re.compile(r"\[\^([^\s\[\]^]{1,40})\]")
_TEXT = re.compile(_MARK.pattern + r":[ \t]*")
_INDENT = 4


@dataclass(frozen=True)
class Notes:
    """The footnotes of a text: their numbers in the order they are first referred to, and their texts."""

    numbers: Mapping[str, int]
    texts: Mapping[str, Token]


def footnote_mark(state: StateInline, silent: bool) -> bool:
    """``[^name]`` in a text."""
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("footnote_mark", "", 0).content = found[1]
    state.pos = found.end()
    return True


def footnote_text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``[^name]: …`` up to the next empty line, where it stands in no list and no quotation."""
    begins = state.bMarks[start] + state.tShift[start]
    found = _TEXT.match(state.src, begins, state.eMarks[start])
    if found is None or state.level or state.sCount[start] - state.blkIndent >= _INDENT:
        return False
    if silent:
        return True
    ends = _last(state, start, end)
    lines = [state.src[found.end() : state.eMarks[start]], state.getLines(start + 1, ends, 0, False)]
    state.push("footnote_open", "", 1).content = found[1]
    state.tokens[-1].map = [start, ends]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = "\n".join(lines).strip(), [start, ends], []
    state.push("footnote_close", "", -1)
    state.line = ends
    return True


def _last(state: StateBlock, start: int, end: int) -> int:
    """The line after the last one of the paragraph that begins at ``start``."""
    rules, around = state.md.block.ruler.getRules("paragraph"), state.parentType
    state.parentType = "paragraph"
    line = start + 1
    while line < end and not state.isEmpty(line) and not any(rule(state, line, end, True) for rule in rules):
        line += 1
    state.parentType = around
    return line


def marks(tokens: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    """Every footnote mark with the block it stands in, those of the notes themselves last."""
    noted: list[Token] = []
    in_note = False
    for token in tokens:
        in_note = token.type == "footnote_open" or (in_note and token.type != "footnote_close")
        if token.type == "inline":
            if in_note:
                noted.append(token)
            else:
                yield from _within(token)
    for token in noted:
        yield from _within(token)


def _within(block: Token) -> Iterator[tuple[Token, Token]]:
    return ((block, token) for token in block.children or () if token.type == "footnote_mark")


def notes_of(tokens: list[Token]) -> Notes:
    """The footnotes that a text refers to and has; of two with one name the first."""
    texts: dict[str, Token] = {}
    for opening, inline in pairwise(tokens):
        if opening.type == "footnote_open":
            texts.setdefault(opening.content, inline)
    numbers: dict[str, int] = {}
    for _, mark in marks(tokens):
        if mark.content in texts:
            numbers.setdefault(mark.content, len(numbers) + 1)
    return Notes(numbers, texts)
