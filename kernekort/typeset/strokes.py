"""The plainest of drawings turned into what a PDF paints: outlines of lines and curves, filled or stroked.

The figures of the house are nothing else, and a deck has hundreds. What is said here is said as WeasyPrint says it, so
that a drawing is the same to the pixel whoever draws it; whatever goes beyond this is left to WeasyPrint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kernekort.quick import dataclass
from kernekort.typeset.objects import resources
from kernekort.typeset.parts import Thing, decimal, deflated

_NUMBER = r"-?(?:[0-9]{1,6}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})"
_SVG = re.compile(
    rf'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 ({_NUMBER}) ({_NUMBER})">((?:<path [^<>]*/>)+)</svg>'
)
_PATH = re.compile(
    r'<path d="([^"<>]*)" fill="(#[0-9A-Fa-f]{6}|none)"'
    rf'(?: stroke="(#[0-9A-Fa-f]{{6}})" stroke-width="({_NUMBER})")?'
    r'(?: stroke-linecap="(butt|round|square)")?(?: stroke-linejoin="(miter|round|bevel)")?/>'
)
_EXACT = r"(?:-?(?:[1-9][0-9]{0,5}(?:\.[0-9]{0,5}[1-9])?|0\.[0-9]{0,5}[1-9])|0)"
_EXACT_OUTLINE = re.compile(rf"(?:M{_EXACT} {_EXACT}(?:L{_EXACT} {_EXACT}|C{_EXACT}(?: {_EXACT}){{5}})+Z?)+")
_EXACT_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")
_PIECE = re.compile(rf"[ ,\n]*(?:([MLHVCQZ])|({_NUMBER})(?![0-9.]))")
_CAPS = {"": 0, "butt": 0, "round": 1, "square": 2}
_JOINS = {"": 0, "miter": 0, "round": 1, "bevel": 2}
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4}
_OPAQUE = {"ca": Thing(b"<</ca 1>>"), "CA": Thing(b"<</CA 1>>")}
_GROUP = b"<</Type /Group /S /Transparency /I true /CS /DeviceRGB>>"
_LETTERS = frozenset((*_TAKES, "Z"))
_LONGEST = 1_000_000

Point = tuple[float, float]


@dataclass(frozen=True)
class Drawing:
    """A drawing in units of its own, y downwards from its upper left corner, and how large it is in them."""

    width: float
    height: float
    thing: Thing
    parts: tuple[Thing, ...]


# A card that is being written has the same figure from one save to the next.
@lru_cache(maxsize=64)
def drawing(svg: str) -> Drawing | None:
    """The drawing of an SVG; ``None`` when there is more to it than outlines."""
    whole = _SVG.fullmatch(svg) if len(svg) <= _LONGEST else None
    if whole is None:
        return None
    width, height = float(whole[1]), float(whole[2])
    paths = list(_PATH.finditer(whole[3]))
    if width <= 0 or height <= 0 or "".join(path[0] for path in paths) != whole[3]:
        return None
    steps: list[str] = []
    states: set[str] = set()
    for path in paths:
        outline = _outline(path[1])
        if outline is None or (path[4] is not None and float(path[4]) <= 0):
            return None
        paint, asked = _paint(*path.groups("")[1:])
        states |= asked
        steps += ["q", paint, outline, _END[path[2] != "none", path[3] is not None], "Q"]
    names = {"ExtGState": {_name(state): _OPAQUE[state].key for state in sorted(states)}}
    beyond = max(width, height)
    box = " ".join(map(decimal, (-beyond, -beyond, width + beyond, height + beyond)))
    body = b"<</Type /XObject /Subtype /Form /BBox [%b] /Group %b/Resources %b>>"
    keys = tuple(sorted(_OPAQUE[state].key for state in states))
    content = deflated("\n".join(steps).encode("ascii"))
    thing = Thing(body % (box.encode(), _GROUP, resources(names)), content, False, keys)
    return Drawing(width, height, thing, tuple(_OPAQUE[state] for state in sorted(states)))


_END = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}


@lru_cache(maxsize=256)
def _paint(fill: str, stroke: str, width: str, cap: str, join: str) -> tuple[str, frozenset[str]]:
    """Colours, and how lines begin, end and turn; with the states that it takes."""
    steps: list[str] = []
    states: set[str] = set()
    if fill != "none":
        states.add("ca")
        steps += [f"/{_name('ca')} gs", f"{_colour(fill)} rg"]
    if stroke:
        states.add("CA")
        steps += [f"/{_name('CA')} gs", f"{_colour(stroke)} RG", f"{decimal(float(width))} w"]
    return "\n".join([*steps, "[] 0 d", f"{_CAPS[cap]} J", f"{_JOINS[join]} j", "4 M"]), frozenset(states)


def _outline(data: str) -> str | None:
    """The steps of an outline; ``None`` when it says anything but where lines and curves go."""
    if _EXACT_OUTLINE.fullmatch(data):
        # Numbers are written as a PDF has them, and each step by itself, as the figures of the house are.
        steps = [f"{numbers} {letter.lower()}" if numbers else "h" for letter, numbers in _EXACT_STEP.findall(data)]
        return "\n".join(steps)
    return _read_outline(data)


def _read_outline(data: str) -> str | None:
    """The same of one that is written in any other way."""
    steps: list[str] = []
    here: Point = (0.0, 0.0)
    start: Point = here
    before = ""
    for letter, numbers in _commands(data):
        takes = _TAKES.get(letter, 0)
        # A point alone has no line to be closed, nor has what is closed already.
        misplaced = (letter != "M" and not before) or (letter == "Z" and before in ("M", "Z"))
        if misplaced or (letter == "Z") == bool(numbers) or (takes and len(numbers) % takes) or letter not in _LETTERS:
            return None
        before = "L" if letter == "M" and len(numbers) > takes else letter
        if letter == "Z":
            steps.append("h")
            here = start
        for at in range(0, len(numbers), takes or 1):
            step, here = _step(letter, here, numbers[at : at + takes], at == 0)
            steps.append(step)
            start = here if letter == "M" and at == 0 else start
    return "\n".join(steps) if before else None


def _step(letter: str, here: Point, given: list[float], first: bool) -> tuple[str, Point]:
    """One line or curve, and where it ends; a point to begin from when the letter is M and it is the first."""
    end: Point = (given[-2], given[-1]) if len(given) > 1 else here
    if letter == "C":
        return f"{' '.join(map(decimal, given))} c", end
    if letter == "Q":
        return _quadratic(here, given), end
    if letter in "HV":
        end = (given[0], here[1]) if letter == "H" else (here[0], given[0])
    return f"{decimal(end[0])} {decimal(end[1])} {'m' if letter == 'M' and first else 'l'}", end


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Letters and the numbers behind each; an unknown letter where something else stands."""
    letter, numbers, end = "", list[float](), 0
    for piece in _PIECE.finditer(data):
        if piece.start() != end:
            break
        end = piece.end()
        if piece[1] is None:
            numbers.append(float(piece[2]))
            continue
        if letter or numbers:
            yield letter, numbers
        letter, numbers = piece[1], []
    yield letter, numbers
    if data[end:].strip(" \n"):
        yield "?", []


def _quadratic(here: Point, given: list[float]) -> str:
    """A curve with one handle as one with two."""
    (x1, y1), (x2, y2, x3, y3) = here, given
    handles = (x1 + (x2 - x1) * 2 / 3, y1 + (y2 - y1) * 2 / 3, x3 + (x2 - x3) * 2 / 3, y3 + (y2 - y3) * 2 / 3)
    return f"{' '.join(map(decimal, (*handles, x3, y3)))} c"


def _name(state: str) -> str:
    return f"E{_OPAQUE[state].key[:16]}"


def _colour(text: str) -> str:
    return " ".join(decimal(int(text[at : at + 2], 16) / 255) for at in (1, 3, 5))
