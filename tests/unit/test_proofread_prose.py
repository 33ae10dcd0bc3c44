"""Running text is proof-read as it is read: its marks are no signs, and its addresses no words."""

from __future__ import annotations

from pathlib import Path

from kernekort.content import load_deck
from kernekort.library import Library, Root, built_in
from kernekort.proofread.reading import read_copy
from kernekort.proofread.report import report
from tests.content_decks import sound

TEXT = """---
layout: article
title: Torsdag
id: torsdag
---
## Hvad, hvem

| Hvad | Hvem  |
|------|-------|
| Kage | Jonas |

Se [husets side](https://www.example.org/kagelisten!) og *kom glad!*
"""


def test_marks_and_addresses_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "torsdag.md").write_text(TEXT, encoding="utf-8")
    deck = sound(load_deck(Library((Root("project", tmp_path), Root("built-in", built_in()))), "torsdag"))
    (body,) = read_copy(deck).of("body")
    assert body.text == "Hvad, hvem\nHvad\nHvem\nKage\nJonas\nSe husets side og kom glad!"
    assert [finding.code for finding in report(deck, lambda word: True)] == ["exclamation-mark"]
