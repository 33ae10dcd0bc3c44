"""A running text checked before anything is made of it: what cannot be printed, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from kernekort.findings import error
from kernekort.prose.addresses import is_local, link_address, suggested
from kernekort.prose.footnotes import marks, notes_of
from kernekort.prose.parsing import line_of, parse
from kernekort.prose.problem import Problem, shortened
from kernekort.prose.shaping import plain, stands_alone
from kernekort.prose.tables import table_problems

MOST_CHARACTERS = 100_000
"""Thirty pages and more; it also bounds the time that reading a text takes, whatever is in it."""

MOST_PROBLEMS = 100
"""So many are told at once; a text with more of them is no Markdown."""

TOP_HEADING, LOWEST_HEADING = 2, 4
"""Signs before a heading: one is the title's, and below four nobody sees a difference."""

MOST_LISTS = 3
MOST_QUOTES = 2
MOST_MARKS = 6

_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_HEADING_WITHOUT_BLANK = re.compile(r"#{2,6}\w")
_BLANK_IN_ADDRESS = re.compile(r"\[[^\]]{1,200}\]\(([^()<>\"\s]{1,200} [^()<>\"]{1,200}?)(?: \"[^\"]{0,200}\")?\)")
_BY_REFERENCE = re.compile(r"\[([^\]^]{1,80})\]:\s*<?(?:https?:|mailto:|www\.)", re.IGNORECASE)


def check(text: str) -> tuple[Problem, ...]:
    """Everything in a text that cannot be printed as it stands, in the order of its lines.

    No more than ``MOST_PROBLEMS`` of them are told.
    """
    if len(text) > MOST_CHARACTERS:
        return (Problem(1, error("text-too-long", length=len(text), most=MOST_CHARACTERS)),)
    tokens = parse(text)
    found = [
        *_raw_html(parse(text, raw=True)),
        *_headings(tokens),
        *_depths(tokens),
        *table_problems(tokens, text.split("\n")),
        *_paragraphs(tokens),
        *_links_and_pictures(tokens),
        *_emphasis(tokens),
        *_footnotes(tokens),
    ]
    once: dict[tuple[int, str, str], Problem] = {}
    for one in sorted(found, key=lambda one: one.line):
        # A tag that opens on a line mostly closes there too, which need not be said.
        facts = "" if one.code == "html-in-text" else repr(one.facts)
        once.setdefault((one.line, one.code, facts), one)
    return tuple(once.values())[:MOST_PROBLEMS]


def pictures(text: str) -> tuple[tuple[int, str], ...]:
    """The lines of the pictures in a text, counted from 1, and their paths as they are written."""
    if len(text) > MOST_CHARACTERS:
        return ()
    shown = [(block, token) for block, token in _inline(parse(text)) if token.type == "image"]
    return tuple((line_of(block, token), str(token.attrGet("src"))) for block, token in shown)


def _inline(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Everything inside the blocks, each with its block."""
    return ((block, token) for block in tokens for token in block.children or ())


def _raw_html(tokens: list[Token]) -> Iterator[Problem]:
    for token in tokens:
        if token.type == "html_block":
            yield Problem(line_of(token), error("html-in-text", tag=shortened(token.content)))
    for block, token in _inline(tokens):
        if token.type == "html_inline":
            yield Problem(line_of(block, token), error("html-in-text", tag=shortened(token.content)))


def _headings(tokens: list[Token]) -> Iterator[Problem]:
    above = TOP_HEADING - 1
    for token in (token for token in tokens if token.type == "heading_open"):
        level = len(token.markup)
        if not TOP_HEADING <= level <= LOWEST_HEADING:
            right = "#" * min(max(level, TOP_HEADING), LOWEST_HEADING)
            yield Problem(line_of(token), error("heading-level", marks=token.markup, right=right))
            continue
        if level > above + 1:
            # A reader of the screen jumps from heading to heading, and would look for the one between.
            yield Problem(line_of(token), error("heading-skips", marks=token.markup, right="#" * (above + 1)))
        above = level


def _depths(tokens: list[Token]) -> Iterator[Problem]:
    """Lists and quotations that lie deeper in one another than they can be told apart."""
    lists = quotes = 0
    for token in tokens:
        lists += token.nesting * (token.type in _LISTS or token.type.replace("close", "open") in _LISTS)
        quotes += token.nesting * token.type.startswith("blockquote")
        if token.type in _LISTS and lists == MOST_LISTS + 1:
            yield Problem(line_of(token), error("list-too-deep", most=MOST_LISTS))
        if token.type == "blockquote_open" and quotes == MOST_QUOTES + 1:
            yield Problem(line_of(token), error("quotation-too-deep", most=MOST_QUOTES))


def _paragraphs(tokens: list[Token]) -> Iterator[Problem]:
    """Lines that were meant as something else than the text they are."""
    for token in (token for token in tokens if token.type == "inline"):
        for number, line in enumerate(token.content.split("\n"), start=line_of(token)):
            if _HEADING_WITHOUT_BLANK.match(line):
                signs = line[: len(line) - len(line.lstrip("#"))]
                yield Problem(number, error("heading-without-blank", marks=signs))
            if found := _BY_REFERENCE.match(line):
                yield Problem(number, error("link-by-reference", label=shortened(found[1])))
            if (found := _BLANK_IN_ADDRESS.search(line)) and "`" not in line:
                yield Problem(number, error("blank-in-address", address=shortened(found[1])))


def _links_and_pictures(tokens: list[Token]) -> Iterator[Problem]:
    for block, token in _inline(tokens):
        if token.type == "link_open":
            address = str(token.attrGet("href"))
            if not link_address(address):
                better = shortened(suggested(address))
                yield Problem(line_of(block, token), error("link-refused", address=shortened(address), better=better))
        elif token.type == "image":
            yield from _picture(token, line_of(block, token), stands_alone(block))


def _picture(token: Token, line: int, alone: bool) -> Iterator[Problem]:
    path = str(token.attrGet("src"))
    shown = shortened(path)
    if not is_local(path):
        yield Problem(line, error("picture-elsewhere", path=shown))
    if not plain(token).strip():
        yield Problem(line, error("picture-undescribed", path=shown))
    if not alone:
        yield Problem(line, error("picture-in-text", path=shown))


def _emphasis(tokens: list[Token]) -> Iterator[Problem]:
    """Marks inside marks inside marks, which is a row of asterisks and no emphasis."""
    for block in tokens:
        depth = 0
        for token in block.children or ():
            depth += token.nesting
            if depth > MOST_MARKS:
                yield Problem(line_of(block), error("emphasis-too-deep", most=MOST_MARKS))
                break


def _footnotes(tokens: list[Token]) -> Iterator[Problem]:
    notes = notes_of(tokens)
    for block, mark in marks(tokens):
        if mark.content not in notes.texts:
            yield Problem(line_of(block, mark), error("footnote-missing", name=mark.content))
    seen: set[str] = set()
    for token in (token for token in tokens if token.type == "footnote_open"):
        if token.content in seen:
            yield Problem(line_of(token), error("footnote-twice", name=token.content))
        elif token.content not in notes.numbers:
            yield Problem(line_of(token), error("footnote-unused", name=token.content))
        seen.add(token.content)
