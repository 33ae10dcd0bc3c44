"""Kits: what is printed for one meeting, from the few things that are different each time."""

from kernekort.kits.dates import parse_date
from kernekort.kits.loading import load_kit
from kernekort.kits.model import Copies, Kit, Part, Settled, Stock, Variable, VariableType
from kernekort.kits.settling import MOST_TABLES, settled

__all__ = [
    "MOST_TABLES",
    "Copies",
    "Kit",
    "Part",
    "Settled",
    "Stock",
    "Variable",
    "VariableType",
    "load_kit",
    "parse_date",
    "settled",
]
