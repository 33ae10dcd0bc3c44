"""Signs that several rules look for."""

from __future__ import annotations

from typing import Final

HARD_BLANK: Final = "\u00a0"
"""The blank that lines do not break at."""

BLANK: Final = "[ \u00a0\u2009\u202f]"
"""A pattern for one blank of any width, but no line break."""

LETTER: Final = r"[^\W\d_]"
"""A pattern for one letter."""

DOUBLE_QUOTES: Final = '"”“„»«'
"""Quotation marks with two strokes or points."""

SINGLE_QUOTES: Final = "'’‘‚›‹´"
"""Quotation marks with one, some of which are apostrophes too; ``´`` is typed for both."""

OPENING: Final = rf"[{DOUBLE_QUOTES}{SINGLE_QUOTES}(\[]"
"""A pattern for a sign that may stand before the first word of a thought."""

SEAM: Final = "\ufdd0"
"""Stands where a mark of emphasis was, and is looked past: no text holds it."""

STAND_IN: Final = "\ua66e"
"""A letter that no text has: it stands for what is hidden, so that rules see a word there."""
