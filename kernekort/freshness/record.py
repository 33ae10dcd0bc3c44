"""What is remembered of one command line, as a JSON file that is not trusted when it is read again."""

from __future__ import annotations

import json

from kernekort.freshness.comparing import Entries, Entry
from kernekort.freshness.listing import signature
from kernekort.freshness.produced import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FORMAT = 1
_LARGEST = 16_000_000

Said = list[tuple[str, str]]
"""What a run said, in order: on ``out`` or ``err``, and the text."""


class Record:
    """How everything was when files were made, which files, and what was said of them."""

    def __init__(
        self,
        key: str,
        moment: int,
        machine: dict[str, str],
        trees: dict[str, Entries],
        single: dict[str, Entry | None],
        folders: list[str],
        products: Entries,
        rows: Rows,
        said: Said,
        sentence: str,
    ) -> None:
        self.key = key
        self.moment = moment
        """When the files were listed, in nanoseconds since 1970."""
        self.machine = machine
        self.trees = trees
        """The files below each folder that is read from."""
        self.single = single
        """Files elsewhere by their whole path; ``None`` is one that was not there."""
        self.folders = folders
        """Output folders; the products lie in the first."""
        self.products = products
        self.rows = rows
        """What the manifest says of the products."""
        self.said = said
        self.sentence = sentence
        """That nothing has changed, in the user's language."""

    def as_json(self) -> str:
        """The record as text."""
        return json.dumps({"format": _FORMAT, **vars(self)}, separators=(",", ":"))


def read_record(path: str, key: str) -> Record | None:
    """The record in a file; ``None`` when there is none, when it is damaged, or when it is about something else."""
    known = signature(path)
    if known is None or known[0] > _LARGEST:
        return None
    try:
        with open(path, encoding="ascii") as file:
            return _from_data(json.load(file), key)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _from_data(data: Any, key: str) -> Record:
    if data["format"] != _FORMAT or data["key"] != key:
        raise ValueError("another record")
    return Record(
        key,
        _whole(data["moment"]),
        {_text(name): _text(value) for name, value in data["machine"].items()},
        {_text(root): _entries(files) for root, files in data["trees"].items()},
        {path: None if entry is None else _entry(entry) for path, entry in data["single"].items()},
        [_text(folder) for folder in data["folders"]],
        _entries(data["products"]),
        {name: dict(row) for name, row in data["rows"].items()},
        [(_text(stream), _text(text)) for stream, text in data["said"]],
        _text(data["sentence"]),
    )


def _entries(data: Any) -> Entries:
    return {path: _entry(entry) for path, entry in data.items()}


def _entry(data: Any) -> Entry:
    (size, changed, altered, number), hashed = data
    return (_whole(size), _whole(changed), _whole(altered), _whole(number)), _text(hashed)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("not a text")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("not a number")
    return value
