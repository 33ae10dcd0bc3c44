"""A Markdown file is taken apart so that every line of it keeps its number."""

from __future__ import annotations

import pytest

from kernekort.prose import split


def test_a_head_and_a_text() -> None:
    assert split("---\ntitle: A\nkicker: B\n---\n\nTekst\n") == ("\ntitle: A\nkicker: B\n", "\nTekst\n", 5)


def test_lines_are_counted_as_in_the_file() -> None:
    text = "---\ntitle: A\nlead: B\n---\nFørst\nsiden"
    head, body, line = split(text)
    assert head.split("\n")[1] == text.split("\n")[1]
    assert body.split("\n")[1] == text.split("\n")[line]


@pytest.mark.parametrize("text", ["Bare tekst", "", "\n---\na: b\n---\n", "--- \u2028x", "----\na\n----"])
def test_without_a_head_all_is_text(text: str) -> None:
    assert split(text) == ("", text, 1)


def test_other_line_ends_and_blanks_after_the_dashes_do_no_harm() -> None:
    assert split("--- \r\ntitle: A\r\n---\t\r\nTekst") == ("\ntitle: A\r\n", "Tekst", 4)


def test_a_rule_in_the_text_is_left_there() -> None:
    assert split("---\na: b\n---\nEt\n\n---\n\nTo") == ("\na: b\n", "Et\n\n---\n\nTo", 4)


def test_an_empty_head() -> None:
    assert split("---\n---\nTekst") == ("\n", "Tekst", 3)


def test_a_head_that_is_not_ended_is_told_by_a_line_that_is_not_there() -> None:
    assert split("---\ntitle: A\n\nTekst") == ("\ntitle: A\n\nTekst", "", 0)
    assert split("---") == ("", "", 0)
