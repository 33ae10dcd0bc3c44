"""The hand that most conversions share: it follows which colour space is in force and turns every colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pikepdf import Dictionary, Name, Object

from kernekort.recolouring.model import Edit, Kind, Matrix, Paint, Space, Values
from kernekort.recolouring.spaces import CMYK, DEVICE_NAMES, GREY, RGB, colour_space

_DEVICE: Mapping[bytes, tuple[Space, Kind]] = {
    b"g": (GREY, "fill"),
    b"G": (GREY, "line"),
    b"rg": (RGB, "fill"),
    b"RG": (RGB, "line"),
    b"k": (CMYK, "fill"),
    b"K": (CMYK, "line"),
}
_SET_SPACE: Mapping[bytes, Kind] = {b"cs": "fill", b"CS": "line"}
_SET_COLOUR: Mapping[bytes, Kind] = {b"sc": "fill", b"scn": "fill", b"SC": "line", b"SCN": "line"}

COLOUR_OPERATORS = frozenset((*_DEVICE, *_SET_SPACE, *_SET_COLOUR))
"""Every operator that sets a colour or says of which space the next are."""

Turn = Callable[[Paint], Paint | None]
"""What a colour becomes; ``None`` leaves it as it is."""


class ColourHand:
    """Turns every colour of a content; a pattern keeps its name, and its colours are turned where it is kept."""

    wanted = COLOUR_OPERATORS | {b"q", b"Q"}

    def __init__(self, resources: Object, turn: Turn) -> None:
        self._spaces = resources.get(Name.ColorSpace, Dictionary())
        self._turn = turn
        self._known: dict[tuple[Space, Values], Paint | None] = {}
        self._now: dict[Kind, Space | None] = {"fill": GREY, "line": GREY}
        self._saved: list[dict[Kind, Space | None]] = []

    def take(self, operator: bytes, operands: Sequence[bytes], before: bytes) -> Edit | None:
        """What to write in the place of an operator."""
        if operator == b"q":
            self._saved.append(dict(self._now))
            return None
        if operator == b"Q":
            if self._saved:
                self._now = self._saved.pop()
            return None
        return self._colour(operator, operands)

    def additions(self) -> Mapping[str, Mapping[str, Object]]:
        """Nothing: plain colours need no resources."""
        return {}

    def placed(self) -> Mapping[str, Matrix]:
        """Nothing: it does not matter where a form lies."""
        return {}

    def painted(self, kind: Kind, space: Space, values: Values) -> Edit | None:
        """A colour is set."""
        key = (space, values)
        if key not in self._known:
            self._known[key] = self._turn(space.plain(values))
        paint = self._known[key]
        return None if paint is None else Edit(paint.written(kind))

    def patterned(self, kind: Kind) -> None:
        """A pattern is set, whatever its colours."""

    def _colour(self, operator: bytes, operands: Sequence[bytes]) -> Edit | None:
        if operator in _DEVICE:
            space, kind = _DEVICE[operator]
            self._now[kind] = space
            return self.painted(kind, space, _numbers(operands))
        if operator in _SET_SPACE:
            return self._space(_SET_SPACE[operator], operands[-1])
        kind = _SET_COLOUR[operator]
        current = self._now[kind]
        if current is None:
            self.patterned(kind)
            return None
        return self.painted(kind, current, _numbers(operands))

    def _space(self, kind: Kind, name: bytes) -> Edit | None:
        """Patterns keep their space and bring their own colours; any other starts with its first colour."""
        text = name.decode("utf-8", "surrogateescape")
        if text == "/Pattern":
            self._now[kind] = None
            self.patterned(kind)
            return None
        space = colour_space(Name(text) if text in DEVICE_NAMES else self._spaces.get(text, Name(text)))
        self._now[kind] = space
        return self.painted(kind, space, space.initial)


def _numbers(operands: Sequence[bytes]) -> tuple[float, ...]:
    return tuple(float(one) for one in operands)
