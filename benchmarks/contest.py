"""Who takes part: every case, and the decks they need, written into one folder.

A further group of cases, such as one that measures an engine that is kept warm, is put beside those in ``Contest``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.case import Case
from benchmarks.deck import Deck, make_deck
from benchmarks.exchanging import exchange_case
from benchmarks.inputs import write_inputs
from benchmarks.kits import kit_cases
from benchmarks.own import PROGRAM, Home, cold_case, own_cases
from benchmarks.peers.cases import peer_cases
from benchmarks.press import imposing_case, press_cases
from benchmarks.projects import MATERIAL, write_deck, write_project
from benchmarks.table import Growth
from benchmarks.texts import all_texts
from benchmarks.warm import warm_cases

_LARGE_ROUNDS = 3
"""Rounds of the large deck, which takes minutes."""

_TOO_SLOW = ("weasyprint-per-card",)
"""Who is left out of the large deck; what they take grows with the cards and nothing else."""


@dataclass(frozen=True)
class Contest:
    """Everything that can be measured."""

    cases: tuple[Case, ...]
    growths: tuple[Growth, ...]
    project: Path
    """The project with the usual deck."""


def contest(folder: Path, count: int, large: int) -> Contest:
    """The cases of a deck of so many cards, of one with ``large`` when it is not 0, and of a kit.

    Raises:
        Failed: a text of a deck does not fit.
        ValueError: there are not texts enough.
    """
    texts = all_texts()
    deck = make_deck(count, texts=texts)
    made = folder / "made"
    made.mkdir(parents=True)
    project, peers = _peers(folder, made, deck)
    own = own_cases(deck, make_deck(count, uniform=True, texts=texts), made, _heading(count))
    own += warm_cases(deck, made, _heading(count))
    press = press_cases(deck, made, own[0], "For the press")
    kits = kit_cases(made, "A kit for a meeting")
    if large:
        whole = make_deck(large, texts=texts)
        press += (imposing_case(whole, made, "For the press"),)
        press += (exchange_case(whole, made, "In a spreadsheet"),)
    more = _large(folder, make_deck(large, texts=texts)) if large else ()
    bigger = {case.name: f"{case.name}-{large}" for case in (*peers, *own)}
    named = {case.name for case in more}
    growths = [Growth(small, other, large - count) for small, other in bigger.items() if other in named]
    return Contest((*peers, *own, *kits, *press, *more), tuple(growths), project)


def _large(folder: Path, deck: Deck) -> tuple[Case, ...]:
    """The peers that can bear it, and kernekort from nothing."""
    count = len(deck.cards)
    made = folder / "made-large"
    made.mkdir()
    _, peers = _peers(folder, made, deck)
    able = [case for case in (*peers, cold_case(deck, made, _heading(count))) if case.name not in _TOO_SLOW]
    return tuple(
        replace(case, name=f"{case.name}-{count}", reference=f"{case.reference}-{count}", rounds=_LARGE_ROUNDS, note="")
        for case in able
    )


def _peers(folder: Path, made: Path, deck: Deck) -> tuple[Path, tuple[Case, ...]]:
    """A project with a deck in which everything fits, and those who make it from their own input."""
    project = write_project(folder / f"deck-{len(deck.cards)}")
    write_deck(project, deck)
    Home(project).run(PROGRAM, "check", MATERIAL)
    inputs = folder / f"inputs-{len(deck.cards)}"
    return project, peer_cases(inputs, made, _heading(len(deck.cards)), write_inputs(project, inputs))


def _heading(count: int) -> str:
    return f"{count} cards"


def chosen(cases: Sequence[Case], only: Sequence[str]) -> tuple[Case, ...]:
    """The cases of some names; all without any.

    Raises:
        ValueError: there is no case of a name.
    """
    names = [case.name for case in cases]
    if unknown := [name for name in only if name not in names]:
        raise ValueError(f"no case {', '.join(unknown)}; there are {', '.join(names)}")
    return tuple(case for case in cases if not only or case.name in only)
