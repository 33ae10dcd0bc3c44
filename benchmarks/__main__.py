"""Measures, and writes a table: ``python -m benchmarks --help``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.case import Case, Failed
from benchmarks.contest import Contest, chosen, contest
from benchmarks.layered import layered_lines
from benchmarks.machine import described
from benchmarks.rounds import Results, run
from benchmarks.table import growth_table, tables


def main(arguments: Sequence[str] | None = None) -> None:
    """Makes the decks, runs the rounds and tells what came of it."""
    asked = _parser().parse_args(arguments)
    if sys.platform != "linux":
        sys.exit("The benchmark reads /proc, so it needs Linux.")
    with TemporaryDirectory(prefix="kernekort-bench-") as folder:
        print("making the decks", file=sys.stderr)
        # The large deck takes a while to write.
        large = asked.large if not asked.only or any(f"-{asked.large}" in name for name in asked.only) else 0
        try:
            ready = contest(Path(folder), asked.cards, large)
            cases = chosen(ready.cases, asked.only)
        except (Failed, ValueError) as problem:
            sys.exit(str(problem))
        for case in cases:
            if case.lacking:
                print(f"{case.name} is left out; it needs: {case.lacking}", file=sys.stderr)
        results = run(cases, asked.rounds)
        text = "\n".join(_report(ready, cases, results, asked.rounds))
    print(text)
    if asked.out:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_text(text, encoding="utf-8")


def _report(ready: Contest, cases: Sequence[Case], results: Results, rounds: int) -> Iterator[str]:
    names = {case.name for case in cases}
    yield "# kernekort beside other programs\n"
    yield from described(rounds, results.loads)
    yield ""
    yield from tables(cases, results)
    growths = [growth for growth in ready.growths if {growth.small, growth.large} <= names]
    if growths:
        yield from growth_table(growths, results)
    yield from layered_lines(ready.project)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measures kernekort beside other programs."
    )
    parser.add_argument("--cards", type=int, default=110, metavar="N", help="cards in the deck (110)")
    parser.add_argument("--large", type=int, default=1000, metavar="N", help="cards in the large deck (1000); 0: none")
    parser.add_argument("--rounds", type=int, default=5, metavar="R", help="how often everything is run (5)")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="these cases alone")
    parser.add_argument("--out", type=Path, metavar="FILE", help="writes the tables to a file too")
    return parser


if __name__ == "__main__":
    main()
