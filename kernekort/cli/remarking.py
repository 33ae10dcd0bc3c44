"""The report of ``preflight``: what was found, in words, beside the pages it was found on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kernekort import sheets
from kernekort.brand import load_brand
from kernekort.cli.jobs import own_brand
from kernekort.cli.session import Session
from kernekort.findings import Severity
from kernekort.imposition import Box
from kernekort.preflight.packing import Answer, Pictured
from kernekort.preflight.rules.hits import Hit, Spot
from kernekort.sheets import Remark, RemarkedPage, Remarks
from kernekort.units import Size
from kernekort.wording.phrase import plain

_ORDER = tuple(Severity)
_LEGEND = (str(Severity.ERROR), str(Severity.WARNING), "")


def report(session: Session, file: Path, answer: Answer, verdict: str, shop_title: str) -> bytes:
    """One page about a file that was checked.

    Raises:
        Stop: the brand cannot be loaded, or its typeface not be drawn with.
    """
    loaded = load_brand(session.library, own_brand(session))
    session.stop_on_errors(loaded.findings)
    assert loaded.value is not None  # noqa: S101 - errors have stopped the run
    display, text = loaded.value.display, loaded.value.text
    cuts = sheets.Cuts(display.file(700).path, display.file(400).path, text.file(400).path)
    hits = sorted(answer.hits, key=lambda hit: _ORDER.index(hit.finding.severity))
    words = session.words
    told = Remarks(
        title=plain(file.name),
        verdict=verdict,
        facts=words.message("report-facts", shop=shop_title, pages=len(answer.corners), size=_size(answer)),
        language=session.language,
        pages=tuple(_page(session, one, hits) for one in answer.pictured),
        remarks=tuple(_remark(session, number, hit) for number, hit in enumerate(hits, start=1)),
        more=words.message("report-more", count="{count}"),
        legend=tuple((weight, words.message(f"report-legend-{weight or 'cut'}")) for weight in _LEGEND),
    )
    return sheets.remarks_page(told, cuts)


def _remark(session: Session, number: int, hit: Hit) -> Remark:
    worded = session.words.sentence(hit.finding)
    said = worded.text[:1].upper() + worded.text[1:]
    return Remark(number, str(hit.finding.severity), f"{said}.", _sentence(worded.hint or ""))


def _sentence(text: str) -> str:
    """A hint as a sentence by itself."""
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _page(session: Session, one: Pictured, hits: Sequence[Hit]) -> RemarkedPage:
    trim = Box.at(one.left, one.top, one.trim)
    marks = tuple(
        (number, str(hit.finding.severity), _box(one, spot))
        for number, hit in enumerate(hits, start=1)
        for spot in hit.spots
        if spot.page == one.page
    )
    return RemarkedPage(one.png, one.paper, trim, session.words.message("report-page", page=one.page), marks)


def _box(page: Pictured, spot: Spot) -> Box:
    """A place on the paper of a page."""
    return Box.at(page.left + spot.left, page.top + spot.top, Size(spot.width, spot.height))


def _size(answer: Answer) -> str:
    """The trim of the first page shown."""
    if not answer.pictured:
        return "–"
    trim = answer.pictured[0].trim
    return str(Size(round(trim.width, 1), round(trim.height, 1)))
