"""Rules for Danish words: the pronoun »I« typed small, and compounds whose joints nobody has told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kernekort.findings import Finding, warning
from kernekort.proofread.questions import QUESTION, TITLE
from kernekort.proofread.reading import Copy
from kernekort.proofread.words import CLAUSE_OPENERS, CLEAR_VERBS, DOUBTFUL_VERBS, INVERTED_VERBS

LONG_WORD = 15
"""Letters from which a word must know its joints to break well on a card."""


def _either(words: frozenset[str]) -> str:
    return "|".join(sorted(words))


_BEFORE_VERB = re.compile(rf"(?<![\w.,'’-])i\s+(?:{_either(CLEAR_VERBS)})(?![\w-])")
_IN_CLAUSE = re.compile(rf"(?<![\w-])(?i:{_either(CLAUSE_OPENERS)})\s+i\s+(?:{_either(DOUBTFUL_VERBS)})(?![\w-])")
_AFTER_VERB = re.compile(
    rf"(?<![\w-])(?i:hvad|hvordan|hvornår|hvorfor|hvem|hvor)\s+(?:{_either(INVERTED_VERBS)})\s+i(?=\s*[,?.:;–]|\s*$)"
)


def lowercase_i(copy: Copy) -> Iterator[Finding]:
    """Finds the pronoun »I« typed as a small i (``lowercase-i``); »i dag«, »i går« and other places in time stay."""
    if not copy.danish:
        return
    for text in copy.texts:
        for pattern in (_BEFORE_VERB, _IN_CLAUSE, _AFTER_VERB):
            found = pattern.search(text.text)
            if found is not None:
                words = " ".join(found[0].split())
                yield warning("lowercase-i", text.place, card=text.item.id, field=text.field, words=words)
                break


def long_compounds(copy: Copy, compounds_known: Callable[[str], bool]) -> Iterator[Finding]:
    """Finds words of 15 letters or more in titles and questions whose joints are unknown (``long-compound``).

    A word is said once, at the first card that has it; one typed with soft hyphens has told its joints itself.
    """
    if not copy.danish:
        return
    said: set[str] = set()
    for text in copy.of(QUESTION, TITLE):
        for word in text.words:
            for part in re.split(r"[-'’\u2010\u2011]", word):
                if len(part) < LONG_WORD or "\u00ad" in part or part.casefold() in said or compounds_known(part):
                    continue
                said.add(part.casefold())
                yield warning("long-compound", text.place, card=text.item.id, word=part, letters=len(part))
