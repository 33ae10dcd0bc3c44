"""What the style of an SVG points at: ``url()`` in attributes and rules. Every search here is linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kernekort.quick import dataclass

_URL = re.compile(r"""url\(\s*["']?\s*([^"')]*)""", re.IGNORECASE)
_ANY_URL = re.compile(r"url\s*\(", re.IGNORECASE)
_REACHES_OUT = re.compile(
    r"@import|@font-face|@namespace|(?<![\w-])(?:image|image-set|src|element)\s*\(", re.IGNORECASE
)
_RUNS = re.compile(r"javascript:|vbscript:|expression\s*\(|-moz-binding|behavior\s*:", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s>+~]+")
_CONDITION = re.compile(r"\[[^\]]{0,200}\]|:.*", re.DOTALL)
_SIMPLE = re.compile(r"([.#]?)([\w-]+)")


@dataclass(frozen=True)
class Rule:
    """A style rule: the names that the last part of one of its selectors asks for, and its declarations.

    ``names`` are written ``path``, ``.class`` or ``#id``; what a selector asks of the surroundings is left out, so
    that a rule is taken to apply more often than it does.
    """

    names: frozenset[str]
    declarations: Mapping[str, str]


def declarations(style: str) -> dict[str, str]:
    """The declarations of a ``style`` attribute; the last of a name counts, unless an earlier one is important."""
    found: dict[str, str] = {}
    for part in _without_comments(style).split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and ("!important" in value or "!important" not in found.get(name, "")):
            found[name] = value.strip()
    return found


def rules(sheet: str) -> Iterator[Rule]:
    """The rules of a ``<style>`` element; those within a block (``@media``) are taken to apply."""
    for block in _without_comments(sheet).split("}"):
        outer, _, body = block.rpartition("{")
        found = declarations(body)
        for selector in outer.rpartition("{")[2].split(",") if found else ():
            last = _CONDITION.sub("", _BETWEEN.split(selector.strip())[-1])
            yield Rule(frozenset(kind + name for kind, name in _SIMPLE.findall(last)), found)


def references(value: str) -> tuple[str, ...]:
    """The targets of every ``url()`` in a value."""
    return tuple(target.strip() for target in _URL.findall(value))


def outside(value: str) -> str | None:
    """What in a style or a presentation attribute reaches out of the drawing; ``None`` when nothing does."""
    if "\\" in value:
        return "\\"  # An escape can hide any of the words looked for here, and no drawing program writes one.
    if found := _REACHES_OUT.search(value):
        return found[0]
    targets = references(value)
    if len(targets) != len(_ANY_URL.findall(value)):
        return "url"
    return next((target for target in targets if not target.startswith("#")), None)


def runs(value: str) -> str | None:
    """What in a value may run code; ``None`` when nothing does."""
    found = _RUNS.search(value)
    return found[0] if found else None


def _without_comments(style: str) -> str:
    kept, position = [], 0
    while (start := style.find("/*", position)) >= 0:
        kept.append(style[position:start])
        end = style.find("*/", start + 2)
        position = len(style) if end < 0 else end + 2
    return "".join([*kept, style[position:]])
