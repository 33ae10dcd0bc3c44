"""The results as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks import ratios
from benchmarks.case import Case
from benchmarks.measuring import Measured
from benchmarks.ratios import Spread, Value
from benchmarks.rounds import Results

_HEAD = (
    "case", "rounds", "wall s", "CPU s", "largest process MiB", "all processes MiB", "output KiB", "pages",
    "times faster (wall)", "times less CPU", "of its largest process",
)  # fmt: skip


@dataclass(frozen=True)
class Growth:
    """The same in a small deck and in a large one: what memory each further card takes."""

    small: str
    large: str
    further: int


def tables(cases: Sequence[Case], results: Results) -> Iterator[str]:
    """A table for each heading, with notes below it."""
    for heading in dict.fromkeys(case.table for case in cases):
        own = [case for case in cases if case.table == heading]
        yield f"## {heading}\n"
        yield _row(_HEAD)
        yield _row(["---"] * len(_HEAD))
        yield from (_row(_cells(case, results)) for case in own)
        yield ""
        yield from (f"- `{case.name}`: {note}." for case in own if (note := _note(case, results)))
        yield ""


def growth_table(growths: Sequence[Growth], results: Results) -> Iterator[str]:
    """The memory that further cards take, of those who made both decks."""
    yield "## Memory of a further card\n"
    yield _row(["case", "largest process MiB, small deck", "large deck", "MiB a further card"])
    yield _row(["---"] * 4)
    for growth in growths:
        small, large = (ratios.of(results.runs[name], _rss) for name in (growth.small, growth.large))
        if small and large:
            each = (large.middle - small.middle) / growth.further
            yield _row([f"`{growth.small}`", f"{small.middle:.0f}", f"{large.middle:.0f}", f"{each:.3f}"])
    yield ""


def _cells(case: Case, results: Results) -> list[str]:
    runs = results.runs[case.name]
    reference = results.runs.get(case.reference, [None] * len(runs))
    values: list[tuple[Value, int]] = [(_wall, 3), (_cpu, 2), (_rss, 0), (_pss, 0)]
    size = ratios.of(runs, lambda run: run.size)
    share = ratios.paired(reference, runs, _rss)
    return [
        f"`{case.name}`",
        str(sum(run is not None for run in runs)),
        *(_spread(ratios.of(runs, value), digits) for value, digits in values),
        f"{size.middle:.0f}" if size else "",
        str(results.pages.get(case.name, "")),
        *(_times(ratios.paired(runs, reference, value)) for value in (_wall, _cpu)),
        _times(share),
    ]


def _note(case: Case, results: Results) -> str:
    """What a reader must know of a line."""
    left = max((run.left for run in results.runs[case.name] if run), default=0)
    told = (
        case.note,
        f"not run; needs `{case.lacking}`" if case.lacking else "",
        results.failed.get(case.name, ""),
        f"left {left} processes behind, which were ended some seconds later" if left else "",
    )
    return "; ".join(filter(None, told))


def _spread(spread: Spread | None, digits: int) -> str:
    if spread is None:
        return "–"
    return f"{spread.middle:.{digits}f} ({spread.least:.{digits}f}–{spread.most:.{digits}f})"


def _times(spread: Spread | None) -> str:
    return f"{spread.middle:.2f}×" if spread else "–"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _wall(run: Measured) -> float:
    return run.wall


def _cpu(run: Measured) -> float:
    return run.cpu


def _rss(run: Measured) -> float:
    return run.rss


def _pss(run: Measured) -> float:
    return run.pss
