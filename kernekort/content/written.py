"""A material as it lies in its file: YAML, or Markdown with its fields in a head above the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kernekort.content.head import CHILD_KEYS, HEAD_ALIASES, HEAD_KEYS
from kernekort.content.model import ID
from kernekort.content.notebook import Notebook, Reading
from kernekort.content.prose import split
from kernekort.findings import Checked, Place, error
from kernekort.library import Found
from kernekort.quick import dataclass
from kernekort.sources import Data, Keys, Source, parse_source, read_text
from kernekort.sources.places import Spot

ENDING = ".md"
ITEMS: Keys = ("items", 0)
_NOT_ABOVE_TEXT = ("extends", "items", *CHILD_KEYS)
"""What a deck of more than one item can say."""

_OF_BOTH = frozenset(("title", "subtitle"))
"""What the head says of the deck, and so of its one item."""


@dataclass(frozen=True)
class Written:
    """What a file says in fields, and the text below them that begins on ``line``; no text in a YAML file."""

    source: Source
    text: str | None = None
    line: int = 0


def read_written(found: Found) -> Checked[Written]:
    """A content file of either form.

    Findings: ``head-without-end``, and those of reading a file.
    """
    return written_in(read_text(found.path, found.shown), found)


def written_in(whole: Checked[str], found: Found) -> Checked[Written]:
    """The same of a file whose text has been read."""
    if whole.value is None:
        return Checked(None, whole.findings)
    if found.path.suffix != ENDING:
        read = parse_source(whole.value, found.path, found.shown)
        return Checked(Written(read.value) if read.value is not None else None, whole.findings + read.findings)
    head, text, line = split(whole.value)
    if not line:
        return Checked(None, (*whole.findings, error("head-without-end", Place(found.shown, 1, 1))))
    parsed = parse_source(head, found.path, found.shown)
    findings = whole.findings + parsed.findings
    if parsed.value is None:
        return Checked(None, findings)
    places = replace(parsed.value.places, lines=tuple(whole.value.split("\n")))
    blank = len(text) - len(text.lstrip("\n"))
    return Checked(Written(replace(parsed.value, places=places), text.strip("\n"), line + blank), findings)


def check_head(written: Written, notebook: Notebook) -> None:
    """Finds what cannot be said above a text, which is one item and builds on no other material.

    Findings: ``not-above-text``.
    """
    if written.text is not None and isinstance(written.source.data, dict):
        for key in written.source.data:
            if key in _NOT_ABOVE_TEXT:
                notebook.error("not-above-text", notebook.key((key,)), field=key)


def arranged(written: Written, name: str, reading: Reading) -> Reading:
    """A file with a text read as what it is: a deck of one item, which has the fields of the head and the text.

    The title of the deck is that of the item as well; the item goes by the file's name when it has no id.

    Findings: ``text-without-field``, and ``field-twice`` for a text that stands in the head too.
    """
    head = written.source.data
    if written.text is None or not isinstance(head, dict):
        return reading
    fields = reading.layout.fields
    known = {*HEAD_KEYS, *HEAD_ALIASES}
    above = known - set(_NOT_ABOVE_TEXT)
    own = {key: key for key in head if key not in known}
    own |= {HEAD_ALIASES.get(key, key): key for key in head if HEAD_ALIASES.get(key, key) in _OF_BOTH & set(fields)}
    item: dict[str, Data] = {ID: name}
    item |= {field: head[key] for field, key in own.items()}
    places = written.source.places
    values, keys = (_with_item(spots, own) for spots in (places.values, places.keys))
    spot = _text_into(item, written, reading)
    places = replace(places, values={**values, ITEMS: values[()], **spot}, keys=keys)
    data: Data = {key: value for key, value in head.items() if key in above} | {"items": [item]}
    return replace(
        reading,
        source=replace(written.source, data=data, places=places),
        texts={way: line for way, (line, _) in spot.items()},
    )


def _with_item(spots: Mapping[Keys, Spot], own: Mapping[str, str]) -> dict[Keys, Spot]:
    """Where everything stands, the fields of the item once more as its own; ``own`` has their keys in the head."""
    fields = {key: field for field, key in own.items()}
    moved = {(*ITEMS, fields[str(way[0])], *way[1:]): spot for way, spot in spots.items() if way and way[0] in fields}
    return {**spots, **moved}


def _text_into(item: dict[str, Data], written: Written, reading: Reading) -> dict[Keys, Spot]:
    """Puts the text into the first field for running text; returns where it then stands."""
    if not written.text:
        return {}
    place = Place(written.source.shown, written.line, 1)
    field = next((one for one in reading.layout.fields.values() if one.type == "markdown"), None)
    if field is None:
        reading.error("text-without-field", place, layout=reading.layout.name)
        return {}
    twice = next((key for key in (field.name, field.alias) if key in item), None)
    if twice is not None:
        reading.error("field-twice", reading.key((twice,)), field=twice, other="---", what=written.source.shown)
        return {}
    item[field.name] = written.text
    return {(*ITEMS, field.name): (written.line, 1)}
