"""What the calibration page says, in the two languages of the tool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kernekort.imposition import Flip

Side = Literal["front", "back"]


@dataclass(frozen=True)
class CalibrationWords:
    """The words of one language; steps may hold ``{edge}`` and ``{other}``."""

    title: str
    sides: dict[Side, str]
    others: dict[Side, str]
    edges: dict[Flip, str]
    printing: str
    ring: str
    pin: str
    reading: str
    command_lead: str
    printer: str
    after: str
    hundred: str

    def heading(self, side: Side) -> str:
        """The heading of a side."""
        return f"{self.title} · {self.sides[side]}"

    def steps(self, side: Side, flip: Flip) -> tuple[str, ...]:
        """What to do, in order."""
        facts = {"edge": self.edges[flip], "other": self.others[side]}
        steps = (self.printing, self.ring, self.pin, self.reading)
        return tuple(f"{number}. {step.format(**facts)}" for number, step in enumerate(steps, start=1))

    def command(self, flip: Flip) -> str:
        """The command to type, with numbers to be replaced."""
        return f"kernekort calibrate --printer {self.printer} --dx 1.5 --dy -0.5 --flip {flip}"


_DA = CalibrationWords(
    title="Kalibrering",
    sides={"front": "forside", "back": "bagside"},
    others={"front": "bagsiden", "back": "forsiden"},
    edges={"long": "den lange led", "short": "den korte led"},
    printing="Print arket på begge sider i faktisk størrelse (100 %), og lad printeren vende det på {edge}.",
    ring=(
        "Hold arket op mod lyset. Ringen i hjørnet skal ligge bag ringen på den anden side. "
        "Gør den ikke det, har printeren vendt arket på den anden led."
    ),
    pin="Læg arket med {other} opad, og stik en nål lige igennem midten af krydset dér.",
    reading=(
        "Vend arket om til denne side, og find hullet. Tallet på den vandrette lineal er dx, tallet på den lodrette "
        "er dy. Aflæs på halve millimeter, og husk minus."
    ),
    command_lead=(
        "5. Skriv tallene her. Med hullet ud for 1,5 på den vandrette og −0,5 på den lodrette lineal bliver det:"
    ),
    printer="NAVN",
    after=(
        "NAVN er det navn, du selv giver printeren, for eksempel kontoret. Skriv punktum i tallene, ikke komma. "
        "Læser du på den anden side i stedet, skal du få de samme tal."
    ),
    hundred="Stregen skal være 100 mm. Ellers er siden skaleret: print igen i faktisk størrelse (100 %).",
)

_EN = CalibrationWords(
    title="Calibration",
    sides={"front": "front", "back": "back"},
    others={"front": "the back", "back": "the front"},
    edges={"long": "its long edge", "short": "its short edge"},
    printing="Print the sheet on both sides at actual size (100 %), and let the printer turn it about {edge}.",
    ring=(
        "Hold the sheet up to the light. The ring in the corner must lie behind the ring of the other side. "
        "If it does not, the printer has turned the sheet about its other edge."
    ),
    pin="Lay the sheet with {other} up, and put a pin straight through the middle of the cross there.",
    reading=(
        "Turn the sheet over to this side and find the hole. The number on the horizontal ruler is dx, the number on "
        "the vertical one is dy. Read to half a millimetre, and mind the minus."
    ),
    command_lead=(
        "5. Type the numbers. With the hole beside 1.5 on the horizontal ruler and −0.5 on the vertical one, that is:"
    ),
    printer="NAME",
    after=(
        "NAME is what you choose to call the printer, such as office. Write a point in the numbers, not a comma. "
        "If you read on the other side instead, you must get the same numbers."
    ),
    hundred="This line must be 100 mm long. If not, the page was scaled: print again at actual size (100 %).",
)


def calibration_words(language: str) -> CalibrationWords:
    """The words of a language; Danish for any that is not English."""
    return _EN if language.lower().startswith("en") else _DA
