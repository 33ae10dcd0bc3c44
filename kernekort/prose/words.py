"""The words of a running text without its marks, for those who proof-read it."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from kernekort.prose.parsing import parse
from kernekort.prose.shaping import is_address, plain


def plain_text(text: str) -> str:
    """What a text says, a line for each heading, paragraph, item and cell; addresses and marks are left out."""
    return "\n".join("".join(_said(block)) for block in parse(text) if block.type == "inline" and block.content)


def _said(block: Token) -> Iterator[str]:
    tokens = block.children or []
    for before, token in zip([block, *tokens], tokens, strict=False):
        if token.type in ("text", "code_inline") and not is_address(before):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " " if token.type == "softbreak" else "\n"
        elif token.type == "image":
            yield plain(token)
