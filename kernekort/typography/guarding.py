"""What no rule may touch: addresses, file names, telephone numbers, dates in figures and places to be filled in."""

from __future__ import annotations

import re

from kernekort.quick import dataclass
from kernekort.typography.signs import BLANK, STAND_IN

_ADDRESS = r"[^\s\"”“„»«›‹‘’‚<>…]*[^\s\"”“„»«›‹‘’‚<>….,;:!?)\]']"
_ENDINGS = (
    "pdf|docx?|xlsx?|pptx?|odt|ods|odp|txt|md|csv|ya?ml|json|html?|css|svg|png|jpe?g|gif|tiff?|webp|zip|mp[34]|eps"
)
_DOMAINS = "dk|com|org|net|eu|info|nu|io|se|no|de|uk|gov|edu"
_LABELS = r"(?:tlf|tel|telefon|mobil|fax|phone|cvr|cpr|isbn|ean|konto|reg)(?:-?nr|nummer)?"
_PARTS = (
    STAND_IN,
    rf"(?:https?://|www\.){_ADDRESS}",
    r"(?<![\w.+…-])\w[\w.+-]*@[\w-]+(?:\.[\w-]+)+",
    rf"(?<![\w.~…-])[\w~][\w.~-]*(?:[/\\][\w.~-]+)*\.(?:{_ENDINGS})(?!\w)",
    rf"(?<![\w.@…-])(?:[\w-]+\.)+(?:{_DOMAINS})(?!\w)(?:/{_ADDRESS})?",
    r"(?<![\w/.…])(?:~|\.{1,2})?/[\w.~-]+(?:/[\w.~-]+)*/?",
    r"(?<![\w/.…])[\w.~-]+(?:/[\w.~-]+){2,}/?",
    r"\{[^{}\n]*\}",
    rf"(?i:(?<!\w){_LABELS})\.?:?{BLANK}*\+?\d(?:{BLANK}?[-.]?\d)+",
    rf"(?<![\w.,…-])(?:\+|00)\d{{2}}(?:{BLANK}?-?\d){{6,}}(?!\w)",
    rf"(?<![\w.,…-])\d{{2}}(?:{BLANK}\d{{2}}){{3}}(?!\w|[.:]\d)",
    r"(?<!\w)\d{4}-\d{2}-\d{2}T[\d:.+-]*\d",
    r"(?<![\w.,…/-])\d+(?:-\d+){2,}(?!\w)",
    r"(?<![\w.,…/])\d+(?:\.\d+){2,}(?!\w)",
    r"(?<![\w.,…/])\d+/\d+[-/.]\d+(?!\w)",
    r"''+|´´+",
    rf"(?<=\w{BLANK})['’]n['’](?={BLANK}\w)",
)
_UNTOUCHED = re.compile("|".join(_PARTS))
_PERHAPS = re.compile(rf"[\d@/\\{{{STAND_IN}]|\w\.\w|''|´´|['’]n['’]")
"""What any of the parts has, found far more quickly."""


@dataclass(frozen=True)
class Guarded:
    """A text whose untouchable parts are hidden behind stand-ins, and what they hide, in order."""

    text: str
    hidden: tuple[str, ...]


def guard(text: str) -> Guarded:
    """The text with a stand-in for each part that no rule may touch."""
    if not _PERHAPS.search(text):
        return Guarded(text, ())
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return STAND_IN

    return Guarded(_UNTOUCHED.sub(hide, text), tuple(hidden))


def reveal(text: str, hidden: tuple[str, ...]) -> str:
    """The text with what was hidden back in its place."""
    if not hidden:
        return text
    shown = iter(hidden)
    return re.sub(STAND_IN, lambda _: next(shown), text)
