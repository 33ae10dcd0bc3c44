"""Ids that are safe everywhere: as file names on every system, in addresses and on the command line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th", "ł": "l"})
_SUGGESTED_LENGTH = 32


def is_safe(name: str) -> bool:
    """Whether a name can be an id: small letters, digits and hyphens, and no name that Windows keeps for itself."""
    return _SAFE.fullmatch(name) is not None and name not in _RESERVED


def twin_key(name: str) -> str:
    """What two names have in common that some file systems cannot tell apart."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def suggest(text: str, taken: Collection[str] = ()) -> str:
    """A safe id made of a title or of the first words of a question, and not among those ``taken``.

    Empty when the text holds no letter or digit that an id can be made of.
    """
    plain = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    ascii_only = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", ascii_only)
    name = _joined(words)
    if not name:
        return ""
    if name in _RESERVED:
        name = f"{name}-1"
    return _free(name, taken)


def _joined(words: list[str]) -> str:
    """As many whole words as fit the length of a handy id."""
    name = "-".join(words[:1])[:_SUGGESTED_LENGTH]
    for word in words[1:]:
        if len(name) + 1 + len(word) > _SUGGESTED_LENGTH:
            break
        name = f"{name}-{word}"
    return name


def _free(name: str, taken: Collection[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
