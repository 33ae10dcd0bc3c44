"""The cases of the other programs."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.case import Case, always
from benchmarks.measuring import ROOT

NAIVE = "weasyprint"
"""What everything is compared with."""

_TYPST = "import sys, typst; typst.compile(sys.argv[1], sys.argv[2], font_paths=sys.argv[3:], \
ignore_system_fonts=True, pdf_tags=False)"
_CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer",
)  # fmt: skip
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def peer_cases(inputs: Path, made: Path, table: str, fonts: Sequence[Path]) -> tuple[Case, ...]:
    """The peers, who make a page of each side with its bleed; ``inputs`` is the folder they find the deck in."""
    return (
        _naive(inputs, made, table),
        _per_card(inputs, made, table),
        _typst(inputs, made, table, fonts),
        _chromium(inputs, made, table),
        _reportlab(inputs, made, table),
    )


def _naive(inputs: Path, made: Path, table: str) -> Case:
    out = made / "weasyprint.pdf"
    command = always(sys.executable, "-m", "weasyprint", str(inputs / "deck.html"), str(out))
    note = "the WeasyPrint command on one file with all sides, in the layout's own CSS; the ratios are to this"
    return Case(NAIVE, table, command, made, out, _without(out), reference=NAIVE, note=note)


def _per_card(inputs: Path, made: Path, table: str) -> Case:
    out = made / "weasyprint-per-card.pdf"
    script = "benchmarks.peers.weasyprint_cards"
    command = always(sys.executable, "-m", script, str(inputs / "cards"), str(out))
    note = "one process that calls WeasyPrint for each card, both sides at a time, and merges the files with pypdf"
    return Case(out.stem, table, command, ROOT, out, _without(out), reference=NAIVE, note=note)


def _typst(inputs: Path, made: Path, table: str, fonts: Sequence[Path]) -> Case:
    out = made / "typst.pdf"
    source = str(inputs / "typst" / "deck.typ")
    command = always(sys.executable, "-c", _TYPST, source, str(out), *map(str, fonts))
    lacking = "" if find_spec("typst") else "pip install -r requirements-bench.lock"
    note = "Typst's compiler in a process of Python; the figures are SVG files, no tags"
    return Case(out.stem, table, command, made, out, _without(out), reference=NAIVE, note=note, lacking=lacking)


def _chromium(inputs: Path, made: Path, table: str) -> Case:
    out, profile = made / "chromium.pdf", made / "chromium-profile"
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    page = (inputs / "browser.html").as_uri()
    command = always(browser or "", *_CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={out}", page)
    lacking = "" if browser else "sudo apt-get install chromium"
    note = "a browser that is started for it, with a new profile; its pages are up to 0.2 mm too large or too small"
    clear = _without(out, profile)
    return Case(out.stem, table, command, made, out, clear, reference=NAIVE, note=note, lacking=lacking)


def _reportlab(inputs: Path, made: Path, table: str) -> Case:
    out = made / "reportlab.pdf"
    command = always(sys.executable, "-m", "benchmarks.peers.reportlab_pages", str(inputs / "sides.json"), str(out))
    note = (
        "a lower bound: it is told where everything stands and only draws it, figures as paths; no kerning, no CSS, "
        "nothing is measured"
    )
    return Case(out.stem, table, command, ROOT, out, _without(out), reference=NAIVE, note=note)


def _without(*paths: Path) -> Callable[[int], None]:
    """Takes away what an earlier round left."""

    def clear(turn: int) -> None:
        for path in paths:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    return clear
