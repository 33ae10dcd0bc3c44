"""The door to markdown-it: CommonMark without what nobody means, with tables and footnotes, places kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token

from kernekort.prose.footnotes import footnote_mark, footnote_text

InlineRule = Callable[[StateInline, bool], bool]

MOST_NESTING = 20
"""Blocks inside one another from which the parser reads no further; far more than :func:`check` lets pass."""

_NEVER_MEANT = ("code", "fence", "lheading", "reference")
"""Nobody prints programs, dashes below a line make no heading of it, and no line may vanish as an address."""

_NO_LIST = re.compile(
    r"\d{5,}[.)]|\d{1,2}\.\s+(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|january|february|march|may|june|july|october)\b"
)


class _AsTyped(MarkdownIt):
    """Makes a link of every address, as it was typed: the check must see it, and the setting decides what is used."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's name
        """Any address will do."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's name
        """The address as it was typed."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the parser's name
        """The address as it was typed."""
        return link


def parse(text: str, raw: bool = False) -> list[Token]:
    """The blocks of a text; ``raw`` tells HTML from text, which is for finding it, never for printing it.

    What :func:`line_of` knows has its line in the block as ``line`` of its ``meta``.
    """
    markdown = _AsTyped("commonmark", {"html": raw, "maxNesting": MOST_NESTING})
    markdown.enable("table").disable(_NEVER_MEANT)
    if not raw:
        markdown.disable(["html_block", "html_inline"])
    blocks, inline = markdown.block.ruler, markdown.inline.ruler
    blocks.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    blocks.before("list", "footnote_text", footnote_text, {"alt": ["paragraph"]})
    for name, rule in (("link", link), ("image", image), ("autolink", autolink), ("html_inline", html_inline)):
        inline.at(name, _placed(rule))
    inline.before("link", "footnote_mark", _placed(footnote_mark))
    return markdown.parse(text)


def line_of(block: Token, token: Token | None = None) -> int:
    """The line, counted from 1, on which a block begins, or a link, picture, tag or footnote mark stands in it."""
    first = block.map[0] if block.map else 0
    return first + 1 + (int(token.meta.get("line", 0)) if token else 0)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list, unless the line begins with a date, ``3. december holder vi åbent``, or a number that counts nothing."""
    begins = state.bMarks[start] + state.tShift[start]
    return not _NO_LIST.match(state.src, begins) and list_block(state, start, end, silent)


def _placed(rule: InlineRule) -> InlineRule:
    """The rule, its token told on which line of the block it stands."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        # The text before it may have been put down first.
        own = next((token for token in state.tokens[before : before + 2] if token.type != "text"), None)
        if own is not None:
            own.meta["line"] = state.src.count("\n", 0, start)
        return True

    return placed
