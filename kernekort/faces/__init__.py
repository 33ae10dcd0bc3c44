"""Unique faces and documents laid out once, kept by what shapes them, and put together into one PDF."""

from kernekort.faces.assembling import Laid
from kernekort.faces.dyeing import Dye, UndyeableError, Vat
from kernekort.faces.engine import Engine
from kernekort.faces.model import Faces, joined, lay_out
from kernekort.faces.overs import STAND_IN, stood_in

__all__ = ["STAND_IN", "Dye", "Engine", "Faces", "Laid", "UndyeableError", "Vat", "joined", "lay_out", "stood_in"]
