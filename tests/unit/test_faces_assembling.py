"""Pages put together as a file: each thing once, one subset of each typeface, objects in the order they are needed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from pypdf.generic import StreamObject

from kernekort.faces.assembling import Laid, assembled
from kernekort.faces.embedding import embed, subset_key, union
from kernekort.typeset.facts import Described
from kernekort.typeset.objects import referring
from kernekort.typeset.parts import FontFacts, Glyphs, LaidPage, Thing, deflated
from tests.sheet_faces import fonts_in, part, reader, things_in
from tests.typeset_faces import CHOICES

LITERATA = CHOICES[1][3]
MEDIA = (-8.503937, -8.5, 187.086614, 257.952756)


@pytest.fixture(scope="module")
def facts() -> FontFacts:
    with LITERATA.open("rb"):
        described = Described("Literata", 400, "normal", LITERATA)
        found = described.facts
        described._opened.close()
        return found


@pytest.fixture(scope="module")
def numbers() -> Mapping[str, int]:
    """The glyph of each letter."""
    with TTFont(LITERATA) as font:
        return {chr(code): font.getGlyphID(name) for code, name in font.getBestCmap().items()}


def showing(facts: FontFacts, numbers: Mapping[str, int], text: str) -> Glyphs:
    letters = sorted(set(text), key=numbers.__getitem__)
    return Glyphs(facts, tuple(map(numbers.__getitem__, letters)), (500,) * len(letters), tuple(letters))


def page(content: bytes, things: Sequence[Thing] = (), glyphs: Sequence[Glyphs] = ()) -> LaidPage:
    names = {"XObject": {f"X{thing.key[:16]}": thing.key for thing in things}} if things else {}
    return LaidPage(deflated(content), names, tuple(one.font.key for one in glyphs), tuple(glyphs), MEDIA)


def laid(pages: Sequence[LaidPage], things: Sequence[Thing] = (), fonts: Mapping[str, Path] | None = None) -> Laid:
    named = tuple((f"k{number}", one) for number, one in enumerate(pages))
    return Laid(named, {thing.key: thing for thing in things}, fonts or {})


STATE = Thing(b"<</ca 1>>")
FORM = Thing(
    b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9]/Resources <</ExtGState <</E1 %b>>>>>>" % referring(STATE.key),
    deflated(b"/E1 gs 0 0 9 9 re f"),
    things=(STATE.key,),
)
PACKED = Thing(
    b"<</Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /DCTDecode>>", b"\xff\xd8 jpeg", packed=True
)


def test_pages_have_their_content_and_their_size() -> None:
    pdf = reader(assembled(laid([page(b"q Q"), page(b"0 0 1 1 re f")])))
    contents = [part(one, "/Contents").get_data() for one in pdf.pages]
    assert contents == [b"q Q", b"0 0 1 1 re f"]
    assert [round(float(edge), 6) for edge in pdf.pages[0].mediabox] == list(MEDIA)
    assert pdf.pdf_header == "%PDF-1.7"


def test_what_several_pages_show_is_in_the_file_once() -> None:
    content = b"/X%b Do" % FORM.key[:16].encode()
    pages = [page(content, [FORM]), page(content, [FORM, PACKED]), page(b"q Q")]
    pdf = reader(assembled(laid(pages, [PACKED, STATE, FORM])))
    kinds = [str(thing.get("/Subtype", "")) for thing in things_in(pdf) if isinstance(thing, StreamObject)]
    assert sorted(kind for kind in kinds if kind) == ["/Form", "/Image"]
    assert len(things_in(pdf)) == 2 + 3 + 3 + 3
    form = part(pdf.pages[0], "/Resources", "/XObject", f"/X{FORM.key[:16]}")
    assert form == part(pdf.pages[1], "/Resources", "/XObject", f"/X{FORM.key[:16]}")
    assert form.get_data() == b"/E1 gs 0 0 9 9 re f"
    assert part(form, "/Resources", "/ExtGState", "/E1", "/ca") == 1
    assert "/XObject" not in part(pdf.pages[2], "/Resources")


def test_what_is_packed_already_is_left_as_it_is() -> None:
    data = assembled(laid([page(b"/X Do", [PACKED])], [PACKED]))
    assert b"/Filter /DCTDecode /Length 7>>\nstream\n\xff\xd8 jpeg\nendstream" in data


def test_the_bytes_follow_from_the_pages_alone() -> None:
    pages = [page(b"a", [FORM]), page(b"b", [FORM, PACKED])]
    data = assembled(laid(pages, [STATE, FORM, PACKED]))
    assert data == assembled(laid(pages, [PACKED, FORM, STATE, Thing(b"<</of no use>>")]))
    assert data != assembled(laid(pages[::-1], [STATE, FORM, PACKED]))


def test_there_may_be_no_pages_at_all() -> None:
    assert len(reader(assembled(laid([]))).pages) == 0


def test_the_glyphs_of_all_pages_are_in_one_subset(facts: FontFacts, numbers: Mapping[str, int]) -> None:
    pages = [page(b"q", glyphs=[showing(facts, numbers, text)]) for text in ("abe", "bil", "æøå")]
    pdf = reader(assembled(laid(pages, fonts={facts.digest: LITERATA})))
    (font,) = [font for font in fonts_in(pdf) if font["/Subtype"] == "/Type0"]
    assert str(font["/BaseFont"])[7:] == "+Literata-Regular"
    assert str(font["/BaseFont"])[1:7].isupper()
    (file,) = [thing for thing in things_in(pdf) if isinstance(thing, StreamObject) and "/Length1" in thing]
    assert int(part(file, "/Length1")) == len(file.get_data())
    with TTFont(BytesIO(file.get_data())) as subset, TTFont(LITERATA) as whole:
        shown = {glyph for glyph, name in enumerate(subset.getGlyphOrder()) if subset["glyf"][name].numberOfContours}
        wanted = {numbers[letter] for letter in "abeilæøå"}
        assert wanted <= shown
        # What is left is what others are composed of.
        assert len(shown - wanted) <= 3
        for glyph in wanted:
            assert subset["hmtx"][subset.getGlyphName(glyph)] == whole["hmtx"][whole.getGlyphName(glyph)]
        assert not {"GSUB", "GPOS", "fpgm", "prep", "kern", "DSIG"} & set(subset.keys())


def test_the_first_page_says_what_a_glyph_stands_for(facts: FontFacts) -> None:
    first, second = (page(b"q", glyphs=[Glyphs(facts, (5, 6), (500, 600), texts)]) for texts in (("a", ""), ("b", "c")))
    assert union([first, second])[facts.key] == Glyphs(facts, (5, 6), (500, 600), ("a", "c"))
    assert union([second, first])[facts.key].texts == ("b", "c")
    assert union([]) == {}


def test_many_glyphs_have_their_widths_and_texts(facts: FontFacts) -> None:
    """More than fit into one list of a CMap; some stand for several letters, for signs far out, or for nothing."""
    every = [*range(3, 180), 200, 201, 300]
    texts = [chr(0x100 + glyph) for glyph in every]
    texts[0], texts[1], texts[2] = "ffi", "\U0001f600", ""
    glyphs = Glyphs(facts, tuple(every), tuple(range(400, 400 + len(every))), tuple(texts))
    pdf = reader(assembled(laid([page(b"q", glyphs=[glyphs])], fonts={facts.digest: LITERATA})))
    (font,) = [font for font in fonts_in(pdf) if font["/Subtype"] == "/Type0"]
    widths = part(font, "/DescendantFonts", 0, "/W")
    assert [int(start) for start in widths[::2]] == [3, 200, 300]
    assert [float(width) for run in widths[1::2] for width in run] == list(map(float, glyphs.widths))
    listed = part(font, "/ToUnicode").get_data().decode("ascii")
    assert [line for line in listed.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "79 beginbfchar",
    ]
    assert "<0003> <006600660069>" in listed
    assert "<0004> <d83dde00>" in listed
    assert "<0005>" not in listed


def test_a_subset_is_made_once(facts: FontFacts, numbers: Mapping[str, int]) -> None:
    known: dict[str, bytes] = {}
    glyphs = showing(facts, numbers, "abe")
    made = embed(glyphs, LITERATA, known)
    ((key, data),) = known.items()
    assert key == subset_key(facts.digest, glyphs.numbers)
    assert made.data == data
    assert made.length == len(zlib.decompress(data))
    assert embed(glyphs, Path("/of/no/use"), known) == made
    assert subset_key(facts.digest, (1, 2)) != subset_key(facts.digest, (12,))
    assert subset_key("other", glyphs.numbers) != key


@pytest.fixture(scope="module")
def postscript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A typeface of three letters whose outlines are those of PostScript."""
    names = [".notdef", "A", "B", "C"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(name): name for name in names[1:]})
    strings = {}
    for place, name in enumerate(names):
        pen = T2CharStringPen(600, None)
        if place:
            pen.moveTo((0, 0))
            pen.lineTo((100 * place, 0))
            pen.lineTo((0, 500))
            pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Three", {"FullName": "Three"}, strings, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    builder.setupNameTable({"familyName": "Three", "styleName": "Regular"})
    path = tmp_path_factory.mktemp("three") / "three.otf"
    builder.save(path)
    return path


def test_a_postscript_typeface_is_put_in_as_what_it_is(postscript: Path) -> None:
    described = Described("Three", 400, "normal", postscript)
    glyphs = Glyphs(described.facts, (1, 3), (600, 600), ("A", "C"))
    pdf = reader(assembled(laid([page(b"q", glyphs=[glyphs])], fonts={described.facts.digest: postscript})))
    described._opened.close()
    (font,) = [font for font in fonts_in(pdf) if font["/Subtype"] == "/Type0"]
    inner = part(font, "/DescendantFonts", 0)
    assert inner["/Subtype"] == "/CIDFontType0"
    assert "/CIDToGIDMap" not in inner
    file = part(inner, "/FontDescriptor", "/FontFile3")
    assert file["/Subtype"] == "/OpenType"
    with TTFont(BytesIO(file.get_data())) as subset:
        assert subset.sfntVersion == "OTTO"
        assert len(subset.getGlyphOrder()) == 4
        strings = subset["CFF "].cff[0].CharStrings
        lengths = [len(strings[name].bytecode or b"") for name in subset.getGlyphOrder()]
        assert min(lengths[1], lengths[3]) > max(lengths[0], lengths[2])
