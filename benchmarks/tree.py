"""The markup of a face as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = ("br",)


@dataclass
class Element:
    """An element: its name, attributes, and what is inside it."""

    name: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.attributes.get("class", "").split()

    @property
    def style(self) -> dict[str, str]:
        """The declarations of its own that are no address."""
        parts = (part.partition(":") for part in self.attributes.get("style", "").split(";"))
        return {name.strip(): value.strip() for name, _, value in parts}

    def elements(self) -> Iterator[Element]:
        """The elements right inside it."""
        return (part for part in self.inside if isinstance(part, Element))

    def all(self, name: str) -> Iterator[Element]:
        """Every element below it that has a class."""
        for part in self.elements():
            if name in part.classes:
                yield part
            yield from part.all(name)

    def one(self, name: str) -> Element:
        """The first element below it that has a class.

        Raises:
            LookupError: there is none.
        """
        found = next(self.all(name), None)
        if found is None:
            raise LookupError(name)
        return found

    @property
    def text(self) -> str:
        """All its text: breaks as line ends, blanks that must not be broken as U+00A0."""
        pieces = (part if isinstance(part, str) else part.text for part in self.inside)
        if self.name in _VOID:
            return "\n"
        text = "".join(pieces)
        return text.replace(" ", "\u00a0") if "nb" in self.classes else text


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(html: str) -> Element:
    """The one element of a face's markup.

    Raises:
        ValueError: there is something beside it, or it is not closed.
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    whole, *others = builder.open[-1].elements()
    if others or len(builder.open) > 1:
        raise ValueError(html[:80])
    return whole
