"""Plain objects of a PDF read at once are what pypdf makes of them; what is not plain is left to it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, read_object

from kernekort.preflight.plain import read_plain
from kernekort.preflight.seen import Seen

_FILE: Any = Seen()
_PLAIN = (
    b"<< /A 1 /B -2 /C 0.5 /D -.25 /E 12 0 R /F [1 2.0 3 0 R /G] /H << /I true /J false >> /K/L/M[/N]/O<</P 1>> >>",
    b"<</Length 12/Filter/FlateDecode/W[0[500 600]3[250.5]]>>",
    b"<<\n/Type /Font\n/BaseFont /AAAAAA+Navn-Bold\n>>\n",
    b"<<>>",
    b"<< /A [] /B << >> >> ",
)
_LEFT = (
    b"<< /A (tekst) >>",
    b"<< /A <00ff> >>",
    b"<< /A null >>",
    b"<< /A#20B 1 >>",
    b"<< /A\xf8 1 >>",
    b"<< /A 1 /A 2 >>",
    b"<< /A +1 >>",
    b"<< /A 1. >>",
    b"<< /A 1 % en bem\n >>",
    b"<< /A 1 >> /B",
    b"<< /A >>",
    b"<< 1 /A >>",
    b"<< /A [1 >>",
    b"<< /A 1 ] >>",
    b"<< /A 1",
    b"<< /A 12345678901 >>",
    b"<< /A 1 0 RG >>",
    b"<< /A trues >>",
    b"[1 2]",
    b"",
    b"<< /A [" + b"1 " * 60_000 + b"] >>",
)


def said(value: Any) -> Any:
    """What an object says, with the kinds of all in it."""
    if isinstance(value, DictionaryObject):
        return type(value), [(said(name), said(inner)) for name, inner in dict.items(value)]
    if isinstance(value, ArrayObject):
        return type(value), [said(inner) for inner in list.__iter__(value)]
    return type(value), repr(value), getattr(value, "pdf", None)


@pytest.mark.parametrize("body", _PLAIN)
def test_what_is_plain_is_read_at_once(body: bytes) -> None:
    known = read_plain(body, _FILE)
    assert known is not None
    assert said(known) == said(read_object(BytesIO(body), _FILE))


@pytest.mark.parametrize("body", _LEFT, ids=lambda body: body[:20].decode("latin-1"))
def test_what_is_not_is_left_to_pypdf(body: bytes) -> None:
    assert read_plain(body, _FILE) is None


_PIECES = b"<< >> [ ] /A /B 1 -1 0.5 .5 true null ( ) < > % x R 0 / #41 + - .".split()
_SPACED = (b"/C ", b" ", b"\n", b"1 0 R", b" 7 0 R ", b"\0")


@given(st.lists(st.sampled_from((*_PIECES, *_SPACED)), max_size=24))
def test_whatever_stands_there_is_read_alike_or_left(pieces: list[bytes]) -> None:
    body = b"<<" + b"".join(pieces) + b">>"
    known = read_plain(body, _FILE)
    if known is not None:
        try:
            expected = read_object(BytesIO(body), _FILE)
        except PyPdfError:
            pytest.fail(f"pypdf does not read {body!r}")
        assert said(known) == said(expected)
