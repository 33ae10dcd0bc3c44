"""A content file changed in place: only the lines of what has changed are typed anew, all else stays as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kernekort.exchange.typed import entry, group, listed
from kernekort.sources import Data, Keys, Source

_DASH = re.compile(r"( *)- +")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


class IntricateError(Exception):
    """The file is written in a form that cannot be changed line by line: groups in braces, lists in brackets."""


@dataclass
class Edits:
    """Changes to a file, all told by where things stood before the first of them."""

    source: Source
    _changes: list[tuple[int, int, int, list[str]]] = field(default_factory=list)

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the file as it is."""
        return self.source.places.lines

    def text(self) -> str:
        """The file with all changes made."""
        lines = list(self.lines)
        for start, end, _, new in sorted(self._changes, key=lambda one: one[:3], reverse=True):
            lines[start:end] = new
        return "\n".join(lines).rstrip("\n") + "\n"

    def put(self, way: Keys, key: str, value: Data) -> None:
        """Types the value of a key anew.

        Raises:
            IntricateError: the group around it is in braces.
        """
        start, indent = self._key((*way, key))
        end = self._end(start, indent)
        new = entry(key, value, indent)
        kept = self._remark((*way, key)) if end == start + 1 else ""
        new[0] = self.lines[start][:indent] + new[0][indent:] + kept
        self._change(start, end, new)

    def drop(self, way: Keys, key: str) -> None:
        """Takes a key away.

        Raises:
            IntricateError: the group around it is in braces, or it stands beside the dash of a list.
        """
        start, indent = self._key((*way, key))
        if self.lines[start][:indent].strip():
            raise IntricateError(key)
        self._change(start, self._end(start, indent), [])

    def add(self, way: Keys, after: str, key: str, value: Data) -> None:
        """Types a new key behind another of its group.

        Raises:
            IntricateError: the group is in braces.
        """
        start, indent = self._key((*way, after))
        end = self._end(start, indent)
        self._change(end, end, entry(key, value, indent))

    def data(self, way: Keys) -> dict[str, Data]:
        """What a group says.

        Raises:
            IntricateError: it is no group.
        """
        found = self._data(way)
        if not isinstance(found, dict):
            raise IntricateError(way)
        return found

    def in_braces(self, way: Keys) -> bool:
        """Whether a group is written on one line, in braces."""
        line, column = self.source.places.values[way]
        return self.lines[line - 1][column - 1 : column] == "{"

    def rewrite(self, way: Keys, fields: Mapping[str, Data]) -> None:
        """Types a whole group anew, with a key on each line: an entry of a list, or the group under a key.

        Raises:
            IntricateError: what is around it is in brackets or braces too.
        """
        if isinstance(way[-1], int):
            start, indent = self._dash(way)
            self._change(start, self._end(start, indent + 1), listed(fields, indent))
        else:
            start, indent = self._key(way)
            head = f"{self.lines[start][:indent]}{way[-1]}:"
            self._change(start, self._end(start, indent), [head, *group(fields, indent + 2)])

    def add_group(self, way: Keys, key: str, fields: Mapping[str, Data]) -> None:
        """Types a group under a new key at the end of another group.

        Raises:
            IntricateError: the group is in braces.
        """
        around = self._data(way)
        if not isinstance(around, dict) or not around:
            raise IntricateError(key)
        start, indent = self._key((*way, list(around)[-1]))
        end = self._end(start, indent)
        self._change(end, end, [f"{' ' * indent}{key}:", *group(fields, indent + 2)])

    def append(self, way: Keys, fields: Mapping[str, Data], behind: int | None = None) -> None:
        """Types an entry of a list, ``behind`` the one of a number or at the end.

        Raises:
            IntricateError: the list is in brackets, or empty.
        """
        entries = self._data(way)
        if not isinstance(entries, list) or not entries:
            raise IntricateError(way)
        at = len(entries) - 1 if behind is None else behind
        one = entries[at]
        start, indent = self._dash((*way, at))
        if not isinstance(one, dict) or not one:
            raise IntricateError(way)
        if self.in_braces((*way, at)):
            end = self._end(start, indent + 1)
        else:
            end = max(self._end(*self._key((*way, at, key))) for key in one)
        gap = [""] if self._spaced(way, entries) else []
        self._change(end, end, [*gap, *listed(fields, indent)])

    def begin_groups(self, key: str, groups: Mapping[str, Mapping[str, Data]]) -> None:
        """Types groups under a new key at the end of the file."""
        lines = [line for name, fields in groups.items() for line in (f"  {name}:", *group(fields, 4))]
        self._change(len(self.lines), len(self.lines), [f"{key}:", *lines])

    def begin_list(self, key: str, entries: Sequence[Mapping[str, Data]]) -> None:
        """Types a list under a new key at the end of the file."""
        lines = [line for fields in entries for line in listed(fields, 2)]
        self._change(len(self.lines), len(self.lines), [f"{key}:", *lines])

    def _change(self, start: int, end: int, new: list[str]) -> None:
        # The file ends with a line break, behind which nothing stands.
        start, end = (min(at, self._last) for at in (start, end))
        self._changes.append((start, end, len(self._changes), new))

    @property
    def _last(self) -> int:
        last = len(self.lines)
        while last and not self.lines[last - 1].strip():
            last -= 1
        return last

    def _spaced(self, way: Keys, entries: list[Data]) -> bool:
        """Whether an empty line stands between entries."""
        starts = [self.source.places.values[(*way, at)][0] - 1 for at in range(len(entries))]
        if len(starts) < 2:
            return not self.in_braces((*way, 0))
        return any(not self.lines[at].strip() for at in range(starts[0], starts[1]))

    def _data(self, way: Keys) -> Data:
        data: Data = self.source.data
        for key in way:
            if isinstance(data, dict):
                data = data.get(str(key))
            elif isinstance(data, list) and isinstance(key, int):
                data = data[key]
        return data

    def _dash(self, way: Keys) -> tuple[int, int]:
        """The line of an entry of a list, from 0, and how far its dash is set in."""
        line, column = self.source.places.values[way]
        dash = _DASH.fullmatch(self.lines[line - 1][: column - 1])
        if dash is None:
            raise IntricateError(way)
        return line - 1, len(dash[1])

    def _key(self, keys: Keys) -> tuple[int, int]:
        """The line of a key, from 0, and how far it is set in."""
        line, column = self.source.places.keys[keys]
        before = self.lines[line - 1][: column - 1]
        if before.strip(" -"):
            raise IntricateError(keys)
        return line - 1, column - 1

    def _end(self, start: int, indent: int) -> int:
        """The line behind the last of a key's value."""
        first = self.lines[start][indent:]
        block = re.search(r":\s*[|>][-+0-9]*(\s+#.*)?$", first) is not None
        last = start
        for at in range(start + 1, len(self.lines)):
            line = self.lines[at]
            deep = len(line) - len(line.lstrip(" "))
            if line.strip() and not (deep > indent or (deep == indent and _DASH.match(line[indent:]))):
                break
            if line.strip() and (block or not line.lstrip().startswith("#")):
                last = at
        return last + 1

    def _remark(self, keys: Keys) -> str:
        """The remark at the end of a line with a value."""
        line, column = self.source.places.values[keys]
        value = self.lines[line - 1][column - 1 :]
        quoted = _QUOTED.match(value)
        found = re.search(r"\s+#.*$", value[quoted.end() :] if quoted else value)
        return found[0] if found else ""
