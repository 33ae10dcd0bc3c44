"""The proof-reader sees what a text says, not how it is marked."""

from __future__ import annotations

import pytest

from kernekort.prose import plain_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("Vi *ved* **det**[^1].\n\n[^1]: Og mere.", "Vi ved det.\nOg mere."),
        ("## Her\n\nSe [projektets side](https://kl.dk/x) og <https://kl.dk>.", "Her\nSe projektets side og ."),
        ("- a\n- b\n\n> c\n> – d", "a\nb\nc – d"),
        ("| a | b |\n|---|---|\n| c |   |", "a\nb\nc"),
        ("Et  \nto\ntre &amp; `fire`", "Et\nto tre & fire"),
        ('![En gård](a.png "b")', "En gård"),
    ],
)
def test_words_without_marks(text: str, said: str) -> None:
    assert plain_text(text) == said
