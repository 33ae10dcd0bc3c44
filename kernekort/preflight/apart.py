"""Anybody's PDF checked from outside: read and drawn in a process of its own, then shown to other programs."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from kernekort.apart import ask
from kernekort.findings import error, warning
from kernekort.preflight.outside.plates import plates_say
from kernekort.preflight.outside.readers import FILE, readers_say
from kernekort.preflight.packing import Answer, packed_shop, unpacked
from kernekort.preflight.rules.hits import Hit, gathered
from kernekort.shops import Shop

SECONDS = 60.0
"""How long reading and drawing may take by the clock on the wall."""

_FATAL = frozenset({"pdf-encrypted", "preflight-no-pdf", "preflight-unreadable", "preflight-stopped"})


def check_pdf(pdf: bytes, shop: Shop, seconds: float = SECONDS) -> Answer:
    """Everything that reading, drawing and other programs tell of a PDF, sorted.

    What needs a program that is not there is a finding, too. A file that takes too much is given up.
    """
    with tempfile.TemporaryDirectory(prefix="kernekort-") as name:
        folder = Path(name)
        (folder / FILE).write_bytes(pdf)
        (folder / "shop.json").write_text(json.dumps(packed_shop(shop)), encoding="utf-8")
        answer = _read(folder, seconds)
        if answer is None:
            return Answer((Hit(error("preflight-stopped")),))
        codes = {hit.finding.code for hit in answer.hits}
        if codes & _FATAL:
            return answer
        hits = (*answer.hits, *gathered(readers_say(folder)))
        if shop.condition is not None:
            hits = _with_plates(hits, folder, answer, shop)
    ordered = sorted(hits, key=lambda hit: hit.finding.sort_key)
    return Answer(tuple(ordered), answer.corners, answer.pictured)


def _with_plates(hits: tuple[Hit, ...], folder: Path, answer: Answer, shop: Shop) -> tuple[Hit, ...]:
    """What was found, with what the plates say; what they say again is told once, as the better of the two knows it."""
    codes = {hit.finding.code for hit in hits}
    if any(code.startswith("x4-rgb-") for code in codes):
        # How much ink there will be depends on who converts the colours, and how.
        return (*hits, Hit(warning("ink-not-known")))
    plates = gathered(plates_say(folder, answer.corners, shop))
    # The file itself knows where an ink is used, the plates how much of all inks comes together.
    new = [hit for hit in plates if hit.finding.code != "shop-plate-unexpected" or hit.finding.code not in codes]
    heavy = any(hit.finding.code == "shop-ink-heavy" for hit in new)
    return (*(hit for hit in hits if not (heavy and hit.finding.code == "shop-ink-heavy")), *new)


def _read(folder: Path, seconds: float) -> Answer | None:
    """What the process says; ``None`` when it was stopped or fell over."""
    answer = ask("kernekort.preflight.worker", str(folder), seconds=seconds)
    try:
        return unpacked(answer)
    except (ValueError, KeyError, TypeError):
        return None
