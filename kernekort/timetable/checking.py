"""What does not add up in a timetable: said, never mended, for the author knows what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kernekort.findings import warning
from kernekort.timetable.model import DAY, Problem, Row, Timed


def told(minutes: int) -> str:
    """A time of day in a sentence: ``9.15``."""
    hour, minute = divmod(minutes if minutes == DAY else minutes % DAY, 60)
    return f"{hour}.{minute:02d}"


def checked(
    rows: Sequence[Row],
    times: Sequence[Timed],
    start: int | None,
    end: int | None,
    stated: tuple[int, int] | None,
) -> tuple[Problem, ...]:
    """What does not add up between rows, within a row, and between the rows and what is told of the whole."""
    within = (found for index in range(len(rows)) for found in _within(index, rows[index], times))
    return (*_between(times), *within, *_midnight(times), *_edges(times, start, end), *_whole(times, stated))


def _between(times: Sequence[Timed]) -> Iterator[Problem]:
    """Gaps, overlaps and starts that go back in time."""
    for index in range(1, len(times)):
        before, now = times[index - 1], times[index]
        row, start, apart = index + 1, told(now.start), now.start - before.end
        if now.start < before.start:
            yield Problem(index, warning("row-back-in-time", row=row, start=start, before=told(before.start)))
        elif apart < 0:
            yield Problem(index, warning("row-overlaps", row=row, start=start, before=told(before.end), minutes=-apart))
        elif apart > 0:
            yield Problem(index, warning("row-after-gap", row=row, start=start, before=told(before.end), minutes=apart))


def _within(index: int, row: Row, times: Sequence[Timed]) -> Iterator[Problem]:
    """A row whose start, end and length disagree, or whose length nobody told."""
    time = times[index]
    span = f"{told(time.start)}–{told(time.end)}"
    if row.end is not None and row.minutes is not None and row.end % DAY != time.end % DAY:
        yield Problem(
            index, warning("row-end-differs", row=index + 1, end=told(row.end), span=span, minutes=row.minutes)
        )
    if row.stated is not None and not row.stated[0] <= time.minutes <= row.stated[1]:
        said = _range(row.stated)
        yield Problem(index, warning("row-length-differs", row=index + 1, said=said, span=span, minutes=time.minutes))
    last = index == len(times) - 1
    untold = row.minutes is None and row.end is None and not time.minutes
    if untold and not last and times[index + 1].start == time.end:
        yield Problem(index, warning("row-without-length", row=index + 1, start=told(time.start)))


def _midnight(times: Sequence[Timed]) -> Iterator[Problem]:
    """The first row that midnight falls in or before; what ends at 24.00 sharp is within its day."""
    for index, time in enumerate(times):
        if time.end > DAY:
            span = f"{told(time.start)}–{told(time.end)}"
            yield Problem(index, warning("row-over-midnight", row=index + 1, span=span))
            return


def _edges(times: Sequence[Timed], start: int | None, end: int | None) -> Iterator[Problem]:
    """Rows that begin or end otherwise than the whole is told to."""
    begins, ends = times[0].start, times[-1].end
    if start is not None and begins != start:
        yield Problem(0, warning("timetable-start-differs", start=told(start), first=told(begins)))
    if end is not None and ends % DAY != end % DAY:
        yield Problem(len(times) - 1, warning("timetable-end-differs", end=told(end), last=told(ends)))


def _whole(times: Sequence[Timed], stated: tuple[int, int] | None) -> Iterator[Problem]:
    """Rows that together last otherwise than the whole is told to."""
    begins, ends = times[0].start, times[-1].end
    if stated is not None and not stated[0] <= ends - begins <= stated[1]:
        span = f"{told(begins)}–{told(ends)}"
        yield Problem(0, warning("timetable-length-differs", said=_range(stated), span=span, minutes=ends - begins))


def _range(stated: tuple[int, int]) -> str:
    """``90`` or ``120–180``."""
    return str(stated[0]) if stated[0] == stated[1] else f"{stated[0]}–{stated[1]}"
