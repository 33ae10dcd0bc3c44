"""Text spaced for other widths of its glyphs: not one of them moves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from kernekort.typeset.respacing import respaced

Widths = Mapping[bytes, Mapping[int, int]]

FONTS = (b"one", b"two")


def shown(content: bytes, widths: Widths) -> Iterator[tuple[bytes, int, float]]:
    """Every glyph with its font and how far from the beginning of its line it stands; the end of a line as glyph -1."""
    font = b""
    for line in content.split(b"\n"):
        if match := re.fullmatch(rb"/(\S+) \S+ Tf", line):
            font = match[1]
        elif line.endswith(b"] TJ"):
            at = 0.0
            for digits, number in re.findall(rb"<([0-9a-f]*)>|([-+.\d]+)", line.removesuffix(b"] TJ")):
                for start in range(0, len(digits), 4):
                    glyph = int(digits[start : start + 4], 16)
                    yield font, glyph, round(at, 6)
                    at += widths[font][glyph]
                at -= float(number or 0)
            yield font, -1, round(at, 6)


GLYPHS = (0, 1, 2, 255, 256, 4660, 65535)
tables = st.fixed_dictionaries({glyph: st.integers(0, 1200) for glyph in GLYPHS})
moves = st.dictionaries(st.sampled_from(GLYPHS), st.integers(-3, 3).filter(bool))
strings = st.lists(st.sampled_from(GLYPHS), max_size=6).map(
    lambda glyphs: b"<" + b"".join(b"%04x" % glyph for glyph in glyphs) + b">"
)
spaces = st.one_of(st.integers(-900, 900).map(str), st.decimals(-99, 99, places=3).map(str)).map(str.encode)
arrays = st.lists(st.one_of(strings, spaces), max_size=8).map(lambda pieces: b"[" + b" ".join(pieces) + b"] TJ")
fonts = st.builds(lambda name, size: b"/%b %d Tf" % (name, size), st.sampled_from(FONTS), st.integers(1, 99))
other = st.sampled_from((b"q", b"BT", b"1 0 0 -1 4 5.5 Tm", b"/X0 Do", b"0.5 g", b"[] 0 d", b"[3 1] 0 d", b"ET", b"Q"))
contents = st.lists(st.one_of(arrays, fonts, other), max_size=12).map(lambda lines: b"\n".join([b"/one 9 Tf", *lines]))


@given(contents, st.tuples(tables, tables), st.tuples(moves, moves))
def test_every_glyph_stays_where_it_was(
    content: bytes, assumed: tuple[dict[int, int], ...], wider: tuple[dict[int, int], ...]
) -> None:
    corrections = dict(zip(FONTS, wider, strict=True))
    old = dict(zip(FONTS, assumed, strict=True))
    new = {
        font: {glyph: width + corrections[font].get(glyph, 0) for glyph, width in widths.items()}
        for font, widths in old.items()
    }
    spaced = respaced(content, corrections.__getitem__)
    assert list(shown(spaced, new)) == list(shown(content, old))


@given(contents, st.tuples(moves, moves))
def test_nothing_but_text_in_the_fonts_that_differ_is_touched(
    content: bytes, wider: tuple[dict[int, int], ...]
) -> None:
    spaced = respaced(content, lambda font: wider[0] if font == b"one" else {})
    font = b"one"
    for before, after in zip(content.split(b"\n"), spaced.split(b"\n"), strict=True):
        if match := re.fullmatch(rb"/(\S+) \S+ Tf", before):
            font = match[1]
        if font == b"two" or not wider[0] or not before.endswith(b"TJ"):
            assert after == before


def test_a_number_goes_behind_the_glyph_that_is_wider() -> None:
    content = b"BT\n/f 10 Tf\n[<000100020001> -20 <0003>] TJ\nET"
    spaced = respaced(content, lambda font: {1: 1, 3: -2} if font == b"f" else {})
    assert spaced == b"BT\n/f 10 Tf\n[<0001> 1 <00020001> 1 -20 <0003> -2] TJ\nET"


def test_what_was_said_of_one_font_does_not_hold_for_the_next() -> None:
    content = b"/f 10 Tf\n[<0001>] TJ\n/g 10 Tf\n[<0001>] TJ\n/f 10 Tf\n[<0001>] TJ"
    spaced = respaced(content, lambda font: {1: 4} if font == b"f" else {})
    assert spaced == b"/f 10 Tf\n[<0001> 4] TJ\n/g 10 Tf\n[<0001>] TJ\n/f 10 Tf\n[<0001> 4] TJ"
