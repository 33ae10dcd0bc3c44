"""What is printed on sheets beside the cards, in the two languages of the tool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kernekort.imposition import Plan, Side

_KINDS = {
    "da": {"front": "forside", "back": "bagside", "single": ""},
    "en": {"front": "front", "back": "back", "single": ""},
}


@dataclass(frozen=True)
class SheetWords:
    """The words of one language for labels and bookmarks."""

    language: Literal["da", "en"]

    @property
    def guide(self) -> str:
        """What the first page is called."""
        return "Vejledning" if self.language == "da" else "How to print"

    def sides(self, plan: Plan) -> tuple[str, ...]:
        """The name of every side of a plan."""
        sheets, groups = (max((getattr(side, part) for side in plan.sides), default=0) for part in ("number", "group"))
        return tuple(self.side(side, sheets, groups) for side in plan.sides)

    def side(self, side: Side, sheets: int, groups: int) -> str:
        """Which side of which sheet this is: ``ark 2 af 13 · bagside · gruppe 3 af 5``."""
        sheet, of, group = ("ark", "af", "gruppe") if self.language == "da" else ("sheet", "of", "group")
        parts = [f"{sheet} {side.number} {of} {sheets}", _KINDS[self.language][side.kind]]
        if groups > 1:
            parts.append(f"{group} {side.group} {of} {groups}")
        return " · ".join(part for part in parts if part)


def sheet_words(language: str) -> SheetWords:
    """The words of a language; Danish for any that is not English."""
    return SheetWords("en" if language.lower().startswith("en") else "da")
