"""The guide page of an office PDF: which paper, how many sheets, which edge, and a ruler."""

from __future__ import annotations

from dataclasses import asdict

from kernekort.findings import Checked
from kernekort.markup.house import pour_house
from kernekort.markup.model import FaceMarkup
from kernekort.markup.pouring import Pouring
from kernekort.quick import dataclass
from kernekort.units import Size


@dataclass(frozen=True)
class Patch:
    """Which cards of a deck that was printed earlier a file is about: what they are called, in their order."""

    since: str
    """The earlier state, as it was asked for."""
    replaced: tuple[str, ...] = ()
    """Cards that take the place of the old ones of the same name."""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Cards that are taken out; they are not in the file."""


@dataclass(frozen=True)
class Guide:
    """The facts a leader needs before pressing Print."""

    language: str
    paper: str
    """The name of the paper, ``A4``."""
    sheets: int
    sheets_each: int
    """Sheets in one deck when several are printed."""
    groups: int
    first_page: int
    last_page: int
    cards: int
    backs: str
    butt: bool
    """Whether cards share their cuts, with no air between them."""
    wander: str
    """The sheet to choose for a printer whose backs wander; empty when this is it."""
    printer: str
    """The calibrated printer whose numbers moved the backs; empty without one."""
    patch: Patch | None = None
    """What has changed, when the file holds nothing else; ``None`` for a whole deck."""

    @property
    def pages(self) -> str:
        """The pages of the file to print, ``3–18``, or the only one."""
        if self.first_page == self.last_page:
            return str(self.first_page)
        return f"{self.first_page}–{self.last_page}"


def pour_guide(pouring: Pouring, guide: Guide, paper: Size) -> Checked[FaceMarkup]:
    """The guide as one face on the paper that is printed, upright."""
    data = {"guide": asdict(guide) | {"pages": guide.pages}}
    return pour_house(pouring, "guide", min(paper, paper.turned()), data, language=guide.language)
