"""Slips in a stylesheet, as WeasyPrint itself tells of them, have words in both languages."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from weasyprint import CSS

from kernekort.findings import Fact, Place
from kernekort.typeset.log import Listener

PAGE = "Unsupported @page selector ' a:b ', the whole @page rule was ignored."
MARK = "/* from: brand/style.css */\n"


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A listener on WeasyPrint's log for as long as a test takes."""
    logger, heard = logging.getLogger("weasyprint"), Listener()
    logger.addHandler(heard)
    yield heard
    logger.removeHandler(heard)


@pytest.mark.parametrize(
    ("css", "code", "column", "facts"),
    [
        ("p { colour: red }", "css-property-unknown", 5, {"property": "colour", "near": ("color",)}),
        ("p { xyzzyx: red }", "css-property-unknown", 5, {"property": "xyzzyx", "near": ()}),
        ("p { unicode-bidi: embed }", "css-property-unsupported", 5, {"property": "unicode-bidi"}),
        ("p { -weasy-color: red }", "css-property-prefixed", 5, {"property": "-weasy-color", "instead": "color"}),
        ("p { -weasy-order: 1 }", "css-property-prefixed", 5, {"property": "-weasy-order", "instead": "order"}),
        ("p { color: }", "css-value-missing", 5, {"property": "color"}),
        ("p { width: 3 mm }", "css-value-unusable", 5, {"property": "width", "value": "3 mm"}),
        ("p { font: caption }", "css-value-unusable", 5, {"property": "font", "value": "caption"}),
        ("p { margin: 1pt 1pt 1pt 0 0 }", "css-value-unusable", 5, {"property": "margin", "value": "1pt 1pt 1pt 0 0"}),
        ("@medai print { p { color: red } }", "css-rule-unknown", 1, {"rule": "@medai"}),
        ("@foo;", "css-rule-unknown", 1, {"rule": "@foo"}),
        ("p::foo { color: red }", "css-selector-unusable", 0, {"selector": "p::foo"}),
        ("p { color red; }", "css-unreadable", 14, {}),
        ("p { color: red } q", "css-unreadable", 18, {}),
        ("@page a:b { margin: 0 }", "weasyprint-warning", 1, {"message": PAGE}),
    ],
)  # fmt: skip
def test_a_slip_is_told_by_its_property_and_its_place(
    css: str, code: str, column: int, facts: dict[str, Fact], listener: Listener
) -> None:
    with listener.parsing(MARK + css):
        CSS(string=MARK + css)
    (found,) = listener.findings((), fonts_refused=False)
    assert (found.code, found.facts) == (code, facts)
    assert found.place == Place("brand/style.css", 1, column)


def test_a_selector_over_several_lines_is_said_in_one(listener: Listener) -> None:
    CSS(string="p,\n  q::foo { color: red }")
    (found,) = listener.findings((), fonts_refused=False)
    assert (found.place, found.facts) == (None, {"selector": "p, q::foo"})
