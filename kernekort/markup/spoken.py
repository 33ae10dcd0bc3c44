"""The filters of templates: texts made ready to be broken, and values put the way people write them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

from markupsafe import Markup

from kernekort import typography
from kernekort.fit import Compounds
from kernekort.markup import running
from kernekort.markup.images import Images
from kernekort.typography import House

_DATES: dict[str, Callable[[str, str], str]] = {"long": typography.long_date, "short": typography.short_date}


def filters(compounds: Compounds, language: str, house: House, images: Images) -> dict[str, Callable[..., Any]]:
    """All filters, bound to the language and the house style of a deck."""
    return {
        **running.filters(compounds, language),
        "clock": lambda minutes: typography.clock(minutes, house, language),
        "span": lambda start, end: typography.span(start, end, house, language),
        "date": lambda day, form="long": _DATES[form](day, language),
        "hours": lambda minutes: typography.hours(minutes, language),
        "dress": lambda text: typography.dress(text, house, language),
        "markdown": partial(_markdown, compounds, language, house, images),
    }


def _markdown(compounds: Compounds, language: str, house: House, images: Images, text: str) -> Markup:
    """Running text as HTML; its paragraphs are dressed, and its words hyphenated, like all other text."""
    # Loaded with the first running text: most materials have none, and the parser takes a while.
    from kernekort import prose

    def broken(piece: str) -> str:
        return str(running.running(compounds, language, piece))

    def dress(paragraph: str) -> str:
        return typography.dress(paragraph, house, language)

    def picture(source: str, description: str) -> str:
        return f'<img src="{escape(images.uri(source))}" alt="{escape(description)}">'

    return Markup(prose.html(text, running=broken, image=picture, dress=dress))  # noqa: S704 - made from tokens, raw HTML refused
