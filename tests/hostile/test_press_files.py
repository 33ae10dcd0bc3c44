"""PDFs made to harm whoever checks them: each gets a finding, soon."""

from __future__ import annotations

import zlib
from io import BytesIO
from time import process_time

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from kernekort.preflight.worker import look
from tests.press_files import SHOP, Draft, found, press_file

SECONDS = 20


def looping(draft: Draft) -> None:
    """A form that draws itself."""
    form = draft.form(b"/Again Do", Resources=Dictionary(XObject=Dictionary()))
    form.Resources.XObject.Again = form
    draft.paint(b"/Loop Do", XObject={"Loop": form})


def two_by_two(draft: Draft) -> None:
    """Two to the fortieth rectangles, by forms that each draw another twice."""
    form = draft.form(b"1 0 0 rg 9 9 9 9 re f", Resources=Dictionary())
    for level in range(40):
        # Each comes to lie elsewhere than all others.
        shown = b"/F Do q 1 0 0 1 %.6f 0 cm /F Do Q BT /T 9 Tf 20 20 Td (x) Tj ET" % (60 * 0.6**level)
        things = Dictionary(XObject=Dictionary(F=form), Font=Dictionary(T=draft.font()))
        form = draft.form(shown, Resources=things)
    draft.paint(b"/Many Do", XObject={"Many": form})


def packed_small(draft: Draft) -> None:
    """Content that is a hundred megabytes when it is unpacked."""
    packed = zlib.compress(b"0 0 1 1 re f\n" * 8_000_000, 9)
    stream = draft.pdf.make_stream(b"")
    stream.write(packed, filter=Name.FlateDecode)
    draft.page.Contents = stream


def endless(draft: Draft) -> None:
    """More instructions than anybody reads."""
    draft.paint(b"0 0 1 1 re f\n" * 600_000)


def test_what_draws_itself_is_told() -> None:
    assert "preflight-circle" in found(press_file(looping, deep=True))


@pytest.mark.parametrize(
    ("code", "change"),
    [("x4-rgb-area", two_by_two), ("preflight-incomplete", two_by_two), ("preflight-incomplete", endless)],
)
def test_what_goes_on_and_on_is_given_up(monkeypatch: pytest.MonkeyPatch, code: str, change: object) -> None:
    monkeypatch.setattr("kernekort.preflight.reading.looking._MOST_STEPS", 100_000)
    begun = process_time()
    assert code in found(press_file(change))  # type: ignore[arg-type]
    assert process_time() - begun < SECONDS


def test_what_grows_when_it_is_unpacked() -> None:
    begun = process_time()
    assert set(found(press_file(packed_small))) & {"preflight-unreadable", "preflight-incomplete"}
    assert process_time() - begun < SECONDS


@pytest.mark.parametrize("change", [lambda data: data[: len(data) // 2], lambda data: b"%PDF-1.6\n"])
def test_what_is_cut_short(change: object) -> None:
    codes = set(found(change(press_file())))  # type: ignore[operator]
    assert codes == {"preflight-unreadable"} or "x4-number-missing" in codes


def test_an_empty_file_is_no_pdf() -> None:
    assert set(found(b"")) == {"preflight-no-pdf"}


def test_a_locked_file() -> None:
    data = BytesIO()
    with pikepdf.open(BytesIO(press_file())) as pdf:
        pdf.save(data, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert set(found(data.getvalue())) == {"pdf-encrypted"}


def counted(draft: Draft) -> None:
    """A tree of pages that says it has thousands of millions."""
    draft.pdf.Root.Pages.Count = 4_000_000_000


def circular(draft: Draft) -> None:
    """A tree of pages that grows out of itself."""
    draft.pdf.Root.Pages.Kids = Array([draft.pdf.Root.Pages])


@pytest.mark.parametrize("change", [circular, counted])
def test_a_tree_of_pages_without_an_end(change: object) -> None:
    begun = process_time()
    found(press_file(change))  # type: ignore[arg-type]
    assert process_time() - begun < SECONDS


def nonsense(draft: Draft) -> None:
    """Things of the wrong kind wherever one is looked for."""
    draft.page.Resources.ExtGState = Array([])
    draft.page.Resources.Font = Dictionary(A=Array([]), B=Dictionary(Widths=Name.No, DescendantFonts=Array([])))
    draft.page.Annots = Array([1, Dictionary(Rect=Array([Name.A]), AP=Dictionary(N=Array([])))])
    draft.page.Group = Array([])
    draft.paint(b"/A gs /B 9 Tf 1 Tf (x) Tj /No Do ) Tj 9 m f Q Q Q 1 0 0 rg rg 9 9 9 9 re f [ << ((((")


def test_nonsense_is_passed_over() -> None:
    assert "x4-rgb-area" in found(press_file(nonsense))


@pytest.mark.parametrize("filters", [Name("/Fl"), Name.NoSuch, Array([Name.FlateDecode] * 40)])
def test_data_that_cannot_be_unpacked(filters: Name | Array) -> None:
    def packed(draft: Draft) -> None:
        stream = draft.pdf.make_stream(b"")
        stream.write(b"no such thing", filter=filters)
        draft.page.Contents = stream

    found(press_file(packed))


@pytest.mark.parametrize("edges", [[0, 0, 0, 0], [0, 0, 1e12, 9], [9, 9, -9, -9], [0, 0, 14400, 1], []])
def test_paper_of_no_size(edges: list[float]) -> None:
    def sized(draft: Draft) -> None:
        draft.page.MediaBox = Array(edges)

    assert len(look(press_file(sized), SHOP).corners) == 2
