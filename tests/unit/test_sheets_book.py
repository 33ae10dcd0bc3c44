"""A book for an office printer, read back with another library: what stands on which page, and what is blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdf
import pytest
from pypdf.generic import StreamObject

from kernekort.faces import Faces
from kernekort.imposition import PAPERS, Backs, Box, Card, Plan, plan, sheet_for, tile
from kernekort.preflight import Expected, book_expected, inspect
from kernekort.sheets import (
    BookPage,
    CardSide,
    Labels,
    Offset,
    Part,
    PlainPage,
    Stamp,
    Stamped,
    TilePage,
    book_outline,
    card_sides,
    greyscale,
    tile_pages,
    write_book,
    write_sheets,
)
from kernekort.sheets.stamped import stamped_box
from kernekort.units import Size
from tests.posters import poster
from tests.sheet_faces import CARD, FONT, GUIDE, PT, faces, fonts_in, operators, part, reader, shown_on, things_in

A4 = PAPERS["A4"]
POKER = Size(63, 88)
KEYS = [f"{side}{n}" for n in range(11) for side in "fb"]
LABELS = Labels("Vores kernekort", FONT)
A2 = Size(420, 594)


def book_faces() -> Faces:
    """Cards, a guide, a document of three pages and a page to stamp on."""
    made = faces(KEYS, guides=("guide", "script", "script-2", "script-3", "map"))
    keys = tuple("script" if key.startswith("script") else key for key in made.keys)
    forms = {key: form for key, form in made.forms.items() if key in keys}
    return replace(made, keys=keys, forms=forms)


FACES = book_faces()


def planned(backs: Backs) -> Plan:
    sheet = sheet_for(POKER, 3, A4).value
    assert sheet is not None
    made = plan([Card(f"f{n}", f"b{n}") for n in range(11)], POKER, 3, sheet, backs).value
    assert made is not None
    return made


def written(
    parts: Sequence[Part], backs: Backs = "long", labels: Labels | None = LABELS, source: Faces = FACES
) -> bytes:
    """The book, also held against what it must be."""
    data = write_book(source, parts, title="Mødet", language="da", backs=backs, labels=labels)
    assert inspect(data, expected(parts, backs, source)) == ()
    return data


def expected(parts: Sequence[Part], backs: Backs, source: Faces = FACES) -> Expected:
    return book_expected(book_outline(source, parts, backs), backs)


def what(page: pypdf.PageObject) -> str:
    """What stands on a page: the name of its face, ``cards`` and the first of them, or nothing."""
    content = page.get_contents()
    assert content is not None
    named = content.get_data().split(b"% face ")[1:]
    if named:
        return named[0].split()[0].decode()
    if not content.get_data().strip():
        return ""
    shown = shown_on(page, POKER)
    return shown[0].face


SCRIPT = Part("Drejebog", (PlainPage("script"),), prefix="D-")
GUIDE_PART = Part("Vejledning", (PlainPage("guide"),), prefix="V-")


def deck(backs: Backs) -> Part:
    return Part("Kort", card_sides(planned(backs)), label="Dialogkort", prefix="K-")


def test_every_part_begins_on_an_odd_page_with_blank_backs_between() -> None:
    pages = reader(written([GUIDE_PART, SCRIPT, deck("long"), replace(GUIDE_PART, copies=2)])).pages
    assert [what(page) for page in pages] == [
        "guide", "", "script", "script-2", "script-3", "", "f0", "b0", "f9", "b9", "guide", "", "guide", "",
    ]  # fmt: skip


def test_a_part_that_may_begin_anywhere_does() -> None:
    pages = reader(written([GUIDE_PART, replace(SCRIPT, odd=False)])).pages
    assert [what(page) for page in pages] == ["guide", "script", "script-2", "script-3"]


def test_a_book_printed_on_one_side_has_no_blanks() -> None:
    parts = [GUIDE_PART, replace(SCRIPT, copies=2), deck("fold")]
    pages = reader(written(parts, "none")).pages
    assert "" not in [what(page) for page in pages]
    assert len(pages) == 1 + 6 + len(planned("fold").sides)


def test_nothing_is_printed_behind_folded_cards_and_tiles_in_a_book_printed_on_both_sides() -> None:
    some = poster(A2, pages=("script",))
    tiles = Part("Plade", tile_pages("poster", tile(A2, 3, A4)))
    pages = reader(written([tiles, Part("Mere", (PlainPage("script"),), odd=False)], "short", source=some)).pages
    assert len(pages) == 8 * 2 + 2
    assert all(part(page, "/Contents").get_data() == b"" for page in pages[1::2])
    assert all(pages[n].mediabox == pages[n + 1].mediabox for n in range(0, len(pages), 2))
    folded = reader(written([deck("fold")])).pages
    assert [bool(shown_on(page, POKER)) for page in folded[::2]] == [True] * 3
    assert [what(page) for page in folded[1::2]] == [""] * 3


def test_every_page_is_as_large_as_its_paper_and_a_blank_as_the_page_before_it() -> None:
    pages = reader(written([deck("fold"), SCRIPT], "none")).pages
    sizes = [(round(float(page.mediabox.width) / PT), round(float(page.mediabox.height) / PT)) for page in pages]
    assert sizes == [(297, 210)] * 3 + [(210, 297)] * 3
    with_blanks = reader(written([deck("fold"), SCRIPT], "long")).pages
    sizes = [(round(float(page.mediabox.width) / PT), round(float(page.mediabox.height) / PT)) for page in with_blanks]
    assert sizes == [(297, 210)] * 6 + [(210, 297)] * 4
    assert all(page.trimbox == page.mediabox for page in with_blanks)


def test_copies_share_everything() -> None:
    once, often = (
        written([SCRIPT, deck("long")]),
        written([replace(SCRIPT, copies=20), replace(deck("long"), copies=20)]),
    )
    assert len(reader(often).pages) == 20 * len(reader(once).pages)
    assert streams(often) == streams(once) + 19
    assert len(often) < 2.5 * len(once)


def streams(pdf: bytes) -> int:
    """How many streams are in a file; every blank page has an empty one."""
    return sum(isinstance(thing, StreamObject) for thing in things_in(reader(pdf)) if "/Type" not in thing)


def test_the_sheets_of_a_deck_are_the_same_in_a_book() -> None:
    made = planned("short")
    alone = write_sheets(FACES, made, title="Mødet", language="da", guide=("guide",), labels=LABELS)
    parts = (Part("Vejledning", (PlainPage("guide"),)), Part("", card_sides(made)))
    assert write_book(FACES, parts, title="Mødet", language="da", backs="short", labels=LABELS) == alone


def test_the_offset_moves_the_backs_of_cards_and_nothing_else() -> None:
    parts = [SCRIPT, deck("long")]
    still = reader(written(parts)).pages
    moved = reader(write_book(FACES, parts, title="t", language="da", backs="long", offset=Offset(1.5, 0))).pages
    for number, (one, other) in enumerate(zip(still, moved, strict=True)):
        if number < 4:
            assert part(one, "/Contents").get_data() == part(other, "/Contents").get_data()
            continue
        by = 1.5 if number % 2 else 0
        for before, after in zip(shown_on(one, POKER), shown_on(other, POKER), strict=True):
            assert after.centre[0] - before.centre[0] == pytest.approx(by, abs=0.001)


def test_cards_planned_for_another_edge_are_refused() -> None:
    for planned_for, backs in (("long", "short"), ("short", "none"), ("long", "fold")):
        parts = [Part("", card_sides(planned(planned_for)))]  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=f"planned for backs {planned_for} in a book of backs {backs}"):
            write_book(FACES, parts, title="t", language="da", backs=backs)  # type: ignore[arg-type]


def test_bookmarks_name_the_parts_and_fold_their_sheets_under_them() -> None:
    pdf = reader(written([GUIDE_PART, replace(deck("long"), copies=2), SCRIPT]))
    titles: list[object] = []
    pages: list[int | None] = []
    for entry in pdf.outline:
        if isinstance(entry, list):
            titles.append([str(one["/Title"]) for one in entry if not isinstance(one, list)])
        else:
            titles.append(str(entry["/Title"]))
            pages.append(pdf.get_destination_page_number(entry))
    sheets = [f"Ark {n} af 2 · {side}" for n in (1, 2) for side in ("forside", "bagside")]
    assert titles == ["Vejledning", "Kort", sheets, "Drejebog"]
    assert pages == [0, 2, 10]
    assert part(pdf.root_object, "/Outlines")["/Count"] == 3


def test_pages_are_numbered_from_one_in_every_part_and_copy() -> None:
    pdf = reader(written([GUIDE_PART, replace(SCRIPT, copies=2), Part("Mere", (PlainPage("map"),))]))
    assert pdf.page_labels == [
        "V-1", "V-2", "D-1", "D-2", "D-3", "D-4", "D-1", "D-2", "D-3", "D-4", "1", "2",
    ]  # fmt: skip


def test_without_a_prefix_the_reader_numbers_the_pages() -> None:
    pdf = reader(written([replace(GUIDE_PART, prefix="")]))
    assert "/PageLabels" not in pdf.root_object


@pytest.mark.parametrize(
    ("backs", "hint"),
    [("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge"), ("none", "/Simplex"), ("fold", "/Simplex")],
)
def test_the_printer_is_told_how(backs: Backs, hint: str) -> None:
    preferences = part(reader(written([SCRIPT], backs)).root_object, "/ViewerPreferences")
    assert (preferences["/Duplex"], preferences["/PrintScaling"]) == (hint, "/None")


class TestTiles:
    """A poster on several sheets: one form, shown through a window on each."""

    FACES = poster(A2, pages=("map",))
    TILING = tile(A2, 3, A4)
    PART = Part("Kerneruten", tile_pages("poster", TILING), label="Spilleplade")

    def book(self) -> bytes:
        return written([self.PART], "none", source=self.FACES)

    def test_the_poster_is_in_the_file_once(self) -> None:
        pdf = reader(self.book())
        named = {page["/Resources"]["/XObject"].raw_get("/F0").idnum for page in pdf.pages}  # type: ignore[index]
        assert len(pdf.pages) == 8
        assert len(named) == 1
        large = [
            thing for thing in things_in(pdf) if isinstance(thing, StreamObject) and len(thing.get_data()) > 20_000
        ]
        contents = [thing for thing in large if thing.get("/Subtype") == "/Form"]
        assert len(contents) == 1

    def test_eight_tiles_are_hardly_larger_than_the_poster(self) -> None:
        alone = written([Part("x", (PlainPage("poster"),))], "none", None, self.FACES)
        tiles = written([self.PART], "none", None, self.FACES)
        assert len(tiles) - len(alone) < 4_000

    def test_each_shows_its_window_at_full_size(self) -> None:
        for page, one in zip(reader(self.book()).pages, self.TILING.tiles, strict=True):
            assert [step for _, step in operators(page)].count("Do") == 2
            clip = next(values for values, step in operators(page) if step == "re")
            matrix = next(values for values, step in operators(page) if step == "cm")
            box = one.shown
            wanted = (box.left, 210 - box.bottom, box.size.width, box.size.height)
            assert [float(value) / PT for value in clip] == pytest.approx(wanted, abs=0.001)
            assert matrix[:4] == [1, 0, 0, 1]
            whole = one.poster(A2)
            corner = [float(value) / PT for value in matrix[4:]]
            assert corner == pytest.approx((whole.left, 210 - whole.bottom), abs=0.001)

    def test_each_says_which_it_is_in_an_embedded_font(self) -> None:
        pdf = reader(self.book())
        texts = [page.extract_text().strip() for page in pdf.pages]
        assert texts[0] == "Spilleplade · række 1 · kolonne 1 · 1 af 8"
        assert texts[2] == "Spilleplade · række 2 · kolonne 1 · 3 af 8"
        assert texts[7] == "Spilleplade · række 4 · kolonne 2 · 8 af 8"
        (font,) = fonts_in(pdf)
        assert "/FontFile2" in font["/FontDescriptor"]

    def test_in_english_too(self) -> None:
        data = write_book(self.FACES, [self.PART], title="t", language="en", backs="none", labels=LABELS)
        assert reader(data).pages[1].extract_text().strip() == "Spilleplade · row 1 · column 2 · 2 of 8"

    def test_where_there_is_no_white_below_the_label_runs_up_the_side(self) -> None:
        trim = Size(594, 841)
        source = poster(trim)
        made = tile(trim, 3, A4)
        seen: list[list[float]] = []

        def visit(text: str, cm: list[float], matrix: list[float], _font: object, _size: float) -> None:
            if text.strip():
                across = [matrix[0] * cm[0] + matrix[1] * cm[2], matrix[0] * cm[1] + matrix[1] * cm[3]]
                seen.append([*across, cm[4] + matrix[4], cm[5] + matrix[5]])

        data = written([Part("P", tile_pages("poster", made))], "none", source=source)
        page = reader(data).pages[1]
        text = page.extract_text(orientations=(0, 90, 180, 270), visitor_text=visit)
        assert "række 1 · kolonne 2 · 2 af 12" in text
        a, b, x, _ = seen[0]
        assert (round(a), round(b)) == (0, 1)
        assert made.tiles[1].shown.right < x / PT < 205

    def test_an_exact_poster_is_one_page(self) -> None:
        made = tile(A2, 3, A2)
        assert tile_pages("poster", made) == (PlainPage("poster"),)
        (page,) = reader(written([Part("P", tile_pages("poster", made))], "none", source=self.FACES)).pages
        assert round(float(page.mediabox.width) / PT) == 420

    def test_tiles_of_another_size_are_refused(self) -> None:
        other = tile(Size(500, 700), 3, A4)
        with pytest.raises(ValueError, match="cannot show a poster of 420 × 594"):
            written([Part("P", tile_pages("poster", other))], "none", source=self.FACES)

    def test_bookmarks_name_the_tiles(self) -> None:
        pdf = reader(self.book())
        _, under = pdf.outline
        assert isinstance(under, list)
        assert str(under[2]["/Title"]) == "Række 2 · kolonne 1 · 3 af 8"  # type: ignore[call-overload]

    def test_in_grey_and_twice_the_same(self) -> None:
        assert self.book() == self.book()
        assert inspect(greyscale(self.book()), expected([self.PART], "none", self.FACES)) == ()


class TestStamps:
    """Faces shown small under a page: slides on a handout, the poster on its map."""

    def page(self, *stamps: Stamp, key: str = "map") -> Stamped:
        return Stamped(key, stamps)

    def shown(self, *pages: BookPage) -> pypdf.PdfReader:
        return reader(written([Part("Kort", pages)], "none"))

    def test_they_are_scaled_never_distorted_and_lie_in_the_middle_of_their_box(self) -> None:
        (page,) = self.shown(self.page(Stamp("f0", Box(20, 30, 120, 74)), Stamp("b3", Box(20, 100, 41, 200)))).pages
        first, second = shown_on(page, POKER)[:2]
        assert (first.face, second.face) == ("f0", "b3")
        # 100 × 44 for a card of 63 × 88: as high as the box, half as large as the card.
        assert flat(first.corners) == pytest.approx((70 - 15.75, 297 - 74, 70 + 15.75, 297 - 30), abs=0.01)
        height = 21 * 88 / 63
        middle = 297 - 150
        assert flat(second.corners) == pytest.approx((20, middle - height / 2, 41, middle + height / 2), abs=0.01)

    def test_their_bleed_is_cut_off(self) -> None:
        (page,) = self.shown(self.page(Stamp("f0", Box(20, 30, 83, 118)))).pages
        (stamp, *_) = shown_on(page, POKER)
        assert stamp.clip == pytest.approx(flat(stamp.corners), abs=0.001)

    def test_the_page_stands_over_them(self) -> None:
        (page,) = self.shown(self.page(Stamp("f0", Box(20, 30, 83, 118)), Stamp("b0", Box(90, 30, 153, 118)))).pages
        drawn = [values[0] for values, step in operators(page) if step == "Do"]
        assert len(drawn) == 3
        forms = part(page, "/Resources", "/XObject")
        assert b"% face map" in part(forms, str(drawn[-1])).get_data()

    @pytest.mark.parametrize("outlined", [True, False])
    def test_a_hairline_around_them(self, outlined: bool) -> None:
        (page,) = self.shown(self.page(Stamp("f0", Box(20, 30, 83, 118), outlined))).pages
        steps = [step for _, step in operators(page)]
        assert steps.count("S") == outlined
        rectangles = [values for values, step in operators(page) if step == "re"]
        assert len(rectangles) == 1 + outlined
        assert rectangles[0] == rectangles[-1]

    def test_a_form_is_in_the_file_once_however_often_it_is_stamped(self) -> None:
        stamps = [Stamp("f0", Box.at(20, 10 * n, Size(63, 8))) for n in range(1, 20)]
        pdf = self.shown(self.page(*stamps), CardSide(planned("fold"), planned("fold").sides[0]))
        marked = [
            thing for thing in things_in(pdf) if isinstance(thing, StreamObject) and b"% face f0" in thing.get_data()
        ]
        assert len(marked) == 1

    def test_a_page_may_be_shown_as_it_is_and_stamped_elsewhere(self) -> None:
        pdf = self.shown(PlainPage("guide"), self.page(Stamp("guide", Box(20, 30, 83, 118))), PlainPage("guide"))
        first, second, third = pdf.pages
        assert part(first, "/Contents").get_data() == part(third, "/Contents").get_data() == b"/Page Do"
        assert len(shown_forms(second)) == 2
        assert shown_forms(first) < shown_forms(second)

    def test_only_the_first_page_of_a_document_is_stamped_on(self) -> None:
        pages = self.shown(self.page(Stamp("f0", Box(20, 30, 83, 118)), key="script")).pages
        assert len(pages) == 3
        assert [what(page) for page in pages[1:]] == ["script-2", "script-3"]

    def test_the_box_of_a_stamp(self) -> None:
        assert stamped_box(Stamp("x", Box(10, 10, 110, 60)), Size(320, 180)) == Box.at(
            10 + (100 - 320 * 50 / 180) / 2, 10, Size(320 * 50 / 180, 50)
        )


def flat(corners: tuple[tuple[float, float], tuple[float, float]]) -> tuple[float, ...]:
    return (*corners[0], *corners[1])


def shown_forms(page: pypdf.PageObject) -> set[int]:
    forms = part(page, "/Resources", "/XObject")
    return {forms.raw_get(name).idnum for name in forms}


@pytest.mark.parametrize(
    "page", [PlainPage("nobody"), Stamped("nobody", ()), Stamped("map", (Stamp("nobody", Box(0, 0, 9, 9)),))]
)
def test_a_face_that_there_is_not_is_refused(page: BookPage) -> None:
    with pytest.raises(KeyError, match="nobody"):
        write_book(FACES, [Part("x", (page,))], title="t", language="da", backs="none")


def test_the_outline_tells_the_paper_and_the_blanks() -> None:
    outline = book_outline(FACES, [SCRIPT, GUIDE_PART], "long")
    assert [(sheet.paper, sheet.blank) for sheet in outline] == [
        (GUIDE.trim, False),
        (GUIDE.trim, False),
        (GUIDE.trim, False),
        (GUIDE.trim, True),
        (GUIDE.trim, False),
        (GUIDE.trim, True),
    ]


def test_what_is_not_shown_is_not_in_the_file() -> None:
    pdf = reader(written([GUIDE_PART]))
    texts = [thing.get_data() for thing in things_in(pdf) if isinstance(thing, StreamObject)]
    assert len([text for text in texts if b"% face" in text]) == 1


def test_a_tile_page_knows_its_poster() -> None:
    made = tile(CARD.trim, 0, Size(80, 60))
    pages = tile_pages("f0", made)
    assert all(isinstance(page, TilePage) and page.face == "f0" for page in pages)
    assert len(pages) == len(made.tiles) == 2
