"""Typefaces put into a PDF: one subset of each, of exactly the glyphs that its pages show."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

import uharfbuzz

from kernekort.quick import dataclass
from kernekort.store import code_of
from kernekort.typeset.parts import FontFacts, Glyphs, LaidPage

_DROPPED = ["BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ", "GDEF", "meta"]
_MOST_PER_LIST = 100
"""The most entries that one list in a CMap may have."""


class Subsets(Protocol):
    """Subsets of typefaces, deflated, by what they were made from: a dictionary, or what keeps them elsewhere too."""

    def get(self, key: str, /) -> bytes | None:
        """One that has been made before."""

    def __setitem__(self, key: str, data: bytes, /) -> None:
        """A new one."""


@dataclass(frozen=True)
class Embedded:
    """A font ready to be written: what it is, what its glyphs stand for, and the subset, deflated."""

    glyphs: Glyphs
    name: str
    data: bytes
    length: int
    is_cff: bool

    def written(self, add: Callable[[bytes], int]) -> int:
        """Writes the font's objects with ``add``, which gives each its number; the number of the font itself."""
        facts = self.glyphs.font
        kind = b"<</Subtype /OpenType>>" if self.is_cff else b"<</Length1 %d>>" % self.length
        file = add(stream(kind, self.data))
        descriptor = add(self._descriptor(facts, file))
        inner = add(self._inner(descriptor))
        texts = add(stream(b"<<>>", zlib.compress(_cmap(self.glyphs), 6)))
        head = f"<</Type /Font /Subtype /Type0 /BaseFont /{self.name} /Encoding /Identity-H"
        return add(f"{head} /DescendantFonts [{inner} 0 R] /ToUnicode {texts} 0 R>>".encode())

    def _descriptor(self, facts: FontFacts, file: int) -> bytes:
        box = " ".join(map(str, facts.box))
        slot = "FontFile3" if self.is_cff else "FontFile2"
        metrics = f"/Ascent {facts.ascent} /Descent {facts.descent} /CapHeight {facts.cap} /StemV 80"
        return (
            f"<</Type /FontDescriptor /FontName /{self.name} /Flags {facts.flags} /FontBBox [{box}]"
            f" /ItalicAngle {facts.angle:g} {metrics} /{slot} {file} 0 R>>"
        ).encode()

    def _inner(self, descriptor: int) -> bytes:
        kind = "CIDFontType0" if self.is_cff else "CIDFontType2"
        mapped = "" if self.is_cff else " /CIDToGIDMap /Identity"
        system = "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        return (
            f"<</Type /Font /Subtype /{kind} /BaseFont /{self.name} /CIDSystemInfo {system}{mapped}"
            f" /W [{_widths(self.glyphs)}] /FontDescriptor {descriptor} 0 R>>"
        ).encode()


def union(pages: Sequence[LaidPage]) -> dict[str, Glyphs]:
    """All glyphs that pages show, by font; where they differ on what one stands for, the first page is right."""
    fonts: dict[str, tuple[FontFacts, dict[int, int], dict[int, str]]] = {}
    for page in pages:
        for glyphs in page.glyphs:
            _, widths, texts = fonts.setdefault(glyphs.font.key, (glyphs.font, {}, {}))
            # Soon there is no page that shows anything new.
            if texts.keys() >= set(glyphs.numbers):
                continue
            for glyph, width, text in zip(glyphs.numbers, glyphs.widths, glyphs.texts, strict=True):
                widths.setdefault(glyph, width)
                if text:
                    texts.setdefault(glyph, text)
    return {key: _together(*parts) for key, parts in fonts.items()}


def _together(facts: FontFacts, widths: Mapping[int, int], texts: Mapping[int, str]) -> Glyphs:
    numbers = sorted(widths)
    ordered = tuple(widths[glyph] for glyph in numbers)
    return Glyphs(facts, tuple(numbers), ordered, tuple(texts.get(glyph, "") for glyph in numbers))


def embed(glyphs: Glyphs, path: Path, known: Subsets) -> Embedded:
    """The font of a file with these glyphs and no others; subsets that are ``known`` are not made again."""
    numbers = glyphs.numbers
    key = subset_key(glyphs.font.digest, numbers)
    packed = known.get(key)
    if packed is None:
        # To pack one as small as can be takes thirty times as long as to unpack it.
        packed = known[key] = zlib.compress(_subset(path.read_bytes(), numbers), 9)
    data = zlib.decompress(packed)
    tag = "".join(chr(65 + byte % 26) for byte in blake2b(data, digest_size=6).digest())
    return Embedded(glyphs, f"{tag}+{glyphs.font.name}", packed, len(data), data[:4] == b"OTTO")


def subset_key(font: str, numbers: Sequence[int]) -> str:
    """What a subset is made from: the font file, the glyphs, and the library and the code that make it."""
    digest = blake2b(f"{font} {uharfbuzz.version_string()} {code_of('faces')} ".encode(), digest_size=16)
    digest.update(b" ".join(b"%d" % number for number in numbers))
    return digest.hexdigest()


def _subset(font: bytes, numbers: Sequence[int]) -> bytes:
    """The font with these glyphs under the numbers they have, and none behind the last of them."""
    kept = _cut(uharfbuzz.Face(font), numbers, uharfbuzz.SubsetFlags.RETAIN_GIDS)
    return bytes(_cut(kept, range(numbers[-1] + 1), uharfbuzz.SubsetFlags.DEFAULT).blob.data)


def _cut(face: uharfbuzz.Face, numbers: Sequence[int], flags: int) -> uharfbuzz.Face:
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = flags | uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    wanted.glyph_set.update(numbers)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    return uharfbuzz.subset(face, wanted)


def _widths(glyphs: Glyphs) -> str:
    """Widths as runs of neighbours."""
    runs: list[tuple[int, list[int]]] = []
    for glyph, width in zip(glyphs.numbers, glyphs.widths, strict=True):
        if not runs or glyph != runs[-1][0] + len(runs[-1][1]):
            runs.append((glyph, []))
        runs[-1][1].append(width)
    return " ".join(f"{first} [{' '.join(map(str, run))}]" for first, run in runs)


def _cmap(glyphs: Glyphs) -> bytes:
    """What glyphs stand for, so that text can be searched and copied."""
    return "\n".join(_cmap_lines(glyphs)).encode("ascii")


def _cmap_lines(glyphs: Glyphs) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap"
    yield "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def"
    yield "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def"
    yield "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange"
    entries = [pair for pair in zip(glyphs.numbers, glyphs.texts, strict=True) if pair[1]]
    for start in range(0, len(entries), _MOST_PER_LIST):
        part = entries[start : start + _MOST_PER_LIST]
        yield f"{len(part)} beginbfchar"
        yield from (f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in part)
        yield "endbfchar"
    yield "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def stream(body: bytes, data: bytes) -> bytes:
    """A stream of deflated data with its dictionary."""
    return b"".join(stream_parts(body, data))


def stream_parts(body: bytes, data: bytes, packed: bool = False) -> tuple[bytes, bytes, bytes]:
    """What a stream is joined of; the data are deflated, unless the ``body`` says how they are ``packed``."""
    filtered = b"" if packed else b" /Filter /FlateDecode"
    return b"%b%b /Length %d>>\nstream\n" % (body[:-2], filtered, len(data)), data, b"\nendstream"
