"""The line that says whom a face is for: put in last, so that what else is poured is the same for every client."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from kernekort.markup.fitting import Voices
from kernekort.units import Mm

_SIZE, _ROOM = 8.5, 4
_MARK = re.compile(r'<p data-line="([\d.]+)"></p>')


def line_mark(width: Mm) -> str:
    """What stands in the place of the line until then: no text can hold it, for texts are escaped."""
    return Markup(f'<p data-line="{float(width)}"></p>')  # noqa: S704


def widths_of_lines(html: str) -> tuple[Mm, ...]:
    """How wide the lines are whose marks stand in markup, in order."""
    return tuple(map(float, _MARK.findall(html))) if "data-line" in html else ()


def with_lines(html: str, line: Callable[[Mm], str]) -> str:
    """Markup with the lines, as ``line`` makes them, in the places of their marks."""
    return _MARK.sub(lambda mark: line(float(mark[1])), html) if "data-line" in html else html


def client_line(voices: Voices, width: Mm) -> str:
    """Who the deck is for; the unit only where there is room for it, and of a long name its beginning.

    The whole of it stands on the title card.
    """
    title, unit = voices.brand.title, voices.brand.unit
    said = f"{title} · {unit}" if unit else title
    if not _is_one_line(voices, said, width):
        begun = voices.balanced(title, "text", _SIZE, width - _ROOM)
        said = title if _is_one_line(voices, title, width) else f"{begun[0]} …"
    return f'<p class="client" data-over="" data-fit="client">{escape(said)}</p>'


def _is_one_line(voices: Voices, text: str, width: Mm) -> bool:
    return len(voices.balanced(text, "text", _SIZE, width)) == 1
