"""Finished sheets, read back with another library: where each face lies, and what the printer is told."""

from __future__ import annotations

from typing import Literal

import pytest

from kernekort.findings import Stop
from kernekort.imposition import Card, Plan, Sheet, plan, sheet_for
from kernekort.library import built_in
from kernekort.sheets import Labels, Offset, write_sheets
from kernekort.units import Size
from tests.sheet_faces import FONT, PT, Shown, faces, fonts_in, operators, part, reader, shown_on

A4 = Size(210, 297)
POKER = Size(63, 88)
COUNT = 11
KEYS = [f"{side}{n}" for n in range(COUNT) for side in "fb"]
CARDS = [Card(f"f{n}", f"b{n}" if n != 4 else None, 2 if n == 1 else 1) for n in range(COUNT)]
FACES = faces(KEYS)
LABELS = Labels("Vores kernekort", FONT)

Flip = Literal["long", "short"]


def planned(backs: Literal["long", "short", "fold", "none"], sheet: Sheet | None = None, groups: int = 1) -> Plan:
    sheet = sheet or sheet_for(POKER, 3, A4).value
    assert sheet is not None
    made = plan(CARDS, POKER, 3, sheet, backs, groups).value
    assert made is not None
    return made


def written(
    made: Plan, offset: Offset | None = None, labels: Labels | None = None, guide: tuple[str, ...] = ()
) -> bytes:
    """The sheets of a plan of ``FACES``."""
    return write_sheets(
        FACES, made, title="Kort æøå", language="da", offset=offset or Offset(), labels=labels, guide=guide
    )


TURNED = Sheet("turned", {}, A4, None, 2, 4, 13, 10.5, 96, 71, turned=True)
LYING = Sheet("lying", {}, A4.turned(), None, 4, 2, 10.5, 13, 71, 96)


@pytest.mark.parametrize("sheet", [None, TURNED, LYING])
@pytest.mark.parametrize("flip", ["long", "short"])
def test_every_back_lies_behind_its_front(flip: Flip, sheet: Sheet | None) -> None:
    made = planned(flip, sheet)
    pages = reader(written(made)).pages
    assert len(pages) == 4
    paper = made.paper
    about_upright_line = (flip == "long") == (paper.height >= paper.width)
    seen: list[str] = []
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        fronts = [(face.face.replace("f", "b"), *face.centre) for face in shown_on(front, POKER)]
        seen += [face for face, _, _ in fronts]
        behind = []
        for face in shown_on(back, POKER):
            x, y = face.centre
            behind.append((face.face, paper.width - x, y) if about_upright_line else (face.face, x, paper.height - y))
        wanted = [place for place in fronts if place[0] != "b4"]
        assert len(behind) == len(wanted)
        for one, other in zip(sorted(wanted, key=by_place), sorted(behind, key=by_place), strict=True):
            assert one[0] == other[0]
            assert one[1:] == pytest.approx(other[1:], abs=0.01)
    assert sorted(seen) == sorted([f"b{n}" for n in range(COUNT)] + ["b1"])


def by_place(placed: tuple[str, float, float]) -> tuple[str, int, int]:
    """Sorts equal faces by where they are, whatever the last digits say."""
    return placed[0], round(placed[1] + 0.2), round(placed[2] + 0.2)


@pytest.mark.parametrize("sheet", [None, TURNED, LYING])
@pytest.mark.parametrize("flip", ["long", "short"])
def test_a_card_turned_like_a_page_shows_its_back_upright(flip: Flip, sheet: Sheet | None) -> None:
    made = planned(flip, sheet)
    about_upright_line = (flip == "long") == (made.paper.height >= made.paper.width)
    front, back = reader(written(made)).pages[:2]
    backs = {face.face: face for face in shown_on(back, POKER)}
    for face in shown_on(front, POKER):
        if face.face == "f4":
            continue
        x, y = up(face)
        assert up(backs[face.face.replace("f", "b")]) == ((-x, y) if about_upright_line else (x, -y))


def up(face: Shown) -> tuple[int, int]:
    """The direction of the face's top on the sheet, y up: the face's own up-right, turned back an eighth."""
    (x0, y0), (x1, y1) = face.corners
    right, above = x1 > x0, y1 > y0
    return {(True, True): (0, 1), (True, False): (1, 0), (False, False): (0, -1), (False, True): (-1, 0)}[right, above]


def test_faces_are_clipped_to_the_bleed_they_show() -> None:
    made = planned("long")
    first = shown_on(reader(written(made)).pages[0], POKER)[0]
    assert first.corners[0] == pytest.approx((10.5, 192.5))
    assert first.corners[1] == pytest.approx((73.5, 280.5))
    assert first.clip == pytest.approx((8.5, 192.5, 73.5, 282.5))


def test_the_offset_moves_the_backs_and_only_them() -> None:
    made = planned("short")
    still, moved = reader(written(made)).pages, reader(written(made, Offset(1.5, -0.5))).pages
    for number, (one, other) in enumerate(zip(still, moved, strict=True)):
        by = (1.5, 0.5) if number % 2 else (0, 0)
        for before, after in zip(shown_on(one, POKER), shown_on(other, POKER), strict=True):
            x, y = before.centre
            assert after.centre == pytest.approx((x + by[0], y + by[1]), abs=0.001)
            assert after.clip[0] - before.clip[0] == pytest.approx(by[0], abs=0.001)
            assert after.clip[3] - before.clip[3] == pytest.approx(by[1], abs=0.001)


@pytest.mark.parametrize(
    ("guide", "backs", "first", "blank"),
    [
        (("guide",), "long", 2, 1),
        (("guide", "more"), "short", 2, None),
        (("guide",), "none", 1, None),
        (("guide",), "fold", 1, None),
        ((), "long", 0, None),
    ],
)
def test_fronts_fall_on_odd_pages_behind_the_guide(
    guide: tuple[str, ...], backs: Literal["long", "short", "fold", "none"], first: int, blank: int | None
) -> None:
    made = planned(backs)
    some = faces(KEYS, guides=("guide", "more"))
    pages = reader(write_sheets(some, made, title="t", language="da", guide=guide)).pages
    assert len(pages) == first + len(made.sides)
    for number in range(len(guide)):
        assert f"% face {guide[number]}".encode() in part(pages[number], "/Contents").get_data()
        assert "/Annots" not in pages[number]
        assert [float(edge) for edge in pages[number].mediabox] == pytest.approx([0, 0, 210 * PT, 297 * PT], abs=0.001)
    if blank is not None:
        assert part(pages[blank], "/Contents").get_data().strip() == b""
        assert pages[blank].mediabox == pages[0].mediabox
    assert {face.face[0] for face in shown_on(pages[first], POKER)} >= {"f"}


def test_folded_sheets_lie_down_and_show_front_and_back() -> None:
    page = reader(written(planned("fold"))).pages[0]
    assert [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, 297 * PT, 210 * PT], abs=0.001)
    front, back = shown_on(page, POKER)[:2]
    assert (front.face, back.face) == ("f0", "b0")
    assert back.corners[0][0] == pytest.approx(front.corners[1][0])
    dashes = [operands for operands, operator in operators(page) if operator == "d"]
    assert len(dashes) == 1


@pytest.mark.parametrize(
    ("backs", "hint"),
    [("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge"), ("none", "/Simplex"), ("fold", "/Simplex")],
)
def test_the_printer_is_told_how(backs: Literal["long", "short", "fold", "none"], hint: str) -> None:
    pdf = reader(written(planned(backs), guide=("guide",)))
    assert part(pdf.root_object, "/ViewerPreferences") == {
        "/Duplex": hint,
        "/PrintScaling": "/None",
        "/DisplayDocTitle": True,
    }
    assert part(pdf.root_object, "/Lang") == "da"
    assert part(pdf.trailer, "/Info") == {"/Title": "Kort æøå"}


def test_bookmarks_name_every_side() -> None:
    pdf = reader(written(planned("long", groups=2), guide=("guide",)))
    titles = [str(entry["/Title"]) for entry in pdf.outline if isinstance(entry, dict)]
    assert titles[:4] == [
        "Vejledning",
        "Ark 1 af 2 · forside · gruppe 1 af 2",
        "Ark 1 af 2 · bagside · gruppe 1 af 2",
        "Ark 2 af 2 · forside · gruppe 1 af 2",
    ]
    assert len(titles) == 9


def test_sheets_have_exact_boxes_and_nothing_left_of_the_faces_document() -> None:
    pdf = reader(written(planned("long")))
    for page in pdf.pages:
        assert [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, 210 * PT, 297 * PT], abs=0.001)
        assert page.trimbox == page.mediabox
    assert set(pdf.root_object) == {"/Type", "/Pages", "/Lang", "/ViewerPreferences", "/Outlines"}


def test_a_face_is_written_once_however_often_it_is_shown() -> None:
    pdf = reader(written(planned("long", groups=5)))
    forms = {(face.face, face.form) for page in pdf.pages for face in shown_on(page, POKER)}
    assert len(forms) == len({name for name, _ in forms}) == 2 * COUNT - 1
    assert len(written(planned("long", groups=5))) < 2.5 * len(written(planned("long")))


def test_unused_faces_drag_nothing_along() -> None:
    sheet = sheet_for(POKER, 3, A4).value
    assert sheet is not None
    some = plan([Card("f0", "b3", 9)], POKER, 3, sheet, "long").value
    assert some is not None
    pdf = reader(written(some))
    states = set()
    for page in pdf.pages:
        forms = part(page, "/Resources", "/XObject")
        for name in forms:
            assert b"% face" in forms[name].get_data()
            states |= set(forms[name]["/Resources"]["/ExtGState"])
    assert states == {"/g0", "/g7"}


def test_marks_are_thin_black_and_on_fronts_only() -> None:
    front, back = reader(written(planned("long"))).pages[:2]
    steps = operators(front)
    assert ([0.25], "w") in steps
    assert ([0.0], "G") in steps
    assert sum(operator == "S" for _, operator in steps) == 16
    assert all(operator != "S" for _, operator in operators(back))


def test_labels_stand_in_the_margin_in_an_embedded_font() -> None:
    pdf = reader(written(planned("long", groups=2), labels=LABELS, guide=("guide",)))
    assert pdf.pages[3].extract_text().strip() == "Vores kernekort · ark 1 af 2 · bagside · gruppe 1 af 2"
    (font,) = fonts_in(pdf)
    assert font["/BaseFont"] == "/AAAAAA+Literata-Regular"
    assert "/FontFile2" in font["/FontDescriptor"]


def test_labels_keep_away_from_cards_and_edges() -> None:
    seen: list[tuple[float, float]] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, _size: float) -> None:
        if text.strip():
            seen.append((matrix[4] / PT, matrix[5] / PT))

    reader(written(planned("long"), labels=LABELS)).pages[0].extract_text(visitor_text=visit)
    (place,) = seen
    assert place[0] >= 5
    assert 5 < place[1] < 9


def test_a_long_name_is_cut_short() -> None:
    labels = Labels("En meget lang titel " * 20, FONT)
    text = reader(written(planned("long"), labels=labels)).pages[0].extract_text().strip()
    assert text.startswith("En meget lang titel")
    assert text.endswith("… · ark 1 af 2 · forside")


def test_a_font_without_truetype_outlines_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    font = tmp_path_factory.mktemp("font") / "brand.otf"
    font.write_bytes(b"OTTO" + bytes(200))
    with pytest.raises(Stop) as stopped:
        written(planned("long"), labels=Labels("x", font))
    assert [finding.code for finding in stopped.value.findings] == ["label-font-unusable"]
    assert stopped.value.findings[0].facts == {"font": "brand.otf"}


def test_the_same_plan_gives_the_same_bytes() -> None:
    one = written(planned("long"), Offset(1, 1), LABELS, ("guide",))
    assert one == written(planned("long"), Offset(1, 1), LABELS, ("guide",))
    assert str(built_in()).encode() not in one
