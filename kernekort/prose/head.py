"""A Markdown file taken apart: its head of fields between two lines of dashes, and the text below."""

from __future__ import annotations

FENCE = "---"


def split(text: str) -> tuple[str, str, int]:
    """The head, the text, and the line of the file, counted from 1, on which the text begins.

    The head has an empty line in the place of the dashes above it, so its lines are counted as in the file. A file
    without a head is all text, its head empty. When the line that ends the head is missing, all of the file is head and
    the line is 0.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return "", text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return "\n".join(["", *lines[1:number], ""]), "\n".join(lines[number + 1 :]), number + 2
    return "\n".join(["", *lines[1:]]), "", 0
