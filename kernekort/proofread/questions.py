"""Rules for what is asked: openings, length, and questions that a yes or a no can end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kernekort.content import line_of
from kernekort.findings import Finding, warning
from kernekort.proofread.reading import WORD, Copy, Text
from kernekort.proofread.words import ASKING_VERBS, AUXILIARIES, SUBJECTS

QUESTION = "question"
TITLE = "title"
MOST_WORDS = 22

_HOW_SEEN = re.compile(
    r"\bhvordan\s+(?:(?:kan|kunne|vil|ville|skal)\s+)?\w+\s+(?:\w+\s+)?(?:se|mærke|høre|vide|opdage)\b"
    r"|\bhvordan\s+(?:ser|mærker|hører|ved|opdager)\s+\w+",
    re.IGNORECASE,
)


def repeated_openings(copy: Copy) -> Iterator[Finding]:
    """Finds questions of a suit that begin with the same two words (``repeated-opening``)."""
    first: dict[tuple[str | None, str], Text] = {}
    for text in copy.of(QUESTION, cards_only=True):
        if len(text.words) < 2:
            continue
        opening = " ".join(text.words[:2])
        other = first.setdefault((text.item.suit, opening.casefold()), text)
        if other is not text:
            yield warning(
                "repeated-opening",
                text.place,
                card=text.item.id,
                opening=opening,
                other=other.item.id,
                first=line_of(other.place),
            )


def long_questions(copy: Copy) -> Iterator[Finding]:
    """Finds questions of more than 22 words (``question-too-long``)."""
    for text in copy.of(QUESTION):
        if len(text.words) > MOST_WORDS:
            yield warning("question-too-long", text.place, card=text.item.id, words=len(text.words), most=MOST_WORDS)


def yes_no_questions(copy: Copy) -> Iterator[Finding]:
    """Finds Danish questions that open with their verb and do not go on to ask how it shows (``yes-no-question``)."""
    if not copy.danish:
        return
    for text in copy.of(QUESTION):
        if text.sentences and _asks_yes_or_no(text.sentences[0]) and not _HOW_SEEN.search(text.text):
            yield warning("yes-no-question", text.place, card=text.item.id, word=text.words[0])


def _asks_yes_or_no(sentence: str) -> bool:
    words = [word.casefold() for word in WORD.findall(sentence)[:2]]
    if "?" not in sentence or len(words) < 2 or words[0] not in ASKING_VERBS:
        return False
    return words[0] in AUXILIARIES or words[1] in SUBJECTS


def duplicate_texts(copy: Copy) -> Iterator[Finding]:
    """Finds cards that ask the same question or carry the same title (``duplicate-text``)."""
    first: dict[tuple[str, str], Text] = {}
    for text in copy.of(QUESTION, TITLE, cards_only=True):
        key = " ".join(text.words).casefold()
        other = first.setdefault((text.field, key), text)
        if key and other is not text:
            yield warning(
                "duplicate-text",
                text.place,
                card=text.item.id,
                field=text.field,
                text=" ".join(text.text.split()),
                other=other.item.id,
                first=line_of(other.place),
            )
