"""Times of day, dates and lengths of time as people type them.

What reads them is loaded with the first of them: most materials have none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kernekort.content.notebook import Notebook, name_at, shown
from kernekort.content.scalars import read_text
from kernekort.layout import Field
from kernekort.sources import Data, Keys

_WEEKDAY = re.compile(r"^[^\W\d_]+,?\s+(?=(?:den\s+)?\d)")


def read_clock(data: Data, keys: Keys, notebook: Notebook) -> int | None:
    """A time of day as minutes since midnight.

    Findings: ``no-clock``, with the times it could have meant.
    """
    text = read_text(data, keys, notebook)
    if text is None:
        return None
    from kernekort.timetable import parse_clock

    minutes = parse_clock(text)
    if minutes is None:
        _no_clock(text, keys, notebook)
    return minutes


def read_date(data: Data, keys: Keys, notebook: Notebook) -> str | None:
    """A date of the calendar in its ISO form, ``2026-12-03``.

    Findings: ``no-date``, with the date it means if it is written in another way.
    """
    text = read_text(data, keys, notebook)
    if text is None:
        return None
    from kernekort.kits import parse_date

    # The day of the week is worked out, and no hindrance to telling which day was meant.
    meant = parse_date(_WEEKDAY.sub("", text, count=1))
    if meant == text:
        return text
    place, name = notebook.at(keys), name_at(keys, notebook)
    notebook.error("no-date", place, field=name, value=shown(text), near=meant or "")
    return None


def read_duration(data: Data, keys: Keys, notebook: Notebook) -> str | None:
    """A length of time as it is typed, such as ``7 timer`` or ``2-3 timer``.

    Findings: ``no-duration``.
    """
    from kernekort.timetable import parse_duration

    text = read_text(data, keys, notebook)
    if text is None or parse_duration(text) is not None:
        return text
    notebook.error("no-duration", notebook.at(keys), field=name_at(keys, notebook), value=shown(text))
    return None


def read_span(
    fields: Mapping[str, Field], data: Mapping[str, Data], written: Mapping[str, str], keys: Keys, notebook: Notebook
) -> tuple[int, int] | None:
    """Start and end of a group that gives both as its start: ``09.00–10.15``; ``None`` when it does not.

    Findings: ``field-twice``, when the end is given once more.
    """
    if not all(name in fields and fields[name].type == "clock" for name in ("start", "end")):
        return None
    from kernekort.timetable import parse_span

    start = data.get(written.get("start", ""))
    span = parse_span(start) if isinstance(start, str) else None
    if span is None or span[1] is None:
        return None
    end = written.get("end")
    if end is not None and data[end] is not None:
        what = name_at(keys, notebook)
        notebook.error("field-twice", notebook.key((*keys, end)), field=end, other=written["start"], what=what)
    return span[0], span[1]


def _no_clock(text: str, keys: Keys, notebook: Notebook) -> None:
    from kernekort.timetable import suggestions

    name, place = name_at(keys, notebook), notebook.at(keys)
    notebook.error("no-clock", place, field=name, value=shown(text), near=suggestions(text))
