"""A PDF that would take for ever is given up, and whoever asked is told."""

from __future__ import annotations

import pytest

from kernekort.preflight.apart import check_pdf
from kernekort.preflight.packing import Answer, packed, packed_shop, unpacked, unpacked_shop
from kernekort.preflight.worker import look
from tests.hostile.test_press_files import endless
from tests.press_files import SHOP, press_file


@pytest.mark.parametrize("code", ["preflight-stopped"])
def test_a_file_that_takes_too_long(code: str) -> None:
    assert [hit.finding.code for hit in check_pdf(press_file(endless), SHOP, seconds=1.5).hits] == [code]


def test_what_is_no_pdf() -> None:
    assert [hit.finding.code for hit in check_pdf(b"hello", SHOP).hits] == ["preflight-no-pdf"]


@pytest.mark.parametrize("code", ["ink-not-known"])
def test_everything_is_asked_and_told_together(code: str) -> None:
    def red(draft: object) -> None:
        draft.paint(b"1 0 0 rg 9 9 9 9 re f")  # type: ignore[attr-defined]

    answer = check_pdf(press_file(red, words=b""), SHOP)
    found = [hit.finding.code for hit in answer.hits]
    assert found == sorted(found)
    assert set(found) >= {code, "x4-rgb-area"}
    assert [one.page for one in answer.pictured] == [1]


def test_what_is_sent_comes_back() -> None:
    answer = look(press_file(words=b""), SHOP)
    assert unpacked(packed(answer)) == answer
    assert unpacked_shop(packed_shop(SHOP)) == SHOP
    assert unpacked(packed(Answer(()))) == Answer(())
