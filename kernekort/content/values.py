"""The value of a field held against its declaration, and put into the form that layouts and rules read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from kernekort.content.model import Value
from kernekort.content.notebook import Reading, name_at, names_of, shown, written_as, wrong_type
from kernekort.content.prose import read_prose
from kernekort.content.scalars import read_choice, read_lines, read_plain, read_text, read_whole
from kernekort.content.times import read_clock, read_date, read_duration, read_span
from kernekort.findings import Place
from kernekort.layout import Field
from kernekort.sources import Data, Keys

LONGEST_MINUTES = 600
"""Ten hours: what takes longer is no activity of a meeting."""

GREATEST = 999_999
"""The greatest whole number, where a layout sets no limit of its own."""


def read_value(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    """The value of a field that is given; ``None`` after a finding.

    Findings: ``wrong-type``, ``empty-field``, ``not-a-choice``, ``out-of-range``, ``too-few``, ``too-many``,
    ``too-many-parts``, ``image-missing``, ``no-clock``, ``no-date``, ``no-duration``, ``field-not-for-kind``, those of
    running text, and those of the fields of a group.
    """
    return _READERS[declared.type](declared, data, keys, reading)


def places_in(declared: Field, data: Data, keys: Keys, reading: Reading, name: str) -> Iterator[tuple[str, Place]]:
    """Where a value and everything inside it stands, by the way there from an item: ``rows``, ``rows.3.start``."""
    yield name, reading.at(keys)
    if isinstance(data, list):
        entry = replace(declared, type=declared.items or "text")
        for number, one in enumerate(data):
            yield from places_in(entry, one, (*keys, number), reading, f"{name}.{number}")
    elif isinstance(data, dict):
        names = names_of(declared.fields)
        for key, one in data.items():
            part = names.get(key)
            if part is not None and one is not None:
                yield from places_in(declared.fields[part], one, (*keys, key), reading, f"{name}.{part}")


def _integer(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    return read_whole(data, keys, reading, declared.least or 0, declared.most or GREATEST)


def _minutes(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    least = 1 if declared.least is None else declared.least
    return read_whole(data, keys, reading, least, min(declared.most or LONGEST_MINUTES, LONGEST_MINUTES))


def _image(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    """A path below the project or the built-in library, with forward slashes; the file must be there."""
    text = read_plain(data, keys, reading)
    if text is None:
        return None
    relative = str(PurePosixPath(text))
    path = reading.library.file(relative)
    if path is None:
        reading.error("image-missing", reading.at(keys), field=name_at(keys, reading), file=shown(text))
        return None
    reading.images[relative] = path
    return relative


def _list(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    if not isinstance(data, list):
        wrong_type("listing", data, keys, reading)
        return None
    name, found = name_at(keys, reading), len(data)
    if declared.most is not None and found > declared.most:
        reading.error("too-many", reading.at((*keys, declared.most)), field=name, found=found, most=declared.most)
    if declared.least is not None and found < declared.least:
        reading.error("too-few", reading.key(keys), field=name, found=found, least=declared.least)
    entry = replace(declared, type=declared.items or "text")
    read = (read_value(entry, one, (*keys, number), reading) for number, one in enumerate(data))
    return tuple([one for one in read if one is not None])


def _group(declared: Field, data: Data, keys: Keys, reading: Reading) -> Value | None:
    if not isinstance(data, dict):
        wrong_type("group", data, keys, reading)
        return None
    parts, what = declared.fields, name_at(keys, reading)
    names = tuple(reading.name_of(part) for part in parts.values())
    written = written_as(data, names_of(parts), keys, reading, what, names)
    span = read_span(parts, data, written, keys, reading)
    given = {name: key for name, key in written.items() if data[key] is not None}
    group: dict[str, Value] = {}
    for name, part in parts.items():
        if span is not None and name in ("start", "end"):
            group[name] = span[name == "end"]
        elif name in given:
            value = read_value(part, data[given[name]], (*keys, given[name]), reading)
            group |= {} if value is None else {name: value}
    _check_group(declared, group, given, keys, reading)
    return group


def _check_group(
    declared: Field, group: Mapping[str, Value], given: Mapping[str, str], keys: Keys, reading: Reading
) -> None:
    """Fields that a group of its kind must have and does not, and those it may not have.

    A group whose kind is not known has its own finding, and must have what all must.
    """
    kind = declared.kind_of(group)
    for name, part in declared.fields.items():
        if name not in given and name not in group and part.needed_by(kind) and part.open_to(kind):
            told = (*keys, given[declared.kinds]) if declared.kinds and part.required is not True else keys
            what = name_at(keys, reading) if part.required is True else kind
            reading.error("missing-field", reading.at(told), field=reading.name_of(part), what=what)
        elif kind and name in given and not part.open_to(kind):
            place = reading.key((*keys, given[name]))
            reading.error("field-not-for-kind", place, field=given[name], kind=kind, kinds=part.roles)


_READERS: Mapping[str, Callable[[Field, Data, Keys, Reading], Value | None]] = {
    "text": lambda _, data, keys, reading: read_text(data, keys, reading),
    "lines": lambda declared, data, keys, reading: read_lines(data, keys, reading, declared.parts),
    "integer": _integer,
    "minutes": _minutes,
    "choice": lambda declared, data, keys, reading: read_choice(data, keys, declared.of, reading),
    "image": _image,
    "list": _list,
    "group": _group,
    "clock": lambda _, data, keys, reading: read_clock(data, keys, reading),
    "date": lambda _, data, keys, reading: read_date(data, keys, reading),
    "markdown": lambda _, data, keys, reading: read_prose(data, keys, reading),
    "duration": lambda _, data, keys, reading: read_duration(data, keys, reading),
}
