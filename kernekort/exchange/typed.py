"""Data typed as YAML the way the built-in files are: bare where nothing can be mistaken, long texts line under line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from kernekort.sources import Data

_STEP = "  "
_BARE = re.compile(r"[^\W\d_»«„“”(…][^\n\t\"'\\]*|[»„“(…][^\n\t\"'\\]*")
_RISKY = re.compile(r": |:$| #|[\[\]{}]|\s$|[\u00a0\u0085\u200b-\u200f\u202a-\u202e\ufeff]")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"))
_TAGS = "tags"
_LONGEST_FLOW = 90


def entry(key: str, value: Data, indent: int) -> list[str]:
    """The lines of a key and its value, the key set in by so many blanks."""
    start = f"{' ' * indent}{key}:"
    if value is None:
        return [start]
    if isinstance(value, list):
        flow = f"{start} [{', '.join(_word(one) for one in value)}]"
        if not value or (key in (_TAGS, "mærker") and len(flow) <= _LONGEST_FLOW):
            return [flow]
        return [start, *(f"{' ' * (indent + 2)}- {scalar(one)}" for one in value)]
    if isinstance(value, str) and _is_block(value):
        inner = " " * (indent + 2)
        return [f"{start} |", *(f"{inner}{line}" if line else "" for line in value.split("\n"))]
    return [f"{start} {scalar(value)}"]


def group(fields: Mapping[str, Data], indent: int) -> list[str]:
    """The lines of several keys."""
    return [line for key, value in fields.items() for line in entry(key, value, indent)]


def listed(fields: Mapping[str, Data], indent: int) -> list[str]:
    """The lines of an entry of a list whose dash is set in by so many blanks."""
    lines = group(fields, indent + 2)
    lines[0] = f"{' ' * indent}- {lines[0].lstrip(' ')}"
    return lines


def scalar(value: Data) -> str:
    """One value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    bare = _BARE.fullmatch(text) and not _RISKY.search(text) and text.casefold() not in _WORDS
    return text if bare else json.dumps(text, ensure_ascii=False)


def _word(value: Data) -> str:
    typed = scalar(value)
    return json.dumps(typed, ensure_ascii=False) if "," in typed and not typed.startswith('"') else typed


def _is_block(text: str) -> bool:
    """Whether a text can stand line under line and come back the same."""
    lines = text.split("\n")
    plain = all(line == line.strip(" \t") and "\t" not in line for line in lines)
    return len(lines) > 1 and plain and bool(lines[0]) and bool(lines[-1]) and not re.search("[\u0085\ufeff]", text)
