"""Colour spaces: what stands behind a colour, down to the inks or the light it is told in."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import md5
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from kernekort.preflight.reading.things import array, dictionary, entry, number, plain, unpacked
from kernekort.quick import dataclass

_DEVICE = {"DeviceGray": "gray", "G": "gray", "DeviceRGB": "rgb", "RGB": "rgb", "DeviceCMYK": "cmyk", "CMYK": "cmyk"}
_COMPONENTS = {"gray": 1, "rgb": 3, "cmyk": 4}
_CALIBRATED = {"CalGray": ("calgray", 1), "CalRGB": ("calrgb", 3), "Lab": ("lab", 3)}
_SIGNATURES = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_PROCESS = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}
_DEEPEST = 6


@dataclass(frozen=True)
class Space:
    """A colour space.

    ``kind`` is ``gray``, ``rgb``, ``cmyk`` (of no certain device), ``calgray``, ``calrgb``, ``lab``, ``icc``,
    ``indexed``, ``separation`` (one ink or several), ``pattern`` or ``unknown``. ``base`` is the space it is told in by
    those who do not have it. ``digest`` is of a profile.
    """

    kind: str
    components: int
    inks: tuple[str, ...] = ()
    base: Space | None = None
    digest: str = ""

    def layers(self) -> Iterator[Space]:
        """The space and what it stands on."""
        yield self
        if self.base is not None:
            yield from self.base.layers()

    @property
    def device_rgb(self) -> bool:
        """Whether a colour is, in the end, red, green and blue of no known kind."""
        return any(layer.kind == "rgb" for layer in self.layers() if self.kind != "icc" or layer is self)

    @property
    def by_light(self) -> bool:
        """Whether colours are told by light under a profile or by what the eye sees, and so change in print."""
        return any(
            layer.kind in ("calrgb", "lab") or (layer.kind == "icc" and layer.components == 3)
            for layer in self.layers()
        )


GRAY, RGB, CMYK = Space("gray", 1), Space("rgb", 3), Space("cmyk", 4)
UNKNOWN = Space("unknown", 0)
_BASIC = {"gray": GRAY, "rgb": RGB, "cmyk": CMYK}


@dataclass(frozen=True)
class Colour:
    """A colour by its values from 0 to 1 in a space."""

    space: Space
    values: tuple[float, ...]

    @property
    def inks(self) -> dict[str, float] | None:
        """How much of each ink it takes, from 0 to 1; ``None`` where that is for a profile to say."""
        space = self.space
        if space.kind in ("gray", "calgray") and self.values:
            return {"Black": 1 - self.values[0]}
        if (space.kind == "cmyk" or (space.kind == "icc" and space.components == 4)) and len(self.values) == 4:
            return dict(zip(_PROCESS, self.values, strict=True))
        if space.kind == "separation" and len(space.inks) == len(self.values):
            return {ink: value for ink, value in zip(space.inks, self.values, strict=True) if ink != "None"}
        return None

    @property
    def is_white(self) -> bool:
        """Whether it leaves the paper as it is."""
        if self.space.kind in ("rgb", "calrgb"):
            return min(self.values, default=0) >= 0.995
        inks = self.inks
        return inks is not None and max(inks.values(), default=0.0) <= 0.005


BLACK = Colour(GRAY, (0.0,))


def first_colour(space: Space) -> Colour:
    """The colour that holds when a space has just been chosen."""
    if space.kind == "separation":
        return Colour(space, (1.0,) * space.components)
    if space.kind == "cmyk":
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    return Colour(space, (0.0,) * space.components)


class Spaces:
    """The colour spaces of one file, each read once."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[Any, Space]] = {}

    def named(self, name: str, resources: DictionaryObject) -> Space:
        """The space that a content stream calls by a name, with what its resources put in the place of a device's."""
        if name in _DEVICE:
            kind = _DEVICE[name]
            default = {"gray": "/DefaultGray", "rgb": "/DefaultRGB", "cmyk": "/DefaultCMYK"}[kind]
            instead = entry(dictionary(resources, "/ColorSpace"), default)
            return _BASIC[kind] if instead is None else self.of(instead)
        if name in ("Pattern",):
            return Space("pattern", 0)
        return self.of(entry(dictionary(resources, "/ColorSpace"), f"/{name}"), resources)

    def of(self, thing: Any, resources: DictionaryObject | None = None, depth: int = 0) -> Space:
        """A colour space as it stands in the file."""
        thing = plain(thing)
        if isinstance(thing, str):
            name = thing.removeprefix("/")
            if resources is not None and name in _DEVICE:
                return self.named(name, resources)
            return _BASIC[_DEVICE[name]] if name in _DEVICE else Space("pattern", 0) if name == "Pattern" else UNKNOWN
        if not isinstance(thing, ArrayObject) or not thing or depth > _DEEPEST:
            return UNKNOWN
        kept = self._read.get(id(thing))
        if kept is None:
            kept = self._read[id(thing)] = (thing, self._array(thing, resources, depth + 1))
        return kept[1]

    def _array(self, things: ArrayObject, resources: DictionaryObject | None, depth: int) -> Space:
        family = str(plain(things[0])).removeprefix("/")
        second = plain(things[1]) if len(things) > 1 else None
        third = plain(things[2]) if len(things) > 2 else None
        if family in _DEVICE:
            return self.of(things[0], resources, depth)
        if family in _CALIBRATED:
            return Space(*_CALIBRATED[family])
        if family == "ICCBased":
            return self.profiled(second)
        if family in ("Indexed", "I"):
            return Space("indexed", 1, base=self.of(second, resources, depth))
        if family == "Pattern":
            return Space("pattern", 0, base=None if second is None else self.of(second, resources, depth))
        if family == "Separation":
            return Space("separation", 1, (str(second).removeprefix("/"),), self.of(third, resources, depth))
        if family == "DeviceN" and isinstance(second, ArrayObject):
            inks = tuple(str(plain(one)).removeprefix("/") for one in second)
            return Space("separation", len(inks), inks, self.of(third, resources, depth))
        return UNKNOWN

    def profiled(self, stream: Any) -> Space:
        """The space of an ICC profile."""
        kept = self._read.get(id(stream))
        if kept is None:
            data = unpacked(stream)
            components = int(number(stream, "/N")) or _SIGNATURES.get(data[16:20], 0)
            space = Space("icc", components, digest=md5(data, usedforsecurity=False).hexdigest() if data else "")
            kept = self._read[id(stream)] = (stream, space)
        return kept[1]


def outputs(function: Any, depth: int = 0) -> int | None:
    """How many values a function gives; ``None`` when that cannot be told."""
    function = plain(function)
    if isinstance(function, ArrayObject):
        counts = [outputs(one, depth + 1) for one in function] if depth < _DEEPEST else [None]
        return None if None in counts else sum(filter(None, counts))
    kind = int(number(function, "/FunctionType", -1))
    if kind in (0, 4):
        return len(array(function, "/Range")) // 2
    if kind == 2:
        return len(array(function, "/C0")) or 1
    within = array(function, "/Functions")
    return outputs(within[0], depth + 1) if kind == 3 and within and depth < _DEEPEST else None
