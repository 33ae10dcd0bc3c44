"""The text report: a deck proof-read as a set, by rules that name what a careful reader would stop at."""

from __future__ import annotations

from collections.abc import Callable

from kernekort.content import Deck
from kernekort.findings import Finding, in_order
from kernekort.proofread import danish, questions, signs
from kernekort.proofread.reading import read_copy


def report(deck: Deck, compounds_known: Callable[[str], bool]) -> tuple[Finding, ...]:
    """Everything the rules find in the texts of a deck, as warnings sorted by place.

    ``compounds_known`` says whether the joints of a compound are known; without them a long word breaks badly. Rules
    of Danish are left out for decks in other languages. Notes on swapped words are ``content.term_notes``.
    """
    copy = read_copy(deck)
    return in_order(
        (
            *questions.repeated_openings(copy),
            *questions.long_questions(copy),
            *questions.yes_no_questions(copy),
            *questions.duplicate_texts(copy),
            *signs.exclamation_marks(copy),
            *signs.mixed_quotes(copy),
            *signs.straight_quotes(copy),
            *signs.double_spaces(copy),
            *signs.placeholders(copy),
            *danish.lowercase_i(copy),
            *danish.long_compounds(copy, compounds_known),
        )
    )
