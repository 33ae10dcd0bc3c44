"""Drawings and the pictures that stand in for them: of the same proportions, and only where nobody can tell."""

from __future__ import annotations

from base64 import b64encode
from hashlib import md5
from io import BytesIO
from math import isclose
from urllib.parse import quote

import pytest
from PIL import Image

from kernekort.typeset.arts import SCHEME, Arts

OUTLINES = '<path d="M0 0L9 0L9 9Z" fill="#112233"/>'
SHADES = '<circle cx="4" cy="4" r="3" fill="url(#g)"/>'


def svg(inner: str, box: str = "0 0 9 9", more: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{more}>{inner}</svg>'


def url(text: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(text.encode()).decode()}"


def size_of(picture: bytes | None) -> tuple[int, int]:
    assert picture is not None
    with Image.open(BytesIO(picture)) as opened:
        opened.load()
        return opened.size


@pytest.mark.parametrize(
    ("box", "size"),
    [
        ("0 0 9 9", (1, 1)),
        ("0 0 240 240", (1, 1)),
        ("0 0 16 9", (16, 9)),
        ("0 0 180 90", (2, 1)),
        ("0,0 9.27,1.82", (927, 182)),
        ("0 0 1.5 .5", None),
        ("0 0 .5 1", None),
        ("0 0 0 9", None),
        ("0 0 9 0.00", None),
        ("1 0 9 9", None),
        ("-1 0 9 9", None),
        ("0 0 9", None),
        ("0 0 9.123 9", None),
        ("0 0 9e1 9", None),
        ("0 0 92.77 18.2", None),
    ],
)
def test_a_picture_has_the_proportions_of_its_drawing(box: str, size: tuple[int, int] | None) -> None:
    arts = Arts()
    picture = arts.stand_in(url(svg(SHADES, box)))
    if size is None:
        assert picture is None
        assert (arts.drawings, arts.urls) == ({}, {})
    else:
        width, height = size_of(picture)
        assert isclose(width / height, size[0] / size[1])
        assert list(arts.sizes.values()) == [(width, height)]


@pytest.mark.parametrize(
    "text",
    [
        svg(SHADES, more=' width="9"'),
        svg(SHADES, more='\nheight="9"'),
        svg(SHADES, more=' preserveAspectRatio="none"'),
        svg(SHADES, more=' overflow="visible"'),
        svg(SHADES, more=' style="width:9px"'),
        svg("<text>x</text>"),
        svg("<a><text>x</text></a>"),
        svg('<s:text xmlns:s="http://www.w3.org/2000/svg">x</s:text>'),
        svg('<image href="data:image/png;base64,AA"/>'),
        svg("<style>circle { fill: red }</style>"),
        svg("<foreignObject/>"),
        svg('<use href="#a"/>'),
        svg(svg(SHADES)),
        svg("<script>x</script>"),
        svg("<!-- x -->"),
        svg("<![CDATA[x]]>"),
        svg("<?x y?>"),
        svg('<circle fill="url(file:///etc/passwd)"/>'),
        svg("<circle style=\"fill:url( 'x.svg#g' )\"/>"),
        f'<?xml version="1.0"?>{svg(SHADES)}',
        f"<!DOCTYPE svg>{svg(SHADES)}",
        '<svg xmlns="http://www.w3.org/2000/svg"><circle/></svg>',
        "<html><svg/></html>",
        "",
    ],
)
def test_what_depends_on_where_it_is_has_no_picture(text: str) -> None:
    arts = Arts()
    assert arts.stand_in(url(text)) is None
    assert arts == Arts(_known=arts._known)


def test_drawings_may_be_written_in_the_url_too() -> None:
    arts = Arts()
    assert size_of(arts.stand_in(f"data:image/svg+xml,{quote(svg(SHADES))}")) == (1, 1)
    assert size_of(arts.stand_in(f"data:image/svg+xml;charset=utf-8,{quote(svg(SHADES))}")) == (1, 1)
    # One drawing, whichever way it is written.
    assert len(arts.urls) == 1
    assert len(arts.drawings) == 2


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64,AAAA",
        "file:///x.svg",
        "picture:x.svg",
        f"{SCHEME}:0123456789abcdef0123456789abcdef",
        "data:image/svg+xml;base64,???",
        "data:image/svg+xml;base64,AAA",
        "data:image/svg+xml",
    ],
)
def test_other_addresses_have_no_picture(address: str) -> None:
    assert Arts().stand_in(address) is None


def test_a_picture_is_known_by_the_name_that_weasyprint_gives_it() -> None:
    arts = Arts()
    address = url(svg(SHADES))
    arts.stand_in(address)
    ((picture, drawing),) = arts.drawings.items()
    assert picture == md5(address.encode(), usedforsecurity=False).hexdigest()
    assert arts.urls == {drawing: address}


def test_outlines_are_taken_out_of_the_markup_and_named_in_it() -> None:
    arts = Arts()
    plain, shaded, more = url(svg(OUTLINES)), url(svg(SHADES)), url(svg(OUTLINES, "0 0 18 9"))
    html = f"<p style='background:url({plain})'>æ</p><p style=\"background:url(&#34;{shaded}&#34;)\">{more} {plain}</p>"
    short = arts.shortened(html)
    one, other = (f"{SCHEME}:{name}" for name in arts.plain)
    assert short == (
        f"<p style='background:url({one})'>æ</p><p style=\"background:url(&#34;{shaded}&#34;)\">{other} {one}</p>"
    )
    assert [size_of(arts.stand_in(name)) for name in (one, other)] == [(1, 1), (2, 1)]
    assert set(arts.urls.values()) == {plain, more}


def test_outlines_that_fit_no_picture_stay_in_the_markup() -> None:
    arts = Arts()
    html = f"<p style='background:url({url(svg(OUTLINES, '0 0 9.1234 9'))})'></p><p>data:image/svg+xml;base64,???=</p>"
    assert arts.shortened(html) == html
    assert arts.plain == {}


def test_a_slot_has_the_proportions_of_the_drawing_that_goes_into_it() -> None:
    arts = Arts()
    arts.shortened(" ".join(url(svg(OUTLINES, box)) for box in ("0 0 16 9", "0 0 32 18", "0 0 9 9")))
    wide, wider, square = arts.plain
    slots = [arts.slot(number, name) for number, name in enumerate((wide, wider, square, wide))]
    # The same address for drawings of the same proportions in the same slot: that is what faces share.
    assert arts.slot(0, wider) == slots[0]
    assert len(set(slots)) == 4
    assert [size_of(arts.stand_in(slot)) for slot in slots] == [(16, 9), (16, 9), (1, 1), (16, 9)]
    assert sorted(arts.slots.values()) == [0, 1, 2, 3]
    assert {arts.drawings[md5(slot.encode(), usedforsecurity=False).hexdigest()] for slot in slots} == set(arts.slots)
