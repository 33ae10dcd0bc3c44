"""Cards counted from 1 in the order they stand, past the numbers an author has given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from kernekort.content.model import NUMBER, Item, line_of
from kernekort.findings import Finding, error
from kernekort.layout import Layout


def number_cards(items: Sequence[Item], layout: Layout) -> tuple[Item, ...]:
    """The items with a number on every card; other roles are not counted, nor decks whose layout has no numbers."""
    field = layout.fields.get(NUMBER)
    if field is None or (field.roles and layout.default_role not in field.roles):
        return tuple(items)
    given = {item.fields.get(NUMBER) for item in items if item.role == layout.default_role}
    free = (number for number in count(1) if number not in given)
    return tuple(
        replace(item, fields={**item.fields, NUMBER: next(free)})
        if item.role == layout.default_role and NUMBER not in item.fields
        else item
        for item in items
    )


def check_numbers(items: Sequence[Item], layout: Layout) -> list[Finding]:
    """Finds cards that were given the same number.

    Findings: ``duplicate-number``, at the later card.
    """
    findings: list[Finding] = []
    seen: dict[int, Item] = {}
    for item in items:
        number = item.fields.get(NUMBER)
        if item.role != layout.default_role or not isinstance(number, int):
            continue
        first = seen.setdefault(number, item)
        if first is not item:
            where = line_of(first.place_of(NUMBER))
            place = item.place_of(NUMBER)
            findings.append(error("duplicate-number", place, number=number, card=item.id, other=first.id, first=where))
    return findings
