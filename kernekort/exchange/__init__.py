"""Cards as rows of a spreadsheet, and rows as cards: out to a client, and back into content files with what changed."""

from __future__ import annotations

from kernekort.exchange.merging import Brought, Card, Change, bring
from kernekort.exchange.outgoing import Look, separated, workbook
from kernekort.exchange.targets import IMPORTED, Target, target_at

__all__ = ["IMPORTED", "Brought", "Card", "Change", "Look", "Target", "bring", "separated", "target_at", "workbook"]
