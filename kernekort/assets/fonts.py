"""Font files: parsed to the last glyph before anything is set with them, and allowed to be embedded."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kernekort.assets.apart import run_apart, unpacked
from kernekort.assets.files import MEGABYTE, read_limited
from kernekort.assets.graph import MOST, Use, grown
from kernekort.findings import Finding, Place, error
from kernekort.store import Store

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_MOST_BYTES = 20 * MEGABYTE
_KINDS = {b"\0\1\0\0": "ttf", b"OTTO": "otf", b"true": "ttf", b"wOFF": "woff", b"wOF2": "woff2", b"ttcf": "ttc"}
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2")
_USE = 0x000F
_RESTRICTED = 0x0002
_BITMAP_ONLY = 0x0200


def check_font(path: Path, place: Place) -> tuple[Finding, ...]:
    """Whether a font may be used: a TrueType or OpenType file, whole, with outlines, and free to embed.

    Packed web fonts (WOFF, WOFF2) are refused unopened: line breaks are measured on the file itself, and a packed file
    can hold any amount of data.

    Findings: those of reading, ``font-format``, ``font-damaged``, ``font-restricted``, ``asset-too-costly``.
    """
    return check_fonts([(path, place)])


def check_fonts(files: Sequence[tuple[Path, Place]], store: Store | None = None) -> tuple[Finding, ...]:
    """The same for several fonts, in one process of their own: few bytes can ask for any amount of work.

    What was found in a font is kept in the ``store``.
    """
    if not files:
        return ()
    answers = run_apart("font", *(path for path, _ in files), store=store)
    if answers is None:
        place = files[0][1]
        names = ", ".join(path.name for path, _ in files)
        return (error("asset-too-costly", place, name=names),)
    pairs = zip(answers, files, strict=True)
    return tuple(finding for answer, (_, place) in pairs for finding in unpacked(answer, place))


def inspect_font(path: Path, place: Place) -> tuple[Finding, ...]:
    """Looks through one font in this process, however long it takes."""
    # Loaded with the first font: most builds set nothing but fonts that were looked through when they were shipped.
    from fontTools.ttLib import TTFont

    read = read_limited(path, _MOST_BYTES, place)
    if read.value is None:
        return read.findings
    kind = _KINDS.get(read.value[:4], "")
    if kind not in ("ttf", "otf"):
        return (error("font-format", place, name=path.name, format=kind),)
    try:
        font = TTFont(BytesIO(read.value), lazy=False)
        _parse_whole(font)
        use = font["OS/2"].fsType
    except Exception:  # A parser can fail in any way on a broken file.
        return (error("font-damaged", place, name=path.name),)
    if use & _USE == _RESTRICTED or use & _BITMAP_ONLY:
        return (error("font-restricted", place, name=path.name),)
    return ()


def coverage(path: Path) -> frozenset[int]:
    """The code points that a font has glyphs for.

    Raises:
        ValueError: it is no font that ``check_font`` lets through.
    """
    from fontTools.ttLib import TTFont

    try:
        with TTFont(BytesIO(path.read_bytes()), lazy=True) as font:
            return frozenset(font.getBestCmap())
    except Exception as problem:  # A parser can fail in any way on a broken file.
        raise ValueError(f"no font: {path.name}") from problem


def _parse_whole(font: TTFont) -> None:
    missing = [tag for tag in _NEEDED if tag not in font]
    if missing or not font.getBestCmap():
        raise ValueError(f"tables are missing: {missing}")
    for tag in font.keys():  # noqa: SIM118 - a font is no dict
        font[tag]
    if "glyf" in font:
        _parse_glyphs(font)
    else:
        # A variable font keeps its outlines in CFF2; one with neither table has none, which ends in a KeyError.
        outlines = font["CFF2" if "CFF2" in font else "CFF "].cff.topDictIndex[0].CharStrings
        for name in outlines.keys():  # noqa: SIM118 - not a dict either
            outlines[name].decompile()


def _parse_glyphs(font: TTFont) -> None:
    """Reads every outline, and refuses glyphs made of glyphs that contain themselves or grow beyond measure."""
    glyphs, order = font["glyf"], font.getGlyphOrder()
    index = {name: position for position, name in enumerate(order)}
    parts = [[component.glyphName for component in getattr(glyphs[name], "components", ())] for name in order]
    if any(cost > MOST for cost in grown([[Use(index[part]) for part in made_of] for made_of in parts])):
        raise ValueError("a glyph grows beyond measure")
