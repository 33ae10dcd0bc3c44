"""The choices a house makes where good typography leaves one."""

from __future__ import annotations

from typing import Literal

from kernekort.quick import dataclass

Quotes = Literal["guillemets", "curly"]
"""»…« with ›…‹ inside, or ”…” with ’…’ inside. English texts have “…” with ‘…’ inside either way."""

ClockStyle = Literal["9.00", "09.00"]
"""Whether the hours before ten have a nought before them."""


@dataclass(frozen=True)
class House:
    """One way of writing for everything a project prints."""

    quotes: Quotes = "guillemets"
    clock: ClockStyle = "9.00"
