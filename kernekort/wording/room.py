"""One file of a catalogue: what one room of the program can find, and the plain texts it says."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from kernekort.quick import dataclass
from kernekort.sources import parse_source

_PARTS = frozenset({"text", "hint", "explain"})


class CatalogueError(Exception):
    """A catalogue that travels with the program is not as it should be: a fault of the program, not of its user."""


@dataclass(frozen=True)
class Entry:
    """The words for one code: the sentence, its hints, the long story.

    Of several sentences or hints the first is used whose facts are all there; the last sentence is used in any case.
    """

    texts: tuple[str, ...]
    hints: tuple[str, ...]
    explain: str

    @property
    def text(self) -> str:
        """The sentence that says the least and always can be said."""
        return self.texts[-1]


@dataclass(frozen=True)
class Room:
    """The entries of one file by code, and its plain texts by key."""

    entries: Mapping[str, Entry]
    messages: Mapping[str, str]


def read_room(file: Traversable, shown: str) -> Room:
    """Reads one file of a catalogue.

    Raises:
        CatalogueError: the file cannot be read, or an entry has other parts than ``text``, ``hint`` and ``explain``.
    """
    checked = parse_source(file.read_text(encoding="utf-8"), Path(shown), shown)
    data = checked.value.data if checked.value is not None else None
    if checked.failed or not isinstance(data, dict):
        raise CatalogueError(f"{shown}: {', '.join(finding.code for finding in checked.findings) or 'no mapping'}")
    messages = data.get("messages") or {}
    if not isinstance(messages, dict) or not all(isinstance(text, str) for text in messages.values()):
        raise CatalogueError(f"{shown}: messages must be texts by key")
    entries = {str(code): _entry(parts, f"{shown}: {code}") for code, parts in data.items() if code != "messages"}
    return Room(entries, {str(key): str(text) for key, text in messages.items()})


def _entry(parts: object, where: str) -> Entry:
    if not isinstance(parts, dict) or not set(parts) <= _PARTS:
        raise CatalogueError(f"{where}: an entry has text, hint and explain")
    texts, hints = (_alternatives(parts.get(name, ()), where) for name in ("text", "hint"))
    explain = parts.get("explain")
    if not texts or not isinstance(explain, str):
        raise CatalogueError(f"{where}: an entry has at least text and explain")
    return Entry(texts, hints, explain.strip())


def _alternatives(said: object, where: str) -> tuple[str, ...]:
    each = [said] if isinstance(said, str) else said
    if not isinstance(each, list | tuple) or not all(isinstance(one, str) for one in each):
        raise CatalogueError(f"{where}: text and hint are a text or a list of them")
    return tuple(one.strip() for one in each)
