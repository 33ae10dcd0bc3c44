"""A content file while it is read: what is found about it, and what its author calls things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path

from kernekort.findings import Fact, Finding, Place, error, near
from kernekort.layout import Field, Layout
from kernekort.library import Library
from kernekort.quick import dataclass
from kernekort.sources import Data, Keys, Source

_EXAMPLES = {"text": "…", "number": "12", "listing": "[…, …]", "group": "{…: …}"}
_LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Notebook:
    """A content file being read, and the findings that gather about it."""

    source: Source
    findings: list[Finding] = field(default_factory=list)

    def at(self, keys: Keys) -> Place:
        """Where a value stands."""
        return self.source.places.at(keys)

    def key(self, keys: Keys) -> Place:
        """Where the key of a value stands."""
        return self.source.places.key(keys)

    def line_of(self, keys: Keys, number: int) -> Place:
        """Where a line of a text stands, counted from 1; the text itself unless it is typed line under line."""
        place = self.at(keys)
        typed = self.source.places.excerpt(place.line)[place.column - 1 :]
        return Place(place.file, place.line + number) if typed.startswith("|") else place

    def error(self, code: str, place: Place, **facts: Fact) -> None:
        """Notes an error."""
        self.findings.append(error(code, place, **facts))


@dataclass(frozen=True)
class Reading(Notebook):
    """A content file held against its layout; the pictures it names gather too."""

    layout: Layout = field(kw_only=True)
    library: Library = field(kw_only=True)
    images: dict[str, Path] = field(default_factory=dict, kw_only=True)
    texts: Mapping[Keys, int] = field(default_factory=dict, kw_only=True)
    """The line on which a text begins that stands below the fields of the file."""

    def line_of(self, keys: Keys, number: int) -> Place:
        """Where a line of a text stands, counted from 1."""
        if keys in self.texts:
            return Place(self.source.shown, self.texts[keys] + number - 1)
        return super().line_of(keys, number)

    def name_of(self, declared: Field) -> str:
        """What the author would call a field: its alias where the file is written with aliases."""
        return (self._in_aliases and declared.alias) or declared.name

    @cached_property
    def _in_aliases(self) -> bool:
        pairs = {(one.name, one.alias) for one in _all_fields(self.layout.fields.values()) if one.alias}
        names = {name for name, _ in pairs}
        aliases = {alias for _, alias in pairs} - names
        written = tuple(_keys_in(self.source.data))
        return sum(key in aliases for key in written) > sum(key in names for key in written)


def name_at(keys: Keys, notebook: Notebook) -> str:
    """What the author calls the value at the end of a way: the last key, or the file itself."""
    return next((key for key in reversed(keys) if isinstance(key, str)), notebook.source.shown)


def wrong_type(form: str, data: Data, keys: Keys, notebook: Notebook) -> None:
    """Notes a value of the wrong form, or none at all: ``form`` is ``text``, ``number``, ``listing`` or ``group``."""
    name = name_at(keys, notebook)
    if data is None:
        notebook.error("empty-field", notebook.key(keys), field=name, what=notebook.source.shown)
        return
    example = _EXAMPLES[form]
    facts: dict[str, Fact] = {form: example, "expected": example, "found": shown(data)}
    notebook.error("wrong-type", notebook.at(keys), field=name, **facts)


def shown(data: Data) -> str:
    """A value as it could stand in the file, short enough for a sentence."""
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, dict | list):
        return _EXAMPLES["group" if isinstance(data, dict) else "listing"]
    text = " ".join(str(data).split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def written_as(
    data: Mapping[str, Data],
    names: Mapping[str, str],
    keys: Keys,
    notebook: Notebook,
    what: str,
    fields: tuple[str, ...],
) -> dict[str, str]:
    """The key each known field is written as, by its English name.

    Args:
        data: a group of the file.
        names: English names by every name that is accepted.
        keys: where the group lies.
        notebook: the file.
        what: what the group is, for the sentence.
        fields: the names to recommend.

    Findings: ``unknown-field`` and ``field-twice``, a field that stands under its name and its alias.
    """
    written: dict[str, str] = {}
    for key in data:
        place = notebook.key((*keys, key))
        name = names.get(key)
        if name is None:
            notebook.error("unknown-field", place, field=key, what=what, near=near(key, names), fields=fields)
        elif name in written:
            notebook.error("field-twice", place, field=key, other=written[name], what=what)
        else:
            written[name] = key
    return written


def names_of(fields: Mapping[str, Field]) -> dict[str, str]:
    """English names by every name that fields go by."""
    names = {name: name for name in fields}
    for name, declared in fields.items():
        if declared.alias:
            names.setdefault(declared.alias, name)
    return names


def _all_fields(fields: Iterable[Field]) -> Iterator[Field]:
    for one in fields:
        yield one
        yield from _all_fields(one.fields.values())


def _keys_in(data: Data) -> Iterator[str]:
    """Every key of a file, however deep."""
    if isinstance(data, dict):
        yield from data
    if isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _keys_in(part)
