"""The columns of a sheet of jobs: what each is for, in Danish or English, in any order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Meaning = Literal["name", "material", "brand", "target", "shop", "unit", "logo", "qty", "term", "only", "set", "other"]
"""What a column says: ``other`` is for the material to know."""

NAMES: dict[str, Meaning] = {
    "navn": "name",
    "name": "name",
    "materiale": "material",
    "material": "material",
    "kit": "material",
    "brand": "brand",
    "mål": "target",
    "maal": "target",
    "target": "target",
    "trykkeri": "shop",
    "shop": "shop",
    "enhed": "unit",
    "unit": "unit",
    "logo": "logo",
    "antal": "qty",
    "qty": "qty",
}
_PREFIXES: dict[str, Meaning] = {
    "term": "term",
    "ord": "term",
    "only": "only",
    "kun": "only",
    "set": "set",
    "sæt": "set",
}
REMARKS = frozenset(
    {"note", "noter", "notat", "notater", "bemærkning", "bemærkninger", "kommentar", "kommentarer", "internt"}
    | {"notes", "remark", "remarks", "comment", "comments", "internal"}
)
"""How titles of columns begin that people write to themselves in; a material with such a field gets it all the same."""

DATES = ("date", "dato")
"""Two words for one thing: whichever of them a material knows."""


@dataclass(frozen=True)
class Column:
    """One column: what is written on top of it, what it is for, and the key it is about where there are several."""

    title: str
    meaning: Meaning
    key: str

    @property
    def identity(self) -> tuple[Meaning, str]:
        """Two columns with the same say the same thing twice."""
        return self.meaning, self.key


def column(title: str) -> Column:
    """The column with that title."""
    text = " ".join(title.split())
    prefix, colon, rest = text.partition(":")
    if colon and (meaning := _PREFIXES.get(prefix.strip().casefold())) is not None and rest.strip():
        key = rest.strip()
        return Column(text, meaning, key if meaning == "term" else key.casefold())
    folded = text.casefold()
    known = NAMES.get(folded)
    return Column(text, known or "other", "" if known else folded)
