"""What recolouring is about: colours as a PDF writes them, and what a conversion makes of everything that has any."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Protocol

from pikepdf import Object, Pdf, Stream

from kernekort.findings import Finding
from kernekort.quick import dataclass

Values = Sequence[float]
Kind = Literal["fill", "line"]
Family = Literal["grey", "rgb", "cmyk"]

Rgb = tuple[int, int, int]
"""Red, green and blue from 0 to 255."""

Matrix = tuple[float, float, float, float, float, float]
"""Where a form lies on its page: the six numbers of a PDF."""

_OPERATORS: Mapping[tuple[Family, Kind], bytes] = {
    ("grey", "fill"): b"g",
    ("grey", "line"): b"G",
    ("rgb", "fill"): b"rg",
    ("rgb", "line"): b"RG",
    ("cmyk", "fill"): b"k",
    ("cmyk", "line"): b"K",
}


class Untold(Exception):  # noqa: N818 - it is caught where the conversion can say what it means
    """Something whose colours cannot be told; ``what`` is its name in the PDF."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class Paint:
    """A colour of one of the three plain spaces, each part from 0 to 1; grey and RGB are light, CMYK is ink."""

    family: Family
    values: tuple[float, ...]

    def written(self, kind: Kind) -> bytes:
        """The operator that sets the colour, with its operands."""
        numbers = b" ".join(decimal(value) for value in self.values)
        return numbers + b" " + _OPERATORS[self.family, kind]


@dataclass(frozen=True)
class Space:
    """A colour space: how many numbers make a colour, what plain colour they are, and the colour one starts with."""

    components: int
    plain: Callable[[Values], Paint]
    initial: tuple[float, ...]


class Hand(Protocol):
    """Rewrites one content stream, told of every operator it wants to know in order."""

    wanted: frozenset[bytes]
    """The operators it wants to know."""

    def take(self, operator: bytes, operands: Sequence[bytes], before: bytes) -> Edit | None:
        """What to write in the place of an operator and its operands; ``None`` leaves them.

        ``before`` is what stands between the operator that was told last and this one, without its operands where
        their number is known.
        """

    def additions(self) -> Mapping[str, Mapping[str, Object]]:
        """What the rewritten content needs in its resources, by category and name."""

    def placed(self) -> Mapping[str, Matrix]:
        """Where the forms that it shows lie on the page, by name, as far as that is known."""


@dataclass(frozen=True)
class Edit:
    """What to write in the place of an operator, and what ``ahead`` of all that stands between it and the last one."""

    instead: bytes
    ahead: bytes = b""


class Conversion(Protocol):
    """What becomes of everything in a PDF that has a colour. Objects are changed where they stand, each once."""

    def hand(self, resources: Object, placed: Matrix | None, mask: bool) -> Hand:
        """What rewrites a content; ``mask`` when its lightness, and nothing else of it, is what counts."""

    def image(self, pdf: Pdf, image: Stream, mask: bool) -> None:
        """An image that is no stencil."""

    def shading(self, pdf: Pdf, shading: Object, mask: bool) -> None:
        """A gradient."""

    def group(self, holder: Object, mask: bool) -> None:
        """A page or form that may have a transparency group, with the space that its colours are mixed in."""

    def ground(self, space: Object, values: Values) -> tuple[float, ...]:
        """The colour a soft mask starts from, which is of the space of its group."""

    def keeps_spaces(self) -> bool:
        """Whether colour spaces are still named afterwards."""

    def refused(self, what: str) -> Finding:
        """Says that something cannot be converted."""


def decimal(value: float) -> bytes:
    """A number as a PDF writes it, to five decimals."""
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return b"0" if text in ("-0", "") else text.encode()
