"""Classes that load quickly do what those of the standard library do, and nothing before they are asked to."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from kernekort import quick
from kernekort.quick import dataclass

Decorator = Callable[[type], type]
QUICK: Decorator = dataclass(frozen=True)
PLAIN: Decorator = dataclasses.dataclass(frozen=True)


@dataclass(frozen=True)
class Card:
    """A card."""

    name: str
    copies: int = 1
    facts: dict[str, int] = field(default_factory=dict, hash=False)
    place: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True)
class Numbered(Card):
    """A card with a number."""

    number: int = field(kw_only=True)


def made(decorator: Decorator) -> Any:
    """A class with all that ours have: defaults, factories, names, what is left out, something done at the end."""

    class Shape:
        """A shape."""

        side: float
        tags: list[str] = field(default_factory=list)
        label: str = field(default="a", compare=False, repr=False)
        facts: dict[str, int] = field(default_factory=dict, hash=False, compare=True)
        done: list[int] = field(default_factory=list, init=False, compare=False)
        depth: int = field(default=3, kw_only=True)

        def __post_init__(self) -> None:
            self.done.append(1)

    Shape.tags = field(default_factory=list, hash=False)
    return decorator(Shape)


@pytest.mark.parametrize(
    "arguments",
    [
        ((1.0,), {}),
        ((1.0, ["x"]), {"depth": 4}),
        ((1.0, ["x"], "b", {"a": 1}), {}),
        ((), {"side": 2.0, "facts": {"b": 2}, "label": "c"}),
        ((), {}),
        ((1.0, [], "a", {}, 3), {}),
        ((1.0,), {"no": 1}),
    ],
)
def test_objects_are_made_compared_hashed_and_shown_alike(arguments: tuple[Any, Any]) -> None:
    values, named = arguments
    told = []
    for kind in (made(QUICK), made(PLAIN)):
        try:
            one, same, other = kind(*values, **named), kind(*values, **named), kind(5.0)
        except TypeError as problem:
            told.append(str(problem))
            continue
        told.append(repr((one, hash(one), one == same, one == other, one == 1, asdict(one), replace(one, side=9.0))))
        assert hash(one) == hash(same)
    assert told[0] == told[1]


def test_fields_are_those_of_the_standard_library() -> None:
    def told(kind: Any) -> list[object]:
        return [(each.name, each.type, each.hash, each.compare, each.init, each.kw_only) for each in fields(kind)]

    assert told(made(QUICK)) == told(made(PLAIN))
    assert made(QUICK).__match_args__ == made(PLAIN).__match_args__


def test_a_factory_makes_another_one_for_each_object() -> None:
    assert Card("a").facts is not Card("a").facts


@pytest.mark.parametrize("change", [lambda card: setattr(card, "name", "b"), lambda card: delattr(card, "name")])
def test_nothing_can_be_changed(change: Callable[[Card], None]) -> None:
    with pytest.raises(FrozenInstanceError):
        change(Card("a"))


def test_a_class_below_has_its_own_and_what_it_has_from_above() -> None:
    one = Numbered("a", 2, number=3)
    assert (one.name, one.copies, one.number) == ("a", 2, 3)
    assert one == Numbered("a", 2, number=3) != Numbered("a", 2, number=4)
    assert one != Card("a", 2)
    assert repr(one) == "Numbered(name='a', copies=2, facts={}, number=3)"


def test_objects_go_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(Numbered("a", number=1))) == Numbered("a", number=1)  # noqa: S301


def test_what_a_class_does_itself_it_goes_on_doing() -> None:
    @dataclass(frozen=True)
    class Same:
        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Same)

        def __repr__(self) -> str:
            return "same"

    assert Same("a") == Same("b")
    assert repr(Same("a")) == "same"
    assert hash(Same("a")) != hash(Same("b"))


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(name: str, source: Any) -> Any:
        def counting(cls: type, known: dict[str, Any]) -> str:
            asked.append(name)
            return str(source(cls, known))

        return counting

    monkeypatch.setattr(quick, "_SOURCES", {name: counted(name, each) for name, each in quick._SOURCES.items()})
    kind = made(QUICK)
    assert asked == []
    assert kind(1.0) == kind(1.0)
    assert asked == ["__init__", "__eq__"]
    kind(2.0)
    assert asked == ["__init__", "__eq__"]
