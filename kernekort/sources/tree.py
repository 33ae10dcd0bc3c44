"""YAML events built into data with places, within limits, and without what makes YAML surprising."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import yaml

from kernekort.findings import Finding, Place, error
from kernekort.sources.characters import check_value
from kernekort.sources.places import Data, Keys, Spot
from kernekort.sources.scalars import plain_value

MAX_DEPTH = 40
"""How many groups and lists may lie inside each other."""

MAX_NODES = 200_000
"""How many keys and values a file may hold."""

MAX_FINDINGS = 500
"""How many slips of one file are told: nobody reads more."""


class RefusedError(Exception):
    """Reading on is pointless or dangerous."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass
class _Open:
    """A group or list whose end has not been read yet."""

    container: dict[str, Data] | list[Data]
    path: Keys | None
    """Where it lies; ``None`` inside what is read but not kept: the value of a key that stands twice."""
    key: str | None = None
    """The key of a group whose value comes next."""
    keep: bool = True
    """Whether that value is kept."""


class Tree:
    """Takes the events of one document; afterwards ``data``, ``values``, ``keys`` and ``findings`` are complete."""

    def __init__(self, shown: str) -> None:
        self.data: Data = None
        self.values: dict[Keys, Spot] = {(): (1, 1)}
        self.keys: dict[Keys, Spot] = {}
        self.findings: list[Finding] = []
        self.usable = True
        self._shown = shown
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Adds an event.

        Raises:
            RefusedError: the document is too deep or too large, is followed by another, has a key that is no text, or
                holds more slips than anybody reads.
        """
        if isinstance(event, yaml.NodeEvent):
            self._take_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise RefusedError(error("yaml-documents", self._place(event)))

    def _take_node(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise RefusedError(error("yaml-too-large", self._place(event), most=MAX_NODES))
        self._check_node(event)
        frame = self._open[-1] if self._open else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._take_key(frame, event)
            return
        self._take_value(frame, event)

    def _check_node(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._found(error("yaml-alias", self._place(event), name=f"{sign}{event.anchor}"))
            self.usable = self.usable and sign == "&"
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._found(error("yaml-tag", self._place(event), tag=_short_tag(tag)))

    def _take_key(self, frame: _Open, event: yaml.NodeEvent) -> None:
        if not isinstance(event, yaml.ScalarEvent) or not event.value.strip():
            raise RefusedError(error("yaml-key", self._place(event)))
        key = self._text(event)
        frame.key = key
        frame.keep = key not in frame.container
        if frame.path is None:
            return
        path = (*frame.path, key)
        if frame.keep:
            self.keys[path] = _spot(event)
        else:
            self._found(error("duplicate-key", self._place(event), key=key, first=self.keys[path][0]))

    def _take_value(self, frame: _Open | None, event: yaml.NodeEvent) -> None:
        path = self._path(frame)
        if path is not None:
            self.values[path] = _spot(event)
        value = self._value(event)
        if frame is None:
            self.data = value
        elif isinstance(frame.container, list):
            frame.container.append(value)
        elif frame.key is not None:
            if frame.keep:
                frame.container[frame.key] = value
            frame.key = None
        if isinstance(value, dict | list):
            self._open.append(_Open(value, path))
            if len(self._open) > MAX_DEPTH:
                raise RefusedError(error("yaml-too-deep", self._place(event), most=MAX_DEPTH))

    def _path(self, frame: _Open | None) -> Keys | None:
        """Where the next value of a group or list lies."""
        if frame is None:
            return ()
        if frame.path is None:
            return None
        if isinstance(frame.container, list):
            return (*frame.path, len(frame.container))
        return (*frame.path, frame.key) if frame.keep and frame.key is not None else None

    def _value(self, event: yaml.NodeEvent) -> Data:
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        if isinstance(event, yaml.SequenceStartEvent):
            return []
        if not isinstance(event, yaml.ScalarEvent):
            return None
        return self._text(event) if event.style else plain_value(event.value)

    def _text(self, event: yaml.ScalarEvent) -> str:
        """The text of a scalar; escapes can hide characters that the file itself does not show."""
        if event.style != '"':
            return str(event.value)
        text = unicodedata.normalize("NFC", event.value)
        problems = check_value(text, self._place(event))
        for problem in problems:
            self._found(problem)
        self.usable = self.usable and not problems
        return text

    def _found(self, finding: Finding) -> None:
        if len(self.findings) >= MAX_FINDINGS - 1:
            raise RefusedError(finding)
        self.findings.append(finding)

    def _place(self, event: yaml.Event) -> Place:
        return Place(self._shown, *_spot(event))


def _spot(event: yaml.Event) -> Spot:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
