"""A laid-out page shown with faces stamped under it: slides on a handout, the small poster on an assembly map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernekort.imposition import Box
from kernekort.sheets.contents import Laid
from kernekort.sheets.drawn import LINE_WIDTH, Drawn
from kernekort.sheets.geometry import numbers, rectangle
from kernekort.sheets.parts import Stamp
from kernekort.units import Size

if TYPE_CHECKING:
    from kernekort.faces import Faces

_GREY = 0.5


def drawn_stamped(faces: Faces, page: Laid) -> Drawn:
    """The page: the stamps first, what was laid out over them."""
    paper = faces.forms[faces.keys[page.page]].trim
    shown = sorted({(stamp.face, stamp.page) for stamp in page.stamps})
    names = {one: f"/F{index}" for index, one in enumerate(shown)}
    stamps = (
        _stamped(stamp, names[stamp.face, stamp.page], stamped_box(stamp, faces.forms[stamp.face].trim), faces, paper)
        for stamp in page.stamps
    )
    forms = {names[key, number]: faces.pages_of[key][number] for key, number in shown}
    return Drawn(paper, (*stamps, "/Page Do"), {**forms, "/Page": page.page})


def stamped_box(stamp: Stamp, trim: Size) -> Box:
    """Where the trim of a face comes to lie: as large as goes into the stamp's box, in its middle, never distorted."""
    room = stamp.box.size
    scale = min(room.width / trim.width, room.height / trim.height)
    size = Size(trim.width * scale, trim.height * scale)
    left, top = (room.width - size.width) / 2, (room.height - size.height) / 2
    return Box.at(stamp.box.left + left, stamp.box.top + top, size)


def _stamped(stamp: Stamp, name: str, box: Box, faces: Faces, paper: Size) -> str:
    edges = rectangle(box, paper)
    scale = box.size.width / faces.forms[stamp.face].trim.width
    # Six digits: a small scale times a long slide must still end within a hundredth of a millimetre.
    factor = f"{scale:.6f}"
    shown = f"q {numbers(edges)} re W n {factor} 0 0 {factor} {numbers(edges[:2])} cm {name} Do Q"
    outline = f"\nq {_GREY} G {LINE_WIDTH} w {numbers(edges)} re S Q" if stamp.outlined else ""
    return shown + outline
