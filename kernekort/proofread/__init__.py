"""The text report: what a careful reader would stop at in a deck, and how the deck is made up."""

from __future__ import annotations

from kernekort.proofread.report import report
from kernekort.proofread.statistics import Statistics, statistics

__all__ = ["Statistics", "report", "statistics"]
