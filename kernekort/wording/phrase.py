"""Facts put into a sentence: numbers as the language writes them, and nothing that could take over a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from string import Formatter

from kernekort.findings import Fact
from kernekort.wording.spoken import Language

_LONGEST = 400
_UNKNOWN = "…"
_THOUSANDS: dict[Language, str] = {"da": ".", "en": ","}
"""As the CLDR has it; Babel, which knows too, takes longer to load than a whole start."""
_STEERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_SPEC = re.compile(r"\d|,|[^|]*\|[^|]*")


def placeholders(template: str) -> tuple[tuple[str, str], ...]:
    """The name and the form of every fact that a sentence holds, in order.

    Raises:
        ValueError: the sentence is malformed, or a form is neither a digit, a comma nor ``one|many``.
    """
    found = []
    for _, name, spec, conversion in Formatter().parse(template):
        if name is None:
            continue
        if not name.isidentifier() or conversion or (spec and not _SPEC.fullmatch(spec)):
            raise ValueError(f"no such placeholder: {{{name}:{spec}}} in {template!r}")
        found.append((name, spec or ""))
    return tuple(found)


def holds(template: str, facts: Mapping[str, Fact]) -> bool:
    """Whether every fact that a sentence names is there and says something."""
    return all(name in facts and facts[name] not in ("", ()) for name, _ in placeholders(template))


def fill(template: str, facts: Mapping[str, Fact], language: Language) -> str:
    """A sentence with its facts put in.

    ``{gap}`` prints a float with one decimal, ``{ratio:2}`` with two, ``{size:,}`` a whole number with its thousands
    apart, and ``{count:fil|filer}`` the word that goes with the number. What numbers a row, a line or a process is a
    name, and stays as it is. A list in ``«{names}»`` has the marks around each of its names. A fact that is missing
    prints as ``…``: a poor sentence beats none while an error is being told.
    """
    words = []
    parts = list(Formatter().parse(template))
    for (literal, name, spec, _), following in zip(parts, [*(part[0] for part in parts[1:]), ""], strict=True):
        words.append(literal)
        if name is not None:
            fact = facts.get(name, _UNKNOWN)
            quoted = literal.endswith("«") and following.startswith("»")
            words.append(_said(fact, spec or "", language, "», «" if quoted else ", "))
    return "".join(words)


def plain(text: str, longest: int = _LONGEST) -> str:
    """Text from a user's file made fit for a terminal: one line, no control characters, of bounded length."""
    safe = "".join(map(_harmless, text))
    return safe if len(safe) <= longest else safe[: longest - 1].rstrip() + "…"


def _harmless(character: str) -> str:
    if character in "\n\r\t":
        return " "
    if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _STEERING:
        return "\N{REPLACEMENT CHARACTER}"
    return character


def _said(fact: Fact, spec: str, language: Language, between: str) -> str:
    if "|" in spec:
        one, many = spec.split("|")
        return one if fact == 1 else many
    if isinstance(fact, tuple):
        return between.join(plain(part) for part in fact)
    if spec == "," and isinstance(fact, int):
        return f"{fact:,}".replace(",", _THOUSANDS[language])
    if isinstance(fact, float):
        number = f"{fact:.{int(spec) if spec.isdigit() else 1}f}"
        number = number.removeprefix("-") if not float(number) else number
        return number.replace(".", ",") if language == "da" else number
    return plain(str(fact))
