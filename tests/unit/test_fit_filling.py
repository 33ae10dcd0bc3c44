"""How many lines running text takes."""

from __future__ import annotations

import pytest

from kernekort.fit import lines_filled


def one_each(text: str) -> float:
    """A millimetre a character."""
    return float(len(text))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("et to tre", 9, 1),
        ("et to tre", 8, 2),
        ("et to tre", 5, 2),
        ("et to tre", 3, 3),
        ("et\nto tre", 20, 2),
        ("et\n\nto", 20, 3),
        ("ord – og mere", 5, 3),
        ("kerne\u00adopgaven", 8, 2),
        ("kerne\u00adopgaven", 13, 1),
        ("ubrydeligt", 4, 1),
    ],
)
def test_lines(text: str, width: float, lines: int) -> None:
    assert lines_filled(text, one_each, width) == lines
