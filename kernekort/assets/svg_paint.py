"""Which parts of an SVG an element is painted with: gradients, patterns, markers, masks and clips by their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kernekort.assets.svg_style import Rule, declarations, references
from kernekort.assets.svg_tree import Element

INHERITED = ("fill", "stroke", "marker-start", "marker-mid", "marker-end", "marker")
OWN = ("clip-path", "mask", "filter")
_MOST_TARGETS = 16
_MOST_COMPOUNDS = 100
MOST_RULES = 20_000

Paint = Mapping[str, tuple[str, ...]]
"""Ids by the name of the property that names them."""


class TooIntricate(Exception):  # noqa: N818 - ends the counting
    """Styles name so many parts that counting them would take too long; no drawing program writes such a thing."""


class Sheet:
    """The rules of a drawing that paint with its own parts, found by what they speak of."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Keeps the painting rules.

        Raises:
            TooIntricate: there are too many of them.
        """
        self._simple: dict[str, dict[str, str]] = defaultdict(dict)
        self._compound: list[tuple[frozenset[str], Mapping[str, str]]] = []
        for count, rule in enumerate(rules):
            if count > MOST_RULES or len(self._compound) > _MOST_COMPOUNDS:
                raise TooIntricate
            painting = {name: rule.declarations[name] for name in (*INHERITED, *OWN) if name in rule.declarations}
            if painting and len(rule.names) == 1:
                self._merge(self._simple[next(iter(rule.names))], painting)
            elif painting:
                self._compound.append((rule.names, painting))

    def paint(self, element: Element) -> Paint:
        """What an element is painted with, by everything that speaks of it, whatever would win.

        Raises:
            TooIntricate: one property names too many parts.
        """
        values: dict[str, list[str]] = defaultdict(list)
        for source in self._sources(element):
            for name in (*INHERITED, *OWN):
                if name in source:
                    values[name].append(source[name])
        return {name: _targets(found) for name, found in values.items()}

    def _sources(self, element: Element) -> Iterator[Mapping[str, str]]:
        attributes = element.attributes
        names = {
            element.name,
            "#" + attributes.get("id", ""),
            *("." + one for one in attributes.get("class", "").split()),
        }
        yield attributes
        yield declarations(attributes.get("style", ""))
        yield from (self._simple[name] for name in sorted(names) if name in self._simple)
        yield from (painting for wanted, painting in self._compound if wanted <= names)

    @staticmethod
    def _merge(known: dict[str, str], more: Mapping[str, str]) -> None:
        for name, value in more.items():
            if "!important" in value or "!important" not in known.get(name, ""):
                known[name] = value


def _targets(values: Iterable[str]) -> tuple[str, ...]:
    targets = {target[1:] for value in values for target in references(value) if target.startswith("#")}
    if len(targets) > _MOST_TARGETS:
        raise TooIntricate
    return tuple(sorted(targets))
