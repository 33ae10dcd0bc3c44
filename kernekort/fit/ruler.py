"""How wide a text is set, measured from the font file with the shaping the renderer uses itself."""

from __future__ import annotations

from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

import uharfbuzz

from kernekort.units import POINT, Mm

_LINING = {"lnum": True}
"""The figures that the style sheets ask for; a typeface with others by nature sets them narrower."""

_UNSPACED = {"liga": False, "clig": False, "dlig": False, **_LINING}
"""Features that a renderer turns off where letters are spaced, since a ligature cannot be opened."""

_ADVANCE, _CLUSTER = attrgetter("x_advance"), attrgetter("cluster")

_MOST = 2048
"""How many lines are remembered: those of one text are measured again and again, those of another hardly ever."""


class Ruler:
    """Measures lines in one font file, and remembers those of late."""

    def __init__(self, font: Path) -> None:
        """Open a font file, TrueType or OpenType.

        Raises:
            OSError: the file cannot be read.
        """
        data = font.read_bytes()
        self.identity = f"{blake2b(data, digest_size=16).hexdigest()} {uharfbuzz.version_string()}"
        """All that widths depend on besides the text: what is in the font file, and who shapes it."""
        face = uharfbuzz.Face(uharfbuzz.Blob(data))
        self._font = uharfbuzz.Font(face)
        self._units: int = face.upem
        self._advances: dict[tuple[str, bool], tuple[float, int]] = {}

    def width(self, text: str, size_pt: float, tracking_em: float = 0) -> Mm:
        """The width of one line in millimetres, kerned; tracking is added after every cluster, the last one too."""
        advance, clusters = self._advance(text, spaced=tracking_em != 0)
        return (advance / self._units + tracking_em * clusters) * size_pt * POINT

    def _advance(self, text: str, spaced: bool) -> tuple[float, int]:
        """The advance of a line in font units, and how many clusters it has, which nobody asks unless it is spaced."""
        key = (text, spaced)
        if key not in self._advances:
            buffer = uharfbuzz.Buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            uharfbuzz.shape(self._font, buffer, _UNSPACED if spaced else _LINING)
            # Of no text there are no positions, rather than an empty list of them.
            advance = sum(map(_ADVANCE, buffer.glyph_positions or ()))
            clusters = len(set(map(_CLUSTER, buffer.glyph_infos))) if spaced else 0
            if len(self._advances) >= _MOST:
                self._advances.clear()
            self._advances[key] = (advance, clusters)
        return self._advances[key]
