"""A part of a deck for one occasion: the cards that are asked for, or some drawn at random."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from random import Random

from kernekort.content.model import Deck, Item
from kernekort.content.selecting import Selection, keep, read_selection, without_lost_suits
from kernekort.findings import Checked, Finding, error


def choose(
    deck: Deck, only: Mapping[str, tuple[str, ...]], pick: int | None = None, seed: str | int = 0
) -> Checked[Deck]:
    """The deck with the cards that have one of the values of every field in ``only``, or ``pick`` of those.

    Keys may be aliases. Drawn cards are spread evenly over the suits and keep their order and their numbers; the same
    seed draws the same cards. What is chosen for an occasion is that and no more: an item of another role, such as a
    title card, stays when its role is named, or when it has the values itself, as the divider of a suit has.

    Findings: ``only-unknown-field``, ``only-unknown-value``, ``only-nothing-left``, ``pick-out-of-range``.
    """
    selection, findings = read_selection(only, deck.items, deck.layout)
    if findings:
        return Checked(None, tuple(findings))
    kept = keep(deck.items, selection, deck.layout)
    if (selection.wanted or pick is not None) and not selection.roles:
        kept = tuple(item for item in kept if item.role == deck.layout.default_role or _asked(item, selection))
    chosen = replace(deck, items=kept)
    problem = _problem(chosen, selection, pick)
    if problem is not None:
        return Checked(None, (problem,))
    if pick is not None:
        drawn = draw(chosen.cards, pick, seed)
        kept = tuple(item for item in kept if item.role != deck.layout.default_role or item.id in drawn)
    return Checked(
        replace(deck, items=without_lost_suits(kept, deck.items, deck.layout, _named(kept, selection, deck)))
    )


def _asked(item: Item, selection: Selection) -> bool:
    return bool(selection.wanted) and selection.matches(item)


def _named(kept: Sequence[Item], selection: Selection, deck: Deck) -> Collection[str]:
    """The ids of what was asked for itself, and not for the cards beside it."""
    if selection.roles and deck.layout.default_role not in selection.roles:
        return [item.id for item in kept]
    return selection.wanted.get("id", ())


def _problem(chosen: Deck, selection: Selection, pick: int | None) -> Finding | None:
    cards = len(chosen.cards)
    named = selection.roles or "id" in selection.wanted
    # A deck may be made of other things alone, such as cards to write on: then nothing has been lost by choosing.
    lost = bool(selection.wanted) or not chosen.items
    if cards == 0 and lost and not (named and chosen.items):
        asked = tuple(f"{name}={'|'.join(values)}" for name, values in selection.wanted.items())
        return error("only-nothing-left", None, deck=chosen.id, asked=asked)
    if pick is not None and not 1 <= pick <= cards:
        return error("pick-out-of-range", None, pick=pick, cards=cards, deck=chosen.id)
    return None


def draw(cards: Sequence[Item], number: int, seed: str | int) -> frozenset[str]:
    """The ids of ``number`` cards drawn at random, as evenly over the suits as the suits have cards."""
    random = Random(f"{seed}")  # noqa: S311 - a shuffle that must come out the same again
    piles: dict[str | None, list[str]] = {}
    for card in cards:
        piles.setdefault(card.suit, []).append(card.id)
    for pile in piles.values():
        random.shuffle(pile)
    drawn: list[str] = []
    while len(drawn) < number:
        round_of = [pile for pile in piles.values() if pile]
        random.shuffle(round_of)
        drawn += [pile.pop() for pile in round_of[: number - len(drawn)]]
    return frozenset(drawn)
