"""What stands over all the rest is taken off faces, laid out once, and put back on each."""

from __future__ import annotations

from kernekort.faces.assembling import Laid
from kernekort.faces.overs import split, together
from kernekort.findings import Place
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.typeset.parts import LaidPage, deflated, inflated
from kernekort.units import Size

FORM = PageForm("kort", Size(63, 88), 3, 4)
CLIENT = '<p class="client" data-over="" data-fit="client">Åløse Kommune</p>'


def face(key: str, inside: str) -> FaceMarkup:
    html = f'<section class="face back c-social">{inside}</section>'
    return FaceMarkup(key, key, "back", key, html, "", FORM, Place("kort.yml"))


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
