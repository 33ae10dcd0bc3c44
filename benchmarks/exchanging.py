"""Takes a deck out as a spreadsheet, in as a new deck, and out again: ``python -m benchmarks.exchanging PROJECT``.

The clock stands around three commands in one process, as if a studio ran them; the two sheets must say the same.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.case import Case, always, told_by_itself
from benchmarks.deck import Deck
from benchmarks.own import Home
from benchmarks.projects import MATERIAL, write_deck, write_project
from kernekort.cli import run
from kernekort.importers import read_table

_AGAIN = "again"


def exchange_case(deck: Deck, made: Path, table: str) -> Case:
    """A deck out as XLSX, in, and out again."""
    home = Home(write_project(made / "kernekort-spreadsheet"))
    write_deck(home.folder, deck)
    command = (sys.executable, "-m", "benchmarks.exchanging", str(home.folder))

    def prepare(turn: int) -> None:
        home.forget()
        (home.folder / "content" / f"{_AGAIN}.yml").unlink(missing_ok=True)

    return Case(
        name=f"kernekort-spreadsheet-{len(deck.cards)}",
        table=table,
        command=always(*command),
        folder=home.folder,
        output=home.output / f"{_AGAIN}.xlsx",
        prepare=prepare,
        environment=home.environment,
        note="a deck out as XLSX, in as a new deck, and out again; the two sheets say the same",
        clock=told_by_itself,
    )


def main(project: Path) -> None:
    """Takes it out, in and out, and tells what that took."""
    sheet, again = (project / "build" / f"{name}.xlsx" for name in (MATERIAL, _AGAIN))
    wall, cpu = perf_counter(), process_time()
    with contextlib.chdir(project), contextlib.redirect_stdout(io.StringIO()):
        codes = (
            run(["export", MATERIAL, "--to", "xlsx"]),
            run(["import", str(sheet), "--to", _AGAIN]),
            run(["export", _AGAIN, "--to", "xlsx"]),
        )
    told = {"wall": perf_counter() - wall, "cpu": process_time() - cpu}
    told["rss"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if any(codes) or _said(sheet) != _said(again):
        sys.exit(f"the deck did not come back the same: {codes}")
    print(json.dumps(told))


def _said(path: Path) -> list[list[object]]:
    """Every value of a sheet."""
    table = read_table(path, path.name).value
    return [[cell.value for cell in row.cells.values()] for row in table.rows] if table else []


if __name__ == "__main__":
    main(Path(sys.argv[1]))
