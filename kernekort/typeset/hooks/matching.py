"""What rules of stylesheets apply to elements, found once for all that stand alike: with the same names under the same.

Most selectors ask for nothing but names and attributes, of an element and of those it stands in; some ask for those of
the one before it. What the others ask, as which child of its parent it is, is asked of every element still. Which is
which is seen from what their tests make use of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from itertools import chain as linked
from types import CodeType
from typing import Any, NamedTuple

_MOST = 3000
"""So many ways to stand are kept; more are begun anew."""

_NAMES = ("local_name", "classes", "id", "etree_element", "get", "attrib", "in_html_document", "namespace_url", "tag")
_AROUND = ("parent", "ancestors", "any", "next", "lower", "startswith", "endswith", "split_whitespace", "ascii_lower")
_FROM_ABOVE = frozenset((*_NAMES, *_AROUND))
"""What a test may make use of that depends on names and attributes alone."""

_BESIDE = "previous"
"""What it makes use of besides, when it asks for those of the element before."""

_STYLE = "style"

Match = tuple[Any, Any]
"""A sheet with its origin and weight, and a rule of it as its matcher tells of one that applies."""


class Way(NamedTuple):
    """The rules that apply to an element; ``number`` is the same wherever they are."""

    matches: Sequence[Match]
    number: int


class Stand:
    """How elements stand: the rules that apply to all of them, and those of which each is to be asked."""

    def __init__(self, number: int, matches: Sequence[Match], open_to: Sequence[tuple[Any, Match]]) -> None:
        self.number = number
        self.matches, self.open_to = matches, open_to
        self.is_settled = all(_asks_beside(test.__code__) for test, _ in open_to)
        """Whether it is enough to know how the element before stands."""
        self.beside: dict[int, Way] = {}
        self.ways: dict[tuple[bool, ...], Way] = {}


class Matching:
    """Finds the rules of some sheets; a sheet has its origin and weight with it."""

    def __init__(self, sheets: Sequence[Any], numbers: dict[Any, int]) -> None:
        """``numbers`` are those of ways that have been found; what they are known by is kept with the sheets."""
        self._sheets = list(sheets)
        matchers = [sheet.matcher for sheet, *_ in sheets]
        codes = [rule[0].__code__ for matcher in matchers for rules in _lists(matcher) for rule in rules]
        self._without_style = not any(map(_asks_for_style, codes))
        settled = {code for code in codes if _names(code) <= _FROM_ABOVE}
        self._settled = [_part(matcher, lambda code: code in settled) for matcher in matchers]
        self._open = [_part(matcher, lambda code: code not in settled) for matcher in matchers]
        for matcher in self._open:
            matcher.add_relevant_selectors = _all_of
        self._stands: dict[Any, Stand] = {}
        self._numbers = numbers
        self._count = 0

    def is_of(self, sheets: Sequence[Any]) -> bool:
        """Whether these are the sheets."""
        if len(sheets) != len(self._sheets):
            return False
        pairs = zip(self._sheets, sheets, strict=True)
        return all(one[0] is other[0] and one[1:] == other[1:] for one, other in pairs)

    def stand(self, wrapper: Any, above: Stand | None) -> Stand:
        """How an element stands, in another that stands ``above``."""
        element = wrapper.etree_element
        attributes = element.attrib
        said = tuple(attributes.items())
        if self._without_style and _STYLE in attributes:
            said = tuple([one for one in said if one[0] != _STYLE])
        key = (above.number if above else None, element.tag, said)
        stand = self._stands.get(key)
        if stand is None:
            if len(self._stands) > _MOST:
                # Their numbers are not given again.
                self._stands.clear()
            self._count += 1
            stand = self._stands[key] = Stand(self._count, self._found(wrapper), list(self._candidates(wrapper)))
        return stand

    def way(self, wrapper: Any, stand: Stand, before: Stand | None) -> Way:
        """The rules that apply to an element that stands so, the one ``before`` it as that does."""
        if not stand.is_settled:
            return self._asked(wrapper, stand)
        number = before.number if before else 0
        way = stand.beside.get(number)
        if way is None:
            way = stand.beside[number] = self._asked(wrapper, stand)
        return way

    def _asked(self, wrapper: Any, stand: Stand) -> Way:
        asked = tuple([test(wrapper) for test, _ in stand.open_to])
        way = stand.ways.get(asked)
        if way is None:
            more = [match for applies, (_, match) in zip(asked, stand.open_to, strict=True) if applies]
            way = stand.ways[asked] = self._way([*stand.matches, *more])
        return way

    def _way(self, found: Sequence[Match]) -> Way:
        """Rules in the order of their sheets, and in each from the least weight to the most, as a matcher has them."""
        matches = [
            match for sheet in self._sheets for match in sorted((m for m in found if m[0] is sheet), key=_weight)
        ]
        # As long as the sheets are kept, no other declarations are known by the same numbers.
        keys = tuple([(id(sheet), *rule[:2], id(rule[3])) for sheet, rule in matches])
        return Way(matches, self._numbers.setdefault(keys, len(self._numbers)))

    def _found(self, wrapper: Any) -> list[Match]:
        settled = zip(self._sheets, self._settled, strict=True)
        return [(sheet, rule) for sheet, matcher in settled for rule in matcher.match(wrapper)]

    def _candidates(self, wrapper: Any) -> Iterator[tuple[Any, Match]]:
        for sheet, matcher in zip(self._sheets, self._open, strict=True):
            for specificity, order, pseudo, (test, payload) in matcher.match(wrapper):
                yield test, (sheet, (specificity, order, pseudo, payload))


def _weight(match: Match) -> Any:
    return match[1][:2]


def _all_of(_: Any, rules: Any, relevant: list[Any]) -> None:
    """All rules that an element's name, classes and attributes point to, with what is to be asked of it."""
    relevant.extend(
        (specificity, order, pseudo, (test, payload)) for test, specificity, order, pseudo, payload in rules
    )


def _lists(matcher: Any) -> Iterator[list[Any]]:
    """All lists of rules that a matcher has, by whatever it finds them."""
    for kept in vars(matcher).values():
        if isinstance(kept, dict):
            yield from kept.values()
        elif isinstance(kept, list):
            yield kept


def _part(matcher: Any, wanted: Callable[[CodeType], bool]) -> Any:
    """A matcher with the rules alone whose tests are wanted."""

    def sorted_out(rules: list[Any]) -> list[Any]:
        return [rule for rule in rules if wanted(rule[0].__code__)]

    part = copy(matcher)
    for name, kept in vars(matcher).items():
        if isinstance(kept, dict):
            setattr(part, name, {key: sorted_out(rules) for key, rules in kept.items()})
        elif isinstance(kept, list):
            setattr(part, name, sorted_out(kept))
    return part


def _names(code: CodeType) -> set[str]:
    """All that a test asks for, by name."""
    inner = (_names(one) for one in code.co_consts if isinstance(one, CodeType))
    return {*code.co_names, *linked.from_iterable(inner)}


def _asks_beside(code: CodeType) -> bool:
    """Whether a test asks for nothing more than the name and attributes of the element before."""
    inner = (one for one in code.co_consts if isinstance(one, CodeType))
    return {*code.co_names} <= {*_FROM_ABOVE, _BESIDE} and all(_names(one) <= _FROM_ABOVE for one in inner)


def _asks_for_style(code: CodeType) -> bool:
    """Whether a test may ask what an element says of its own style."""
    inner = (one for one in code.co_consts if isinstance(one, CodeType))
    return ("etree_element" in code.co_names and _STYLE in code.co_consts) or any(map(_asks_for_style, inner))
