"""Many brands of one deck: kernekort's batch beside a loop that lays each out with WeasyPrint, both of them warm.

    python -m benchmarks.brands --decks 100 --cards 110 --naive 5

Each brand has colours, a logo and a unit of its own, and the typefaces of all the others. Told is CPU time for a deck
after the first; of kernekort that of its processes too. The loop is given the poured markup, and makes a page of each
side; kernekort reads, pours, recolours, lays cards on sheets behind a guide, and reads the file back.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time, sleep

from benchmarks.deck import make_deck
from benchmarks.pages import document
from benchmarks.proc import Process, below, processes
from benchmarks.projects import MATERIAL, write_deck, write_project
from kernekort.batch.model import Order, Task
from kernekort.batch.work import Maker
from kernekort.findings import Place
from kernekort.library import Library
from kernekort.pipeline import Job, prepare

_MEBI = 1024 * 1024
_BREATH = 0.03
"""Seconds for what runs on after an answer, so that its CPU time is counted too."""

_BRAND = """\
name: Åløse Kommune
unit: Ældre og Sundhed
colours: ["#{first:06X}", "#{second:06X}"]
logo: logo.svg
fonts: {{display: young-serif, text: hanken-grotesk}}
"""
_LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0H{width}V40H0z" fill="#{first:06X}"/></svg>
"""


def main() -> None:
    """Makes the brands, measures both ways in turn, and prints what came of it."""
    asked = _parser().parse_args()
    with TemporaryDirectory(prefix="kernekort-bench-") as name:
        folder = write_project(Path(name) / "projekt")
        write_deck(folder, make_deck(asked.cards))
        for number in range(asked.decks):
            _write_brand(folder, number)
        print("\n".join(_measured(folder.resolve(), asked.decks, asked.naive, Path(name) / "cache")))


def _measured(folder: Path, decks: int, naive: int, cache: Path) -> Iterator[str]:
    library, maker = Library.open(folder), Maker(cache, 1)
    plain: list[float] = []
    ours: list[float] = []
    memory: dict[int, float] = {}
    routes: dict[str, int] = {}
    laid = []
    every = max(1, decks // naive) if naive else decks + 1
    try:
        for number in range(decks):
            if number % every == 0 and len(plain) <= naive:
                plain.append(_naive(library, number))
            sleep(_BREATH)
            before = _cpu()
            result = maker.made(
                Task(Order(number, f"b{number}", MATERIAL, _job(number), Place("jobs", number)), library)
            )
            sleep(_BREATH)
            # Of a process that has made room for a new one nothing can be told any more.
            ours += [spent] if (spent := _cpu() - before) > 0 else []
            if not result.files:
                raise SystemExit([finding.code for finding in result.findings])
            routes[result.route] = routes.get(result.route, 0) + 1
            laid.append(result.laid_out)
            memory[number + 1] = sum(process.resident for process in _family()) / _MEBI
    finally:
        maker.close()
    yield f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load average {os.getloadavg()[0]:.2f}"
    yield f"- {decks} decks; routes: {routes}; faces laid out: for the first {laid[0]}, then {max(laid[1:])} at most"
    yield f"- the loop, CPU for a deck: {_told(plain[1:])}, {len(plain) - 1} decks"
    yield f"- kernekort, CPU for a deck after the first: {_told(ours[1:])}"
    yield f"- the first: {ours[0]:.3f} s; times less CPU after it: {median(plain[1:]) / median(ours[1:]):.1f}"
    told = {count: round(memory[count]) for count in (1, 50, 100, 200, 500, 1000, decks) if count in memory}
    yield f"- memory of all processes after so many decks, MiB: {told}"


def _told(seconds: list[float]) -> str:
    return f"{median(seconds):.3f} s ({min(seconds):.3f}-{max(seconds):.3f})"


def _naive(library: Library, number: int) -> float:
    """CPU seconds of laying out one brand's deck."""
    # Loaded for this side alone, whose memory and time it is.
    from weasyprint import HTML

    prepared = prepare(MATERIAL, _job(number), library).value
    if prepared is None:
        raise SystemExit("the deck has errors")
    text = document(prepared.faces)
    begun = process_time()
    HTML(string=text).write_pdf()
    return process_time() - begun


def _job(number: int) -> Job:
    return Job(brand=f"b{number}", unit=f"Afdeling {number}")


def _write_brand(folder: Path, number: int) -> None:
    own = folder / "layouts" / "_brands" / f"b{number}"
    own.mkdir(parents=True)
    first, second = (0x0B5563 + number * 0x020503) % 0x1000000, (0xF2A33A + number * 0x000307) % 0x1000000
    (own / "brand.yml").write_text(_BRAND.format(first=first, second=second), encoding="utf-8")
    (own / "logo.svg").write_text(_LOGO.format(width=60 + number % 60, first=first), encoding="utf-8")


def _family() -> list[Process]:
    every = list(processes())
    return [process for process in every if process.pid == os.getpid()] + below(os.getpid(), every)


def _cpu() -> float:
    return sum(process.cpu for process in _family())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.brands", description="Measures many brands of a deck.")
    parser.add_argument("--decks", type=int, default=100, metavar="N", help="brands of the deck (100)")
    parser.add_argument("--cards", type=int, default=110, metavar="N", help="cards in the deck (110)")
    parser.add_argument("--naive", type=int, default=5, metavar="N", help="how many of them the loop makes too (5)")
    return parser


if __name__ == "__main__":
    main()
