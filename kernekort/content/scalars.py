"""Single values held against what a field may hold: texts, whole numbers, choices."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kernekort.content.notebook import Notebook, name_at, shown, wrong_type
from kernekort.findings import near
from kernekort.sources import Data, Keys

_BLANKS = re.compile(r"[ \t\n]+")
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def read_text(data: Data, keys: Keys, notebook: Notebook) -> str | None:
    """A text on one line: line breaks and blanks in a row become one blank, except those that tie words together."""
    text = read_plain(data, keys, notebook)
    return None if text is None else _BLANKS.sub(" ", text)


def read_lines(data: Data, keys: Keys, notebook: Notebook, parts: int | None = None) -> str | None:
    """A text whose line breaks mean something, of so many paragraphs at most.

    Findings: ``too-many-parts``, at the line where there is one too many.
    """
    text = read_plain(data, keys, notebook)
    if text is None:
        return None
    breaks = list(_EMPTY_LINES.finditer(text))
    if parts is not None and len(breaks) >= parts:
        # Whatever was cut off in front has its lines too.
        before = str(data)[: str(data).index(text)].count("\n")
        line = before + text.count("\n", 0, breaks[parts - 1].end()) + 1
        place = notebook.line_of(keys, line)
        notebook.error("too-many-parts", place, field=name_at(keys, notebook), found=len(breaks) + 1, most=parts)
    return "\n".join(line.rstrip(" \t") for line in text.split("\n"))


def paragraphs(text: str) -> int:
    """How many paragraphs a text has, which empty lines tell apart."""
    return len(_EMPTY_LINES.findall(text)) + 1


def read_plain(data: Data, keys: Keys, notebook: Notebook) -> str | None:
    """A text as it is typed, without what is blank around it."""
    # A bare number is a text where a text is asked for (»titel: 2026«); true and false are slips.
    if isinstance(data, bool) or not isinstance(data, str | int):
        wrong_type("text", data, keys, notebook)
        return None
    text = str(data).strip(" \t\n")
    if not text:
        wrong_type("text", None, keys, notebook)
        return None
    return text


def read_whole(data: Data, keys: Keys, notebook: Notebook, least: int, most: int) -> int | None:
    """A whole number within limits."""
    if isinstance(data, bool) or not isinstance(data, int):
        wrong_type("number", data, keys, notebook)
        return None
    if not least <= data <= most:
        limits = {"least": str(least), "most": str(most)}
        notebook.error("out-of-range", notebook.at(keys), field=name_at(keys, notebook), value=str(data), **limits)
        return None
    return data


def read_choice(data: Data, keys: Keys, choices: Iterable[str], notebook: Notebook) -> str | None:
    """One of the words that are allowed."""
    text = read_text(data, keys, notebook)
    allowed = tuple(choices)
    if text is None or text in allowed:
        return text
    name, place = name_at(keys, notebook), notebook.at(keys)
    notebook.error("not-a-choice", place, field=name, value=shown(text), near=near(text, allowed), choices=allowed)
    return None
