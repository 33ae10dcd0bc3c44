"""A deck laid out in another layout than it was written for: what that layout declares is kept, all else is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kernekort.content.conforming import misfits
from kernekort.content.model import ID, Deck, Item, Value
from kernekort.content.prose import pictures_in
from kernekort.findings import Checked, Finding, error, has_errors, note
from kernekort.layout import Field, Layout

_TEXTS = ("text", "lines")
_TELLING_NOTHING = ("choice", "integer")


def converted(deck: Deck, layout: Layout) -> Checked[Deck]:
    """The deck for another layout.

    Of every item those fields are kept that the layout declares with the same type, groups within lists likewise;
    fields with an ``origin`` are filled from what they name. Nothing else of the deck is left anywhere in it, so that
    what participants are not to see is not there to be seen.

    Findings: the note ``item-left-out`` for an item that has nothing the layout needs, ``nothing-fits`` when that is
    so of them all, and those of :func:`kernekort.content.conforming.misfits`.
    """
    items = [(item, _converted(item, deck.layout, layout)) for item in deck.items]
    kept = tuple(new for _, new in items if _is_worth_it(new, layout))
    findings = [_left_out(old, layout) for old, new in items if not _is_worth_it(new, layout)]
    if not kept:
        findings.append(error("nothing-fits", deck.origin, deck=deck.id, layout=layout.name, other=deck.layout.name))
    findings += [finding for item in kept for finding in misfits(item, layout)]
    extra = _kept(deck.extra, deck.layout.fields, layout.fields)
    shown = set(_pictures(kept, layout))
    images = {name: path for name, path in deck.images.items() if name in shown}
    made = replace(deck, layout=layout, items=kept, extra=extra, images=images)
    return Checked(None if has_errors(findings) else made, tuple(findings))


def _converted(item: Item, before: Layout, layout: Layout) -> Item:
    role = item.role if item.role in layout.roles else layout.default_role
    fields = {name: one for name, one in layout.fields.items() if one.open_to(role)}
    values = _kept(item.fields, before.fields, fields)
    places = {way: item.places[way] for way in (ID, *_ways(values)) if way in item.places}
    for name, one in fields.items():
        sources = [source for source in one.origin if source in item.fields and source in before.fields]
        text = _gathered([(item.fields[source], before.fields[source]) for source in sources], one)
        if name not in values and text:
            values[name], places[name] = text, item.place_of(sources[0])
    ordered = {name: values[name] for name in layout.fields if name in values}
    return replace(item, role=role, fields=ordered, places=places)


def _kept(values: Mapping[str, Value], before: Mapping[str, Field], fields: Mapping[str, Field]) -> dict[str, Value]:
    """The values that are declared again, as far as they are."""
    pairs = ((name, _value(values[name], before[name], one)) for name, one in fields.items() if name in values)
    return {name: value for name, value in pairs if value is not None}


def _value(value: Value, before: Field, one: Field) -> Value | None:
    """A value as another declaration takes it; ``None`` when it takes none of it."""
    if before.type in _TEXTS and one.type in _TEXTS and isinstance(value, str):
        return value if one.type == "lines" else " ".join(value.split())
    if before.type != one.type or before.items != one.items:
        return None
    if one.type == "choice":
        return value if value in one.of else None
    if one.items == "group" and isinstance(value, tuple):
        return tuple(_of_its_kind(group, before, one) for group in value if isinstance(group, Mapping))
    return value


def _of_its_kind(group: Mapping[str, Value], before: Field, one: Field) -> dict[str, Value]:
    """A group of a list with what another declaration of the list takes of it, and lets its kind have."""
    kept = _kept(group, before.fields, one.fields)
    return {name: value for name, value in kept.items() if one.fields[name].open_to(one.kind_of(kept))}


def _gathered(sources: Iterable[tuple[Value, Field]], one: Field) -> str:
    """Texts of an item put together: one a line, or with a blank between them."""
    texts = [text for value, field in sources for text in _texts(value, field)]
    return "\n".join(texts) if one.type == "lines" else " ".join(" ".join(text.split()) for text in texts)


def _texts(value: Value, field: Field) -> Iterator[str]:
    if field.type in _TEXTS and isinstance(value, str):
        yield value
    elif field.items == "text" and isinstance(value, tuple):
        yield from (entry for entry in value if isinstance(entry, str))


def _is_worth_it(item: Item, layout: Layout) -> bool:
    """Whether the item has something to say: of what it needs, or of what it may have, more than where it belongs."""
    telling = [one for one in layout.fields.values() if one.type not in _TELLING_NOTHING and one.open_to(item.role)]
    needed = [one for one in telling if one.needed_by(item.role)]
    return any(one.name in item.fields for one in needed or telling)


def _left_out(item: Item, layout: Layout) -> Finding:
    return note("item-left-out", item.place, id=item.id, layout=layout.name)


def _ways(values: Mapping[str, Value], around: str = "") -> Iterator[str]:
    """The way to every value, and to those inside it."""
    for name, value in values.items():
        way = f"{around}{name}"
        yield way
        if isinstance(value, Mapping):
            yield from _ways(value, f"{way}.")
        elif isinstance(value, tuple):
            yield from _ways({str(number): entry for number, entry in enumerate(value)}, f"{way}.")


def _pictures(items: Iterable[Item], layout: Layout) -> Iterator[str]:
    """The pictures that the items still show."""
    for item in items:
        for name, value in item.fields.items():
            if not isinstance(value, str):
                continue
            if layout.fields[name].type == "image":
                yield value
            elif layout.fields[name].type == "markdown":
                yield from pictures_in(value)
