"""Only what has changed: the cards that a deck printed earlier needs anew, and what is said of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kernekort.content.model import NUMBER
from kernekort.findings import Checked, Finding, has_errors, note
from kernekort.library import Library
from kernekort.markup import Bench, CardMarkup, Patch
from kernekort.pipeline.changes import Changes, compare
from kernekort.pipeline.earlier import earlier
from kernekort.pipeline.job import Job
from kernekort.pipeline.preparing import Prepared, prepare
from kernekort.shops import Shop

_MOST_NAMED = 20
"""Cards up to which each is told by its number and its id."""


def only_changed(
    material: str, chosen: Prepared, job: Job, library: Library, bench: Bench | None = None, shop: Shop | None = None
) -> Checked[Prepared]:
    """The cards of those chosen that have changed since then, set as in the whole deck; perhaps none.

    Findings: those of :func:`earlier`; ``since-unchanged``, ``since-changed``, ``since-new``, ``since-gone``,
    ``since-renumbered``.
    """
    whole = whole_of(material, chosen, job, library, bench, shop)
    if whole.value is None or job.since is None:
        return whole
    with earlier(material, job.since, job, library, bench, shop) as before:
        if before.value is None or has_errors(before.findings):
            return Checked(None, before.findings)
        changes = among(compare(before.value.prepared, whole.value), chosen, job)
    wanted = {card.item.id for card in changes.to_print}
    cards = tuple(card for card in whole.value.cards if card.item.id in wanted)
    patch = Patch(
        since=job.since.said,
        replaced=names([now for _, now in changes.changed]),
        added=names(changes.new),
        removed=names(changes.gone),
    )
    return Checked(
        replace(whole.value, cards=cards, patch=patch), tuple(told_notes(changes, whole.value, job.since.said))
    )


def whole_of(
    material: str, chosen: Prepared, job: Job, library: Library, bench: Bench | None = None, shop: Shop | None = None
) -> Checked[Prepared]:
    """The whole deck that cards were chosen from: what it counts, and how it is set, is no matter of the choice."""
    if not job.only and job.pick is None:
        return Checked(chosen)
    made = prepare(material, replace(job, only={}, pick=None), library, bench, shop)
    return Checked(made.value, made.findings if made.value is None else ())


def among(changes: Changes, chosen: Prepared, job: Job) -> Changes:
    """The changes of the cards that were chosen; of a choice nothing is gone."""
    if not job.only and job.pick is None:
        return changes
    ids = {card.item.id for card in chosen.cards}
    return Changes(
        changed=tuple(pair for pair in changes.changed if pair[1].item.id in ids),
        new=_those(changes.new, ids),
        gone=(),
        renumbered=_those(changes.renumbered, ids),
        same=len(ids) - sum(card.item.id in ids for card in (*changes.to_print, *changes.renumbered)),
    )


def _those(cards: Sequence[CardMarkup], ids: Collection[str]) -> tuple[CardMarkup, ...]:
    return tuple(card for card in cards if card.item.id in ids)


def told_notes(changes: Changes, deck: Prepared, since: str) -> Iterator[Finding]:
    """What has changed, as notes."""
    place = deck.deck.origin
    if changes.none:
        yield note("since-unchanged", place, since=since)
    changed = names([now for _, now in changes.changed])
    if changed:
        yield note("since-changed", place, since=since, count=len(changed), cards=changed)
    if new := names(changes.new):
        yield note("since-new", place, since=since, count=len(new), cards=new)
    if gone := names(changes.gone):
        yield note("since-gone", place, since=since, count=len(gone), cards=gone)
    if renumbered := names(changes.renumbered):
        yield note("since-renumbered", place, since=since, count=len(renumbered), cards=renumbered)


def names(cards: Sequence[CardMarkup]) -> tuple[str, ...]:
    """What cards are called: by the number printed on them and their id, by one of both when there are many."""
    return tuple(_name(card, len(cards) <= _MOST_NAMED) for card in cards)


def _name(card: CardMarkup, in_full: bool) -> str:
    number = card.item.fields.get(NUMBER)
    if number is None:
        return card.item.id
    return f"{number} {card.item.id}" if in_full else str(number)
