"""Where long Danish words may be broken: at the joints of compounds, by list, since stock patterns break wrongly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cached_property, lru_cache
from itertools import pairwise

from kernekort.fit.atoms import SOFT_HYPHEN
from kernekort.quick import dataclass

JOINT = "|"

_WORD = re.compile(rf"[^\W\d_]+(?:{SOFT_HYPHEN}[^\W\d_]+)*")
_FORMS = """
    n en ne ns ens nes et ets t ts e es er ers erne ernes ene enes r rs rne rnes s
    te ede de ende ere est este ste sk ske
"""
_ENDINGS = frozenset(_FORMS.split())
"""What a listed word may end on: nouns in all their forms, verbs and adjectives in most."""


@dataclass(frozen=True)
class Compounds:
    """Words whose joints are known, with the places of the joints; a word without joints is one not to be broken."""

    joints: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)

    def with_joints(self, text: str) -> str:
        """The text with a soft hyphen at every known joint; words that already have one are left as they were typed."""
        return _WORD.sub(lambda match: self._known(match[0]), text)

    def knows(self, word: str) -> bool:
        """Whether the joints of a word, in any of its forms, are in the list or typed into it."""
        return SOFT_HYPHEN in word or any(self._stem(part) is not None for part in _WORD.findall(word))

    @cached_property
    def _known(self) -> Callable[[str], str]:
        """``_jointed``, remembering the words of late: most stand in many texts, or are asked for more than once."""
        return lru_cache(maxsize=8192)(self._jointed)

    def _jointed(self, word: str) -> str:
        """One word with its joints."""
        if SOFT_HYPHEN in word:
            return word
        places = self.joints.get(self._stem(word) or "", ())
        edges = [0, *places, len(word)]
        return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(edges))

    def _stem(self, word: str) -> str | None:
        """The longest listed stem that a word is a form of."""
        plain = word.lower()
        if len(plain) != len(word):
            return None
        stems = (plain[:end] for end in range(len(plain), 3, -1))
        return next((stem for stem in stems if stem in self.joints and _is_ending(stem, plain[len(stem) :])), None)


def load_compounds(texts: Iterable[str]) -> Compounds:
    """Compounds from the texts of word lists, the last winning where they disagree.

    Words stand apart by blanks or line ends, with ``|`` at each joint: ``kerne|opgave``.  What follows ``#`` on a line
    is a comment.  Forms need no entry of their own: endings such as ``-n``, ``-erne`` and ``-s`` are understood.
    """
    return _loaded(tuple(texts))


@lru_cache(maxsize=4)
def _loaded(texts: tuple[str, ...]) -> Compounds:
    """The same list for the same texts, with what it remembers."""
    joints: dict[str, tuple[int, ...]] = {}
    for text in texts:
        for line in text.splitlines():
            for entry in line.partition("#")[0].split():
                parts = [part for part in entry.lower().split(JOINT) if part]
                joints["".join(parts)] = tuple(sum(map(len, parts[:end])) for end in range(1, len(parts)))
    return Compounds(joints)


def _is_ending(stem: str, rest: str) -> bool:
    """Whether what follows a stem is an ending, perhaps after a doubled consonant as in *spillet*."""
    doubled = rest[:1] == stem[-1:] and rest[1:].startswith("e") and rest[1:] in _ENDINGS
    return not rest or rest in _ENDINGS or doubled
