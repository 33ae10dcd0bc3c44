"""The one filter that every text passes on its way out."""

from __future__ import annotations

import re

from kernekort.typography.house import House
from kernekort.typography.signs import BLANK, DOUBLE_QUOTES, SINGLE_QUOTES

_WORTH_A_LOOK = re.compile(
    rf"[\d{DOUBLE_QUOTES}{SINGLE_QUOTES}…—–-]|\.{BLANK}?\.|[^\W\d_]\.{BLANK}\S|\b[Ff][Xx]\b|\b[Kk][Ll]{BLANK}"
    rf"|{BLANK}(?:m[.mv]|o\.|osv\.)|§|[½¼¾%]|(?<!\w)\w{BLANK}+\w{BLANK}+\w(?!\w)"
)


def dress(text: str, house: House, language: str) -> str:
    """The text in the house's typography; what is dressed once is not changed by dressing it again.

    Words, their letters' case, line breaks and wide gaps are the author's. So are addresses, file names, telephone
    numbers, dates in figures and ids. A text of words and commas alone, as most are, is handed back at once. The code
    point U+FDD0, which no text holds, may stand for a mark between two letters: it is looked past.
    """
    if not _WORTH_A_LOOK.search(text):
        return text
    from kernekort.typography.rules import follow

    return follow(text, house, language)
