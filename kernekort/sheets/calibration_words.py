"""What the calibration page says, in the two languages of the tool."""

from __future__ import annotations

from typing import Literal

from kernekort.imposition import Flip
from kernekort.quick import dataclass

Side = Literal["front", "back"]


@dataclass(frozen=True)
class CalibrationWords:
    """The words of one language; steps may hold ``{edge}`` and ``{other}``."""

    title: str
    sides: dict[Side, str]
    others: dict[Side, str]
    edges: dict[Flip, str]
    printing: str
    measuring: str
    ring: str
    pin: str
    reading: str
    typing: str
    command_line: str
    after: str
    hundred: str

    def heading(self, side: Side) -> str:
        """The heading of a side."""
        return f"{self.title} · {self.sides[side]}"

    def before(self, side: Side, flip: Flip) -> tuple[str, ...]:
        """What to do before the rulers are needed, in order."""
        return self._numbered((self.printing, self.measuring, self.ring), 1, side, flip)

    def with_rulers(self, side: Side, flip: Flip) -> tuple[str, ...]:
        """What to do with the rulers, in order; the last leads to the command."""
        return self._numbered((self.pin, self.reading, self.typing), 4, side, flip)

    def command(self, flip: Flip) -> str:
        """The command as the help of the command line shows it, with numbers to be replaced."""
        return self.command_line if flip == "long" else f"{self.command_line} --flip {flip}"

    def _numbered(self, steps: tuple[str, ...], first: int, side: Side, flip: Flip) -> tuple[str, ...]:
        facts = {"edge": self.edges[flip], "other": self.others[side]}
        return tuple(f"{number}. {step.format(**facts)}" for number, step in enumerate(steps, start=first))


_DA = CalibrationWords(
    title="Kalibrering",
    sides={"front": "forside", "back": "bagside"},
    others={"front": "bagsiden", "back": "forsiden"},
    edges={"long": "den lange led", "short": "den korte led"},
    printing="Print begge sider på ét ark i faktisk størrelse (100 %), vendt på {edge}.",
    measuring="Mål stregen nederst. Er den ikke 100 mm, så print igen i faktisk størrelse.",
    ring=(
        "Hold arket op mod lyset. Ringen i hjørnet skal ligge bag ringen på den anden side. Gør den ikke det, "
        "er arket vendt på den forkerte led."
    ),
    pin="Læg arket med {other} opad. Stik en nål gennem midten af krydset.",
    reading="Vend arket til denne side, og find hullet. Læs dx på den vandrette lineal og dy på den lodrette.",
    typing="Skriv et navn til printeren og de to tal i terminalen, for eksempel:",
    command_line="kernekort calibrate --printer kontoret --dx 1,5 --dy -0,5",
    after="Husk minus, hvis der står et. Halve millimeter er nøjagtigt nok. Begge sider giver de samme tal.",
    hundred="100 mm",
)

_EN = CalibrationWords(
    title="Calibration",
    sides={"front": "front", "back": "back"},
    others={"front": "the back", "back": "the front"},
    edges={"long": "its long edge", "short": "its short edge"},
    printing="Print both pages on one sheet at actual size (100 %), turned about {edge}.",
    measuring="Measure the line at the bottom. If it is not 100 mm, print again at actual size.",
    ring=(
        "Hold the sheet up to the light. The ring in the corner must lie behind the ring of the other side. If it does "
        "not, the sheet was turned about the wrong edge."
    ),
    pin="Lay the sheet with {other} up. Put a pin through the middle of the cross.",
    reading="Turn to this side and find the hole. Read dx on the horizontal ruler and dy on the vertical one.",
    typing="Type a name for the printer and the two numbers in the terminal, for example:",
    command_line="kernekort calibrate --printer office --dx 1.5 --dy -0.5",
    after="Mind the minus if there is one. Half a millimetre is close enough. Both sides give the same numbers.",
    hundred="100 mm",
)


def calibration_words(language: str) -> CalibrationWords:
    """The words of a language; Danish for any that is not English."""
    return _EN if language.lower().startswith("en") else _DA
