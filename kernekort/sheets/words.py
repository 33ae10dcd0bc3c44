"""What is printed on sheets beside the cards, in the two languages of the tool."""

from __future__ import annotations

from typing import Literal

from kernekort.imposition import Plan, PressPlan, Side, Tile, Tiling
from kernekort.quick import dataclass

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

    def side(self, plan: Plan, side: Side) -> str:
        """Which side of which sheet of a plan this is: ``ark 2 af 13 · bagside · gruppe 3 af 5``."""
        sheets = max(one.number for one in plan.sides)
        groups = max(one.group for one in plan.sides)
        sheet, of, group = ("ark", "af", "gruppe") if self.language == "da" else ("sheet", "of", "group")
        parts = [f"{sheet} {side.number} {of} {sheets}", _KINDS[self.language][side.kind]]
        if groups > 1:
            parts.append(f"{group} {side.group} {of} {groups}")
        return " · ".join(part for part in parts if part)

    def press_side(self, plan: PressPlan, side: Side) -> str:
        """The same of a press sheet, with what is done with it: ``ark 1 af 1 · forside · trykkes 34 gange``."""
        gathered = {
            "da": "saml stakkene række for række, den fra øverste venstre hjørne øverst",
            "en": "gather the stacks row by row, the top left one on top",
        }[self.language]
        times = {
            "da": f"trykkes {side.run} {'gang' if side.run == 1 else 'gange'}",
            "en": f"print {side.run} {'time' if side.run == 1 else 'times'}",
        }[self.language]
        several = max(one.number for one in plan.plan.sides) > 1
        stacks = [gathered] if side.kind != "back" and several else []
        return " · ".join([self.side(plan.plan, side), *([times] if plan.dealing == "repeat" else stacks)])

    def tile(self, tile: Tile, tiling: Tiling) -> str:
        """Which tile of a poster this is: ``række 1 · kolonne 2 · 3 af 8``."""
        row, column, of = ("række", "kolonne", "af") if self.language == "da" else ("row", "column", "of")
        return f"{row} {tile.row} · {column} {tile.column} · {tile.number} {of} {len(tiling.tiles)}"


def sheet_words(language: str) -> SheetWords:
    """The words of a language; Danish for any that is not English."""
    return SheetWords("en" if language.lower().startswith("en") else "da")
