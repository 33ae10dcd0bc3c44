"""How large the parts of a box are: what goes into it, the air it needs, and what the board itself takes.

A length between two creases is measured in the middle of the board, so that inside there is half a board less at
either end.
"""

from __future__ import annotations

from kernekort.quick import dataclass
from kernekort.units import Mm, Size

BOARD: Mm = 0.4
"""How thick the box's own board is: folding carton of about 300 g/m², which an office printer still takes at 0.3."""

THICKEST: Mm = 60.0
"""The thickest deck that a tuck box of carton holds together."""

_AIR: Mm = 1.0
"""Air across and along the cards: they slide out, and do not rattle."""

_AIR_OF_DECK = 0.04
"""Air behind the deck as a share of its thickness: cards that have been in hands are no longer flat."""

_TONGUE = (11.0, 16.0)
_GLUE = (8.0, 13.0)
_DUST = (9.0, 20.0)
_NOTCH: Mm = 9.0
_RELIEF: Mm = 0.8
"""How much narrower than the back lid and bottom are at either end, so that they go in between the sides."""

_CHAMFER: Mm = 3.0


@dataclass(frozen=True)
class Contents:
    """What a box is for: cards of a size (mm), how many, and how thick each is in mm."""

    card: Size
    cards: int
    thickness: Mm

    @property
    def deck(self) -> Mm:
        """How thick the cards are together, pressed as they lie."""
        return self.cards * self.thickness


@dataclass(frozen=True)
class Measures:
    """The parts of a box in mm, from crease to crease or from crease to edge; ``inside`` is what it holds.

    ``front`` is as wide as the box, ``back`` a little less, because the glued corner must not stand out. The ``left``
    side lies between back and front, the ``right`` one between front and glue flap and a board less, for the flap
    lies inside the back. ``height`` is from the crease of the lid to that of the bottom; the sides and the front
    begin ``drop`` lower, where dust flaps and lid lie over one another.
    """

    board: Mm
    front: Mm
    back: Mm
    left: Mm
    right: Mm
    glue: Mm
    height: Mm
    drop: Mm
    lid: Mm
    lid_width: Mm
    tongue: Mm
    dust: Mm
    notch: Mm
    slit: Mm
    relief: Mm
    chamfer: Mm

    @property
    def inside(self) -> tuple[Mm, Mm, Mm]:
        """Width, height and depth that cards may fill in the folded box, with every flap where it ends up."""
        # The sides are a front apart, lid and bottom lie over dust flaps, and the glue flap lies inside the back.
        return self.front - self.board, self.height - 3 * self.board, self.right - self.board

    @property
    def flat(self) -> Size:
        """The blank before it is folded: its panels side by side, flaps above and below."""
        width = self.back + self.left + self.front + self.right + self.glue
        return Size(width, self.height + 2 * (self.lid + self.tongue))


def measured(contents: Contents, board: Mm = BOARD) -> Measures:
    """The parts of the box that holds a deck.

    Raises:
        ValueError: there are no cards, or they are thicker together than :data:`THICKEST`.
    """
    deck = contents.deck
    if contents.cards < 1 or not 0 < deck <= THICKEST:
        raise ValueError(f"no box holds {contents.cards} cards that are {deck} mm thick")
    front = contents.card.width + _AIR + board
    depth = deck + max(_AIR, deck * _AIR_OF_DECK) + 2 * board
    height = contents.card.height + _AIR + 3 * board
    back = front - board / 2
    lid = depth - board
    return Measures(
        board=board,
        front=front,
        back=back,
        left=depth,
        right=depth - board,
        glue=_within(depth * 0.8, *_GLUE),
        height=height,
        drop=board,
        lid=lid,
        lid_width=back - 2 * _RELIEF,
        tongue=_within(front * 0.22, *_TONGUE),
        # Two dust flaps of one end must not meet in the middle; nor may one reach over the other end's.
        dust=min(_within(depth * 0.9, *_DUST), front / 2 - _AIR, height / 2 - _AIR),
        notch=min(_NOTCH, front / 6),
        slit=min(4.0, front / 10),
        relief=_RELIEF,
        chamfer=min(_CHAMFER, (depth - board - _RELIEF) / 4),
    )


def _within(value: Mm, least: Mm, most: Mm) -> Mm:
    return max(least, min(value, most))
