"""Files read from disk: never more than the limit, never anything but a regular file, always in a known encoding."""

from __future__ import annotations

import os
import stat
import unicodedata
from functools import lru_cache
from pathlib import Path

import yaml

from kernekort.findings import Checked, Finding, Place, error
from kernekort.sources.characters import check_text
from kernekort.sources.encoding import decode
from kernekort.sources.places import Places, Source
from kernekort.sources.syntax import SYNTAX, syntax_finding
from kernekort.sources.tree import RefusedError, Tree

MAX_BYTES = 10_000_000
"""The largest text file that is read."""

_SMALL = 32_768
"""Bytes and characters up to which what a file holds, and what a text says, is kept, should it be read again."""

_RETOLD = 500_000
"""Up to how many characters a faulty file is read again by the slower parser, which takes a second a megabyte."""

# A named pipe must not keep us waiting, and Windows must not translate line ends.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_text(path: Path, shown: str) -> Checked[str]:
    """The text of a file: NFC, lines ended by a line feed, nothing in it that cannot be printed.

    Findings: ``file-missing``, ``file-unreadable``, ``file-too-large``, ``encoding-unknown``, ``encoding-converted``,
    ``control-character``, ``combining-marks``.
    """
    read = read_bytes(path, shown)
    if read.value is None:
        return Checked(None, read.findings)
    return _text_before(read.value, shown) if len(read.value) <= _SMALL else _text(read.value, shown)


def _text(data: bytes, shown: str) -> Checked[str]:
    decoded = decode(data, shown)
    if decoded.value is None:
        return decoded
    text = _tidy(decoded.value)
    problems = check_text(text, shown)
    return Checked(None if problems else text, decoded.findings + problems)


_text_before = lru_cache(maxsize=128)(_text)
"""As with what texts say: templates, too, are read at every save."""


def read_source(path: Path, shown: str) -> Checked[Source]:
    """A YAML file as data with places.

    Findings: those of :func:`read_text` and of :func:`parse_source`.
    """
    read = read_text(path, shown)
    if read.value is None:
        return Checked(None, read.findings)
    parsed = parse_source(read.value, path, shown)
    return Checked(parsed.value, read.findings + parsed.findings)


def parse_source(text: str, path: Path, shown: str) -> Checked[Source]:
    """YAML text as data with places; the value stands beside errors that leave the rest readable.

    Findings: ``yaml-syntax``, ``yaml-alias``, ``yaml-tag``, ``yaml-key``, ``yaml-documents``, ``yaml-too-deep``,
    ``yaml-too-large``, ``duplicate-key``, ``control-character``, ``combining-marks``.
    """
    return _parsed_before(text, path, shown) if len(text) <= _SMALL else _parsed(text, path, shown)


def _parsed(text: str, path: Path, shown: str) -> Checked[Source]:
    text = _tidy(text)
    problems = check_text(text, shown)
    if problems:
        return Checked(None, problems)
    tree, stop = _grown(text, shown, yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)
    if stop is not None and stop.code == SYNTAX and yaml.__with_libyaml__ and len(text) <= _RETOLD:
        # The pure Python parser has the last word on a mistake, so that it is told alike on every machine.
        tree, stop = _grown(text, shown, yaml.SafeLoader)
    if stop is not None:
        return Checked(None, (*tree.findings, stop))
    if not tree.usable:
        return Checked(None, tuple(tree.findings))
    places = Places(shown, tree.values, tree.keys, tuple(text.split("\n")))
    return Checked(Source(path, shown, tree.data, places), tuple(tree.findings))


_parsed_before = lru_cache(maxsize=64)(_parsed)
"""Brands, layouts and sheets are read for each part of a kit, and at every save; nobody changes what was read."""


def _grown(text: str, shown: str, loader: type[yaml.CSafeLoader | yaml.SafeLoader]) -> tuple[Tree, Finding | None]:
    """The tree of a text, and what stopped its growing; libyaml's loader is twenty times as fast as the other."""
    tree = Tree(shown)
    try:
        for event in yaml.parse(text, loader):
            tree.take(event)
    except RefusedError as refused:
        return tree, refused.finding
    except yaml.MarkedYAMLError as problem:
        return tree, syntax_finding(problem, text.split("\n"), shown)
    return tree, None


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_bytes(path: Path, shown: str) -> Checked[bytes]:
    """What a plain file holds, of at most :data:`MAX_BYTES`.

    Findings: ``file-missing``, ``file-unreadable``, ``file-too-large``.
    """
    place = Place(shown)
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return Checked(None, (_not_regular(status.st_mode, place),))
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return Checked(None, (error("file-missing", place),))
    except OSError as problem:
        folder = shown if path.is_dir() else ""
        return Checked(None, (error("file-unreadable", place, reason=problem.strerror or "", folder=folder),))
    if len(data) > MAX_BYTES:
        return Checked(None, (error("file-too-large", place, name=path.name, most=MAX_BYTES // 1_000_000),))
    return Checked(data)


def _not_regular(mode: int, place: Place) -> Finding:
    if stat.S_ISDIR(mode):
        return error("file-unreadable", place, folder=place.file)
    return error("file-unreadable", place, special=place.file)
