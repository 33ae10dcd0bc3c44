"""What stands over all the rest is taken off faces, laid out once, and put back on each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kernekort.faces.assembling import Laid
from kernekort.faces.overs import split, stood_in, together
from kernekort.findings import Place
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.typeset.parts import LaidPage, deflated, inflated
from kernekort.units import Size

FORM = PageForm("kort", Size(63, 88), 3, 4)
CLIENT = '<p class="client" data-over="" data-fit="client">Åløse Kommune</p>'


def face(key: str, inside: str) -> FaceMarkup:
    html = f'<section class="face back c-social">{inside}</section>'
    return FaceMarkup(key, key, "back", key, (html,), "", FORM, Place("kort.yml"))


def test_equal_overs_are_laid_out_once() -> None:
    markups = [face("a", f"<p>A</p>{CLIENT}"), face("b", f"<p>B</p>{CLIENT}"), face("c", "<p>C</p>")]
    apart = split(markups)
    assert [markup.html.count("data-over") for markup in apart.markups] == [0, 1, 0, 0]
    assert len({over for _, over in apart.parts.values()}) == 1
    assert set(apart.parts) == {"a", "b"}
    pages = tuple((one.key, LaidPage(deflated(one.html.encode()), {}, (), (), (0, 0, 1, 1))) for one in apart.markups)
    whole = together(Laid(pages, {}, {}), markups, apart.parts)
    assert list(whole.keys) == ["a", "b", "c"]
    first = inflated(whole.pages[0][1].content)
    assert first.index(b"<p>A</p>") < first.index("Åløse".encode())
    assert b"data-over" not in inflated(whole.pages[2][1].content)


def test_two_overs_on_one_face_stay_where_they_are() -> None:
    markup = face("a", CLIENT + CLIENT)
    assert split([markup]).markups == (markup,)


WHEN = '<p class="when" data-apart="" style="top:5mm">Torsdag</p>'


def document(key: str, inside: str) -> FaceMarkup:
    return replace(face(key, inside), flow="document")


def test_what_an_occasion_changes_is_taken_off_documents_and_is_a_face() -> None:
    markup = document("a", f"<p>A</p>{WHEN}<p>B</p>")
    below, over = split([markup], "data-apart").markups
    assert (below.flow, over.flow) == ("document", "face")
    assert below.html == document("a", "<p>A</p><p>B</p>").html
    assert over.html == f'<section class="face back c-social apart" style="background:none">{WHEN}</section>'
    assert split([markup]).markups == (markup,)


def test_another_day_leaves_the_rest_as_it_was() -> None:
    days = [document(day, f"<p>A</p>{WHEN.replace('Torsdag', day)}") for day in ("Torsdag", "Fredag")]
    assert len({split([day], "data-apart").markups[0].key for day in days}) == 1
    assert len({stood_in([day]).markups[0].key for day in days}) == 1
    assert len({stood_in([day]).overs[0].key for day in days}) == 2


def test_what_stands_in_is_a_zero_in_its_colour() -> None:
    plain, styled = WHEN.replace(' style="top:5mm"', ""), WHEN
    for when, tag in (
        (plain, '<p class="when" data-apart="" style="color:rgb(1, 2, 3)">0</p>'),
        (styled, '<p class="when" data-apart="" style="color:rgb(1, 2, 3);top:5mm">0</p>'),
    ):
        assert tag in stood_in([document("a", when)]).markups[0].html


@pytest.mark.parametrize("pages", [[(0, 0, 1, 2)], [(0, 0, 1, 1), (0, 0, 1, 1)]])
def test_what_comes_to_another_page_than_its_face_is_not_put_together(pages: list[Any]) -> None:
    markup = document("a", WHEN)
    apart = split([markup], "data-apart")
    below, over = apart.markups
    laid = [(below.key, (0, 0, 1, 1)), *((over.key, media) for media in pages)]
    with pytest.raises(ValueError, match="another page"):
        together(Laid(tuple((key, page(media)) for key, media in laid), {}, {}), [markup], apart.parts)


def page(media: Any) -> LaidPage:
    return LaidPage(deflated(b""), {}, (), (), media)
