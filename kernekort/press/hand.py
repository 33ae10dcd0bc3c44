"""A content rewritten for the press: inks for colours, plates for sentinels, black text over what lies under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pikepdf import Array, Dictionary, Name, Object

from kernekort.brand import Spot
from kernekort.press.floods import is_flood, times
from kernekort.press.inks import K_ONLY, Inks
from kernekort.press.separation import Ink
from kernekort.press.spots import SENTINELS
from kernekort.quick import dataclass
from kernekort.recolouring import COLOUR_OPERATORS, ColourHand, Edit, Kind, Matrix, Paint, Rgb, Space, Values

_FILLS = frozenset((b"f", b"F", b"f*"))
_PAINTS = _FILLS | {b"B", b"B*", b"b", b"b*"}
_HOLLOW = b"W*"
_ENDS = (b"n", b"S", b"s")
"""Operators that end a path, so that the next begins after them."""

Black = Paint("cmyk", K_ONLY)


@dataclass(frozen=True)
class _Colour:
    """A colour in force: its inks, or its plate; nothing of a pattern."""

    ink: Ink | None = None
    spot: Spot | None = None
    is_text_ink: bool = False


@dataclass(frozen=True)
class _State:
    """The graphics state as far as it matters here; ``over`` is which of fill and line print over what is there."""

    fill: _Colour
    line: _Colour
    placed: Matrix | None
    over: tuple[bool, bool, bool] = (False, False, False)
    hollow: bool = False
    clear: bool = False


class PressHand(ColourHand):
    """Turns every colour into ink, and follows what is painted with it.

    Text in the brand's ink is black alone, and prints over its ground; large grounds of black alone become rich.
    """

    wanted = COLOUR_OPERATORS | _PAINTS | frozenset((b"q", b"Q", b"BT", b"ET", b"Do", b"gs", b"cm", _HOLLOW)) | {*_ENDS}

    def __init__(
        self,
        resources: Object,
        ink: Callable[[Paint], Ink],
        inks: Inks,
        placed: Matrix | None,
        plate: Callable[[Spot], Object],
    ) -> None:
        super().__init__(resources, lambda paint: Paint("cmyk", ink(paint)))
        self._inks, self._plate = inks, plate
        self._clear = _clear_states(resources)
        first = _Colour(K_ONLY)
        self._state = _State(first, first, placed)
        self._stack: list[_State] = []
        self._text = False
        self._names: dict[str, Dictionary] = {}
        self._plates: dict[str, Object] = {}
        self._places: dict[str, Matrix] = {}

    def take(self, operator: bytes, operands: Sequence[bytes], before: bytes) -> Edit | None:
        """What to write in the place of an operator."""
        if operator == b"q":
            self._stack.append(self._state)
        elif operator == b"Q" and self._stack:
            self._state = self._stack.pop()
        elif operator == b"cm":
            self._move(operands)
        elif operator == b"gs":
            self._state = replace(self._state, clear=operands[-1] in self._clear)
        elif operator == _HOLLOW:
            self._state = replace(self._state, hollow=True)
        elif operator == b"Do":
            return self._form(operands)
        elif operator in (b"BT", b"ET"):
            return self._begin() if operator == b"BT" else self._end()
        elif operator in _PAINTS:
            return self._ground(operator, before)
        if operator in (b"q", b"Q") or operator in COLOUR_OPERATORS:
            return super().take(operator, operands, before)
        return None

    def additions(self) -> Mapping[str, Mapping[str, Object]]:
        """Graphics states that print over, and the colour spaces of plates."""
        found: dict[str, Mapping[str, Object]] = {}
        if self._names:
            found["/ExtGState"] = self._names
        if self._plates:
            found["/ColorSpace"] = self._plates
        return found

    def placed(self) -> Mapping[str, Matrix]:
        """Where each form lies that is shown by this content, the first time."""
        return self._places

    def painted(self, kind: Kind, space: Space, values: Values) -> Edit | None:
        """A colour is set: inks, or a plate."""
        rgb = _rgb(space.plain(values))
        spot = SENTINELS.get(rgb) if rgb is not None else None
        if spot is not None:
            self._plates[f"/{spot}"] = self._plate(spot)
            self._set(kind, _Colour(spot=spot))
            name = f"/{spot}".encode()
            written = b"%b cs 1 scn" % name if kind == "fill" else b"%b CS 1 SCN" % name
            return Edit(written + self._over())
        edit = super().painted(kind, space, values)
        paint = self._known[space, values]
        ink = paint.values if paint is not None else None
        self._set(kind, _Colour((ink[0], ink[1], ink[2], ink[3]) if ink else None, None, rgb == self._inks.ink))
        return None if edit is None else Edit(edit.instead + self._over())

    def patterned(self, kind: Kind) -> None:
        """A pattern is set; its colours are turned where it is kept."""
        self._set(kind, _Colour())

    def _set(self, kind: Kind, colour: _Colour) -> None:
        self._state = replace(self._state, fill=colour) if kind == "fill" else replace(self._state, line=colour)

    def _move(self, operands: Sequence[bytes]) -> None:
        if self._state.placed is None or len(operands) != 6:
            return
        a, b, c, d, e, f = map(float, operands)
        self._state = replace(self._state, placed=times((a, b, c, d, e, f), self._state.placed))

    def _begin(self) -> Edit | None:
        """Text begins: what is set in the brand's ink is black alone."""
        self._text = True
        fill = self._state.fill
        set_black = b""
        if fill.is_text_ink and fill.ink != K_ONLY:
            self._set("fill", _Colour(K_ONLY, None, True))
            set_black = Black.written("fill") + b"\n"
        over = self._over().strip()
        if not over and not set_black:
            return None
        return Edit(set_black + (over + b"\n" if over else b"") + b"BT")

    def _end(self) -> Edit | None:
        self._text = False
        over = self._over()
        return Edit(b"ET" + over) if over else None

    def _form(self, operands: Sequence[bytes]) -> Edit | None:
        """A form begins with the state it is shown in, so nothing prints over then."""
        name = operands[-1].decode("utf-8", "surrogateescape") if operands else ""
        if self._state.placed is not None and not self._state.hollow:
            self._places.setdefault(name, self._state.placed)
        if self._state.over == (False, False, False):
            return None
        off = self._switch((False, False, False)).strip()
        return Edit(off + b"\n" + operands[-1] + b" Do")

    def _ground(self, operator: bytes, path: bytes) -> Edit | None:
        """A path is filled; one in black alone, and large, is filled with more than black."""
        state, rich = self._state, self._inks.rich
        if operator not in _FILLS or state.placed is None or state.hollow or state.clear or rich == K_ONLY:
            return None
        if self._text or state.fill.ink != K_ONLY or not is_flood(path, state.placed):
            return None
        return Edit(operator + b"\n" + Black.written("fill"), ahead=Paint("cmyk", rich).written("fill"))

    def _over(self) -> bytes:
        """What switches printing over on or off, as it has to be from here on."""
        fill, line = self._state.fill, self._state.line
        spot = fill.spot is not None or line.spot is not None
        wanted = (
            fill.spot is not None or (self._text and fill.ink == K_ONLY),
            line.spot is not None or (self._text and line.ink == K_ONLY),
            spot,
        )
        return self._switch(wanted if wanted[0] or spot else (False, False, False))

    def _switch(self, wanted: tuple[bool, bool, bool]) -> bytes:
        if wanted == self._state.over:
            return b""
        self._state = replace(self._state, over=wanted)
        name = "/Over" + "".join(letter for letter, on in zip("FLS", wanted, strict=True) if on)
        state = Dictionary(Type=Name.ExtGState, op=wanted[0], OP=wanted[1], OPM=1)
        if wanted[2]:
            # A plate is laid on whole: the clear white that stands for varnish elsewhere is no clear varnish.
            state.ca, state.CA = 1, 1
        self._names[name] = state
        return b"\n" + name.encode() + b" gs"


def _rgb(paint: Paint) -> Rgb | None:
    """A colour in 256 steps; nothing of one that is no RGB."""
    if paint.family != "rgb":
        return None
    red, green, blue = (round(255 * min(1.0, max(0.0, value))) for value in paint.values)
    return red, green, blue


def _clear_states(resources: Object) -> frozenset[bytes]:
    """The graphics states in which something shines through."""
    states = resources.get(Name.ExtGState, Dictionary())
    return frozenset(
        name.encode("utf-8", "surrogateescape")
        for name, state in states.items()
        if float(state.get(Name.ca, 1)) < 1 or isinstance(state.get(Name.SMask), Dictionary | Array)
    )
