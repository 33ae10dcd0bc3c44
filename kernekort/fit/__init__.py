"""Text fitted to its place before it is laid out: exact widths, lines broken by sense, the step of type that fits."""

from __future__ import annotations

from kernekort.fit.balance import balance
from kernekort.fit.compounds import Compounds, load_compounds
from kernekort.fit.filling import lines_filled
from kernekort.fit.memo import Memo, memo_key, text_key
from kernekort.fit.ruler import Ruler
from kernekort.fit.steps import Fitted, Step, fit_text, fit_uniform

__all__ = [
    "Compounds",
    "Fitted",
    "Memo",
    "Ruler",
    "Step",
    "balance",
    "fit_text",
    "fit_uniform",
    "lines_filled",
    "load_compounds",
    "memo_key",
    "text_key",
]
