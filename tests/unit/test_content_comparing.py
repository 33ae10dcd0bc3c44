"""What has become of a text, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernekort.content.comparing import Words, compared, shortened

TEXTS = st.lists(st.sampled_from(("en", "to", "tre", "fire", "\n")), max_size=12).map(" ".join)


def told(before: str, now: str) -> list[tuple[str, str]]:
    return [(piece.fate, " ".join(piece.words)) for piece in compared(before, now)]


@pytest.mark.parametrize(
    ("before", "now", "pieces"),
    [
        ("Hvem er vi her for?", "Hvem er vi her for?", [("same", "Hvem er vi her for?")]),
        ("Er vi nok?", "Er I nok?", [("same", "Er"), ("gone", "vi"), ("new", "I"), ("same", "nok?")]),
        ("", "Noget nyt", [("new", "Noget nyt")]),
        ("Noget gammelt", "", [("gone", "Noget gammelt")]),
        ("en to", "en to tre", [("same", "en to"), ("new", "tre")]),
        ("– en\n– to", "– en\n– midt\n– to", [("same", "– en \n –"), ("new", "midt \n –"), ("same", "to")]),
    ],
)  # fmt: skip
def test_words_are_kept_taken_out_and_put_in(before: str, now: str, pieces: list[tuple[str, str]]) -> None:
    assert told(before, now) == pieces


def test_a_lone_word_between_changes_is_one_change_with_them() -> None:
    assert told("rød og blå dør", "gul og grøn dør") == [
        ("gone", "rød og blå"),
        ("new", "gul og grøn"),
        ("same", "dør"),
    ]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_what_is_told(before: str, now: str) -> None:
    def read(left_out: str, pieces: tuple[Words, ...]) -> list[str]:
        return [word for piece in pieces if piece.fate != left_out for word in piece.words]

    pieces = compared(before, now)
    words = [[word for word in text.replace("\n", " \n ").split(" ") if word] for text in (before, now)]
    assert [read("new", pieces), read("gone", pieces)] == words


def test_very_long_texts_are_compared_from_both_ends() -> None:
    long = [f"ord{number}" for number in range(3000)]
    now = [*long[:10], "andet", *long[11:]]
    assert [(piece.fate, len(piece.words)) for piece in compared(" ".join(long), " ".join(now))] == [
        ("same", 10),
        ("gone", 1),
        ("new", 1),
        ("same", 2989),
    ]


def test_of_a_long_text_the_lines_that_have_changed_are_told() -> None:
    lines = [f"– linje {number} om det samme som i går" for number in range(12)]
    now = [*lines[:4], "– linje 4 om noget andet end i går", *lines[5:]]
    pieces = shortened(compared("\n".join(lines), "\n".join(now)))
    read = " ".join(" ".join(piece.words) for piece in pieces)
    assert read == "… \n – linje 4 om det samme som noget andet end i går \n … \n"
    assert shortened(compared("en\nto", "en\ntre")) == compared("en\nto", "en\ntre")
