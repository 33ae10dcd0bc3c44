"""The value of one field held against its declaration, and put into the form that layouts and rules read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from kernekort.content.model import Value
from kernekort.findings import Fact, Finding, Place, error, near
from kernekort.layout import Field, Layout
from kernekort.library import Library
from kernekort.sources import Data, Keys, Source

LONGEST_MINUTES = 600
"""Ten hours: what takes longer is no activity on a card."""

GREATEST = 999_999
"""The greatest whole number, where a layout sets no limit of its own."""

_BLANKS = re.compile(r"[ \t\n]+")
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

    def error(self, code: str, place: Place, **facts: Fact) -> None:
        """Notes an error."""
        self.findings.append(error(code, place, **facts))


@dataclass(frozen=True)
class Reading(Notebook):
    """A content file held against its layout; the images it names gather too."""

    layout: Layout = field(kw_only=True)
    library: Library = field(kw_only=True)
    images: dict[str, Path] = field(default_factory=dict, kw_only=True)


def read_value(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    """The value of a field that is given; ``None`` after a finding.

    Findings: ``wrong-type``, ``empty-field``, ``not-a-choice``, ``out-of-range``, ``too-many``, ``image-missing``,
    and those of the fields of a group.
    """
    return _READERS[declared.type](declared, data, keys, reading)


def read_text(name: str, data: Data, keys: Keys, notebook: Notebook) -> str | None:
    """A text on one line: line breaks and blanks in a row become one blank, except those that tie words together."""
    text = _plain(name, data, keys, notebook)
    return None if text is None else _BLANKS.sub(" ", text)


def read_whole(name: str, data: Data, keys: Keys, notebook: Notebook, least: int, most: int) -> int | None:
    """A whole number within limits."""
    if isinstance(data, bool) or not isinstance(data, int):
        wrong_type(name, "number", data, keys, notebook)
        return None
    if not least <= data <= most:
        limits = {"least": str(least), "most": str(most)}
        notebook.error("out-of-range", notebook.at(keys), field=name, value=str(data), **limits)
        return None
    return data


def read_choice(name: str, data: Data, keys: Keys, choices: Iterable[str], notebook: Notebook) -> str | None:
    """One of the words that are allowed."""
    text = read_text(name, data, keys, notebook)
    allowed = tuple(choices)
    if text is None or text in allowed:
        return text
    notebook.error(
        "not-a-choice", notebook.at(keys), field=name, value=shown(text), near=near(text, allowed), choices=allowed
    )
    return None


def wrong_type(name: str, form: str, data: Data, keys: Keys, notebook: Notebook) -> None:
    """Notes a value of the wrong form, or none at all: ``form`` is ``text``, ``number``, ``listing`` or ``group``."""
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


def _plain(name: str, data: Data, keys: Keys, notebook: Notebook) -> str | None:
    # A bare number is a text where a text is asked for (»titel: 2026«); true and false are slips.
    if isinstance(data, bool) or not isinstance(data, str | int):
        wrong_type(name, "text", data, keys, notebook)
        return None
    text = str(data).strip(" \t\n")
    if not text:
        wrong_type(name, "text", None, keys, notebook)
        return None
    return text


def _text(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    return read_text(declared.name, data, keys, reading)


def _lines(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    text = _plain(declared.name, data, keys, reading)
    return None if text is None else "\n".join(line.rstrip(" \t") for line in text.split("\n"))


def _integer(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    return read_whole(declared.name, data, keys, reading, 0, declared.most or GREATEST)


def _minutes(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    return read_whole(declared.name, data, keys, reading, 1, min(declared.most or LONGEST_MINUTES, LONGEST_MINUTES))


def _choice(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    return read_choice(declared.name, data, keys, declared.of, reading)


def _image(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    """A path below the project or the built-in library, with forward slashes; the file must be there."""
    text = _plain(declared.name, data, keys, reading)
    if text is None:
        return None
    relative = str(PurePosixPath(text))
    path = reading.library.file(relative)
    if path is None:
        reading.error("image-missing", reading.at(keys), field=declared.name, file=shown(text))
        return None
    reading.images[relative] = path
    return relative


def _list(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    if not isinstance(data, list):
        wrong_type(declared.name, "listing", data, keys, reading)
        return None
    if declared.most is not None and len(data) > declared.most:
        place = reading.at((*keys, declared.most))
        reading.error("too-many", place, field=declared.name, found=len(data), most=declared.most)
    entry = replace(declared, type=declared.items or "text")
    read = (read_value(entry, one, (*keys, number), reading) for number, one in enumerate(data))
    return tuple([one for one in read if one is not None])


def _group(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    if not isinstance(data, dict):
        wrong_type(declared.name, "group", data, keys, reading)
        return None
    parts = declared.fields
    written = written_as(data, names_of(parts), keys, reading, declared.name, tuple(parts))
    group: dict[str, Value] = {}
    for name, part in parts.items():
        key = written.get(name)
        if key is None or data[key] is None:
            if part.required:
                reading.error("missing-field", reading.at(keys), field=name, what=declared.name)
            continue
        value = read_value(part, data[key], (*keys, key), reading)
        if value is not None:
            group[name] = value
    return group


_READERS: Mapping[str, Callable[[Field, Data, Keys, Reading], Value | None]] = {
    "text": _text,
    "lines": _lines,
    "integer": _integer,
    "minutes": _minutes,
    "choice": _choice,
    "image": _image,
    "list": _list,
    "group": _group,
}
