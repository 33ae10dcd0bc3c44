"""The top of a content file: what the deck is called, what it is laid out in, and what it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from kernekort.content.entries import COPIES, Entry, Filled, entry_names, filled_fields
from kernekort.content.notebook import Notebook, Reading, written_as, wrong_type
from kernekort.content.scalars import read_choice, read_text
from kernekort.layout import Layout
from kernekort.quick import dataclass
from kernekort.sources import Data

LANGUAGES = ("da", "en")
FITS = ("stepwise", "uniform")

HEAD_ALIASES: Mapping[str, str] = {"titel": "title", "undertitel": "subtitle", "sprog": "language", "tilpasning": "fit"}
"""Danish names of what is said about the deck itself; they win over fields of the same name at the top of a file."""

HEAD_KEYS = (
    "layout",
    "extends",
    "title",
    "subtitle",
    "language",
    "fit",
    "items",
    "terms",
    "pick",
    "drop",
    "change",
    "add",
)
CHILD_KEYS = ("pick", "drop", "change", "add")
"""What only a deck that extends another can say."""


@dataclass(frozen=True)
class Head:
    """What the top of a file says; ``None`` where it says nothing, or nothing that could be read."""

    layout: str | None = None
    extends: str | None = None
    title: str | None = None
    subtitle: str | None = None
    language: str | None = None
    fit: str | None = None
    terms: Mapping[str, str] = field(default_factory=dict)


def read_head(data: Mapping[str, Data], notebook: Notebook) -> Head:
    """The top of a file without the items and the fields they share.

    Findings: ``field-twice``, ``wrong-type``, ``empty-field``, ``not-a-choice``.
    """
    said: dict[str, str | None] = {}
    written: dict[str, str] = {}
    for key, value in data.items():
        name = HEAD_ALIASES.get(key, key)
        if name in written:
            place = notebook.key((key,))
            notebook.error("field-twice", place, field=key, other=written[name], what=notebook.source.shown)
            continue
        written[name] = key
        if name == "language":
            said[name] = read_choice(value, (key,), LANGUAGES, notebook)
        elif name == "fit":
            said[name] = read_choice(value, (key,), FITS, notebook)
        elif name in ("layout", "extends", "title", "subtitle"):
            said[name] = read_text(value, (key,), notebook)
    return Head(**said, terms=_terms(data.get("terms"), notebook) if "terms" in data else {})


def _terms(data: Data, notebook: Notebook) -> dict[str, str]:
    if not isinstance(data, dict):
        wrong_type("group", data, ("terms",), notebook)
        return {}
    read = {term: read_text(word, ("terms", term), notebook) for term, word in data.items()}
    return {term: word for term, word in read.items() if word is not None}


def read_shared(data: Mapping[str, Data], layout: Layout, reading: Reading) -> Filled:
    """The fields that stand once at the top of a file for all its items.

    Findings: ``unknown-field`` for keys that are neither part of the head nor a field, and those of every field.
    """
    head = {*HEAD_KEYS, *HEAD_ALIASES}
    names = {key: name for key, name in entry_names(layout, COPIES).items() if key not in head}
    filled = (one for name, one in filled_fields(layout).items() if name not in head)
    fields = tuple(dict.fromkeys((*HEAD_KEYS, *(reading.name_of(one) for one in filled))))
    what = reading.source.shown
    written = written_as(data, names | {key: key for key in head}, (), reading, what, fields)
    shared = {name: key for name, key in written.items() if name not in head}
    return Entry(data=data, keys=(), label=what, written=shared, reading=reading).fill(None)
