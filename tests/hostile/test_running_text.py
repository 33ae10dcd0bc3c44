"""Texts made to take for ever, to grow, or to reach: each is read in bounded time, and little comes of it."""

from __future__ import annotations

import time
from html import escape

import pytest

from kernekort import prose
from kernekort.prose.checking import MOST_CHARACTERS

N = 12_000
SECONDS = 15.0
"""For a machine that does other things too; on an idle one none takes more than two."""

GROWTH = 40
"""A text may grow so many times: an empty list item is two characters of Markdown and many more of HTML."""

BOMBS = {
    "brackets": "[" * N,
    "pictures": "![" * (N // 2),
    "links begun": "[a](" * (N // 4),
    "links in links": "[" * (N // 6) + "a" + "](b)" * (N // 6),
    "pictures in pictures": "![" * (N // 12) + "a" + "](b)" * (N // 12),
    "footnotes begun": "[^" * (N // 2),
    "footnotes": "[^a]" * (N // 4) + "\n\n" + "[^a]: b\n" * 100,
    "footnotes in a ring": "[^a]\n\n[^a]: [^b]\n\n[^b]: [^a]",
    "addresses with blanks": "[a a](a a" * (N // 9),
    "quotations": ">" * N + "a",
    "quotations apart": "> " * (N // 2) + "a",
    "lists": "- " * (N // 2) + "a",
    "numbered lists": "1. " * (N // 3) + "a",
    "lists of all signs": "\n".join("-*+"[row % 3] + " a" for row in range(N // 4)),
    "lists deeper and deeper": "\n".join("  " * row + "- a" for row in range(200)),
    "lists in quotations": "> - " * (N // 4) + "a",
    "asterisks": "*" * N,
    "asterisks on both sides": "*" * (N // 2) + "a" + "*" * (N // 2),
    "emphasis never ended": "*a_ " * (N // 4),
    "emphasis in turn": "_*" * (N // 2),
    "emphasis crossed": "*a**a" * (N // 5),
    "backticks of all lengths": "".join("`" * length + "e" for length in range(1, 200)),
    "tags begun": "<a " * (N // 3),
    "comments begun": "<!--" * (N // 4),
    "tags": "<b>" * (N // 3),
    "addresses begun": "<http:" * (N // 6),
    "entities": "&amp;" * (N // 5),
    "strokes": "|" * N,
    "a long table": "| a | b |\n|---|---|\n" + "| a | b |\n" * (N // 10),
    "a wide table": "|a" * 500 + "\n" + "|-" * 500 + "\n" + "a\n" * (N // 2),
    "tables begun": "a|b\n" * (N // 4),
    "headings": "# a\n" * (N // 4),
    "titles begun": '[a](b "' * (N // 7),
    "one long word": "a" * N,
    "empty lines": "\n" * N,
    "tabs": "\t- a\n" * (N // 5),
    "soft breaks": "a\n" * (N // 2),
    "rules": "---\n" * (N // 4),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_take_little_time_and_make_little(name: str) -> None:
    text = BOMBS[name]
    begun = time.perf_counter()
    problems = prose.check(text)
    html = prose.html(text, running=escape, image=lambda path, said: path)
    assert time.perf_counter() - begun < SECONDS
    assert problems or (len(html) < GROWTH * N and depth_of(html) < 40)
    assert all(len(str(fact)) <= 80 for one in problems for fact in one.facts.values())


@pytest.mark.parametrize("unit", ["[", ">", "![", "*", "|\n", "<b>"])
def test_ten_megabytes_are_refused_unread(unit: str) -> None:
    text = unit * (10_000_000 // len(unit))
    begun = time.perf_counter()
    assert [one.code for one in prose.check(text)] == ["text-too-long"]
    assert prose.pictures(text) == ()
    assert prose.split(text) == ("", text, 1)
    assert time.perf_counter() - begun < 1.0


def test_a_head_of_ten_megabytes_is_taken_off_at_once() -> None:
    begun = time.perf_counter()
    head, body, line = prose.split("---\n" + "a: b\n" * 2_000_000 + "---\nTekst")
    assert (len(head), body, line) == (10_000_001, "Tekst", 2_000_003)
    assert time.perf_counter() - begun < 3.0


def test_what_lies_too_deep_to_be_read_is_told() -> None:
    """The parser leaves out, without a word, what lies deeper than its limit."""
    for text in (BOMBS["quotations"], BOMBS["lists"], BOMBS["lists deeper and deeper"], BOMBS["lists in quotations"]):
        assert {one.code for one in prose.check(text)} & {"quotation-too-deep", "list-too-deep"}


def depth_of(html: str) -> int:
    """How deep elements lie in one another."""
    depth = deepest = 0
    for piece in html.split("<")[1:]:
        depth += -1 if piece.startswith("/") else 0 if piece.startswith(("br", "hr", "img")) else 1
        deepest = max(depth, deepest)
    return deepest


@pytest.mark.parametrize(
    "sign", ["\x00", "\u202e", "\ufdd0", "\ud7ff", "\ue000", "&#0;", "&#xFDD0;", "&#x110000;", "&#128;"]
)
def test_odd_signs_do_no_harm(sign: str) -> None:
    html = prose.html(f"a {sign} *b* {sign}", running=escape, image=lambda path, said: "", dress=lambda text: text)
    assert "<em>b</em>" in html


def test_the_limit_is_worth_the_time() -> None:
    text = ("Et *ganske* almindeligt afsnit med [link](https://kl.dk) og en note.\n" * 3 + "\n") * (
        MOST_CHARACTERS // 250
    )
    begun = time.perf_counter()
    assert prose.check(text[:MOST_CHARACTERS].rpartition("\n\n")[0]) == ()
    assert time.perf_counter() - begun < SECONDS
