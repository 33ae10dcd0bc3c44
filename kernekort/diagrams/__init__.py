"""The geometry of boards and wheels: where things lie, and what is written in them. No disk, no colours."""

from __future__ import annotations

from kernekort.diagrams.columns import dealt
from kernekort.diagrams.route import Ground, Route, Step, ring, spiral
from kernekort.diagrams.shapes import Box, Disc, Point
from kernekort.diagrams.text import SMALLEST, Measure, Type, sizes
from kernekort.diagrams.tokens import Token, tokens
from kernekort.diagrams.wheel import LINKS, Rim, Voice, Written, links, wheel, written

__all__ = [
    "LINKS",
    "SMALLEST",
    "Box",
    "Disc",
    "Ground",
    "Measure",
    "Point",
    "Rim",
    "Route",
    "Step",
    "Token",
    "Type",
    "Voice",
    "Written",
    "dealt",
    "links",
    "ring",
    "sizes",
    "spiral",
    "tokens",
    "wheel",
    "written",
]
