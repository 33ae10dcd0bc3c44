"""What an SVG grows to when everything that is reused is drawn where it is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kernekort.assets.graph import MOST, Circle, Use, grown
from kernekort.assets.svg_paint import INHERITED, OWN, Paint, Sheet, TooIntricate
from kernekort.assets.svg_style import rules
from kernekort.assets.svg_tree import Drawing, Element
from kernekort.findings import Finding, Place, error

_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use", "text", "tspan"})
_CORNER = re.compile(r"[A-Za-z]|,|\s+")


def check_cost(drawing: Drawing, place: Place) -> tuple[Finding, ...]:
    """Whether the drawing stays small when it is unfolded.

    Findings: ``svg-circle`` and ``svg-bomb``, with the line.
    """
    elements = drawing.elements
    try:
        unfolding = _Unfolding(elements)
        unfolding.pass_on(grown(unfolding.uses))
        costs = grown(unfolding.uses)
    except TooIntricate:
        return (error("svg-bomb", place, most=MOST),)
    except Circle as circle:
        element = elements[circle.part]
        return (error("svg-circle", Place(place.file, element.line), what=element.attributes.get("id", element.name)),)
    heavy = next((element for element, cost in zip(elements, costs, strict=True) if cost > MOST), None)
    return (error("svg-bomb", Place(place.file, heavy.line), most=MOST),) if heavy else ()


class _Unfolding:
    """Which elements draw which others, and the paint that each inherits."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self.uses: list[list[Use]] = [[] for _ in elements]
        self._elements = elements
        self._idents: dict[str, int] = {}
        self._inherited: list[Paint] = []
        sheet = Sheet(rule for element in elements if element.name == "style" for rule in rules(element.words()))
        for index, element in enumerate(elements):
            self._idents.setdefault(element.attributes.get("id", ""), index)
        for index, element in enumerate(elements):
            self._enter(index, element, sheet.paint(element))

    def pass_on(self, costs: Sequence[int]) -> None:
        """Lets everything that is drawn through a ``use`` be painted with what the ``use`` is painted with."""
        for index, element in enumerate(self._elements):
            if element.name == "use":
                drawn = sum(costs[self._idents[target]] for target in _linked(element) if target in self._idents)
                self._add(index, self._paint(index, drawn, drawn))

    def _enter(self, index: int, element: Element, own: Paint) -> None:
        above: Paint = {}
        if element.parent >= 0:
            above = self._inherited[element.parent]
            self.uses[element.parent].append(Use(index))
        self._inherited.append({name: own.get(name, above.get(name, ())) for name in INHERITED})
        targets = Counter(_linked(element))
        targets.update(target for name in OWN for target in own.get(name, ()))
        if element.name in _SHAPES:
            targets += self._paint(index, 1, _corners(element))
        self._add(index, targets)

    def _paint(self, index: int, areas: int, corners: int) -> Counter[str]:
        targets: Counter[str] = Counter()
        for name, found in self._inherited[index].items():
            for target in found:
                targets[target] += corners if name.startswith("marker") else areas
        return targets

    def _add(self, index: int, targets: Counter[str]) -> None:
        found = sorted((self._idents[name], times) for name, times in targets.items() if name in self._idents)
        self.uses[index] += [Use(part, times) for part, times in found]


def _linked(element: Element) -> Iterator[str]:
    for key, value in element.attributes.items():
        if key.rsplit("}", 1)[-1] == "href" and value.strip().startswith("#"):
            yield value.strip()[1:]


def _corners(element: Element) -> int:
    outline = element.attributes.get("d", "") + element.attributes.get("points", "")
    return 1 + len(_CORNER.findall(outline))
