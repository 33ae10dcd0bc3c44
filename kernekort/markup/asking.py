"""What of a brand a template has asked about: another brand with the same answers pours the same.

Brands that share a layout differ in whom they are for, in the logo, and in colours that stand-ins are there for. What a
template asks of these is noted, so that a face that asked nothing is poured once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kernekort.brand import Brand, Undyed
from kernekort.markup.data import brand_data

LOGO, COLOURS = "logo", "colours"


class BrandTold(dict[str, Any]):
    """What a template may know of a brand, as a mapping that notes which of its values are asked for."""

    def __init__(self, data: Mapping[str, Any], asked: set[str]) -> None:
        """``asked`` takes the names of the values."""
        super().__init__(data)
        self._asked = asked

    def __getitem__(self, name: str) -> Any:
        """A value, noted."""
        self._asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """A value, noted, or what is there in its place."""
        self._asked.add(name)
        return super().get(name, default)

    def __iter__(self) -> Iterator[str]:
        """Every name; whoever goes through them may be after the values."""
        self._asked.update(super().keys())
        return super().__iter__()

    def items(self) -> Any:
        """Everything, noted."""
        self._asked.update(super().keys())
        return super().items()

    def values(self) -> Any:
        """Every value, noted."""
        self._asked.update(super().keys())
        return super().values()

    def copy(self) -> Any:
        """Everything, noted."""
        return dict(self.items())

    def __eq__(self, other: object) -> bool:
        """Whether another mapping says the same; all is noted."""
        return dict(self.items()) == other

    def __ne__(self, other: object) -> bool:
        """Whether another mapping says something else; all is noted."""
        return not self == other


def anonymous(brand: Brand) -> Brand:
    """The brand without all that :func:`answers` tells of: what brands that share a layout have in common."""
    plain = replace(brand, name="", title="", unit="", logo=None)
    return replace(plain, answers={}) if isinstance(plain, Undyed) else plain


def answer(brand: Brand, name: str) -> Any:
    """What a brand answers to one of the names that are noted."""
    if name == LOGO:
        return brand.logo
    if name == COLOURS:
        return brand.answers if isinstance(brand, Undyed) else None
    return brand_data(brand)[name]
