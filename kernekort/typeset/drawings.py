"""Drawings laid out apart from the pages that show them: as backgrounds of one page, all from its corner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from weasyprint import CSS, HTML

from kernekort.typeset.arts import Arts
from kernekort.typeset.bench import Bench
from kernekort.typeset.harvest import Art, Harvested, UnusualPageError
from kernekort.typeset.parts import Thing

_CSS = """
@page {{ size: {width}px {height}px; margin: 0 }}
html, body {{ margin: 0 }}
div {{ position: absolute; left: 0; top: 0; background-repeat: no-repeat; background-size: 100% 100% }}
"""


def draw(arts: Sequence[Art], bench: Bench) -> list[tuple[Thing, Mapping[str, Thing]]]:
    """Each drawing as a form with its upper left corner at the origin, y downwards, and all that it names.

    Raises:
        UnusualPageError: one of them did not come out as one form.
    """
    if not arts or bench.arts is None:
        return []
    divs = "".join(_div(bench.arts.urls[name], width, height) for name, width, height in arts)
    largest = max(max(width, height) for _, width, height in arts)
    stylesheet = CSS(string=_CSS.format(width=largest, height=largest))
    known, bench.fetcher.arts = bench.fetcher.arts, None
    try:
        with bench.listener.at_most(1):
            html = HTML(string=f"<!doctype html><body>{divs}", url_fetcher=bench.fetcher, base_url=bench.base_url)
            document = html.render(font_config=bench.font_configuration, stylesheets=[stylesheet])
    finally:
        bench.fetcher.arts = known
    if len(document.pages) != 1:
        raise UnusualPageError
    sizes = [(width, height) for _, width, height in arts]
    return list(Harvested(document, document.pages[0], bench.font, Arts()).drawings(sizes))


def _div(url: str, width: float, height: float) -> str:
    style = f"width:{width:.9f}px;height:{height:.9f}px;background-image:url('{url}')"
    return f'<div style="{escape(style)}"></div>'
