"""What a layout says for one way of filling paper, checked against its flow and its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kernekort.findings import Finding, error, near
from kernekort.layout.chain import Chain, Link
from kernekort.layout.model import FLOWS, Field
from kernekort.units import Size

_FLOWS_OF: Mapping[str, tuple[str, ...]] = {
    "sheet": ("card",),
    "formats": ("page",),
    "builds": ("page",),
    "handout": ("page",),
    "timetable": ("document",),
}
_ROW: Mapping[str, tuple[str, ...]] = {"start": ("clock",), "end": ("clock",), "minutes": ("minutes",)}
"""What the rows of a timetable must declare, since it is worked out for them, and the types it can have."""

_WHOLE: Mapping[str, tuple[str, ...]] = {"start": ("clock",), "end": ("clock",), "duration": ("duration",)}
"""What an item with a timetable may say of the whole."""

_SAME = 0.01
"""How near two lengths are one, in millimetres: formats may be given in another unit than the trim."""


def flow_of(chain: Chain) -> str:
    """How a layout fills paper."""
    flow: str = chain.first("flow")[1] or FLOWS[0]
    return flow


def said_for_flow(chain: Chain, key: str) -> Any:
    """What a layout says for a key that belongs to some flows; ``None`` when its own flow is not one of them."""
    return chain.first(key)[1] if flow_of(chain) in _FLOWS_OF[key] else None


def sides_of(chain: Chain) -> tuple[str, ...]:
    """``front``, and ``back`` for cards that have one."""
    if flow_of(chain) != "card":
        return ("front",)
    sides: tuple[str, ...] = chain.first("sides")[1] or ("front", "back")
    return sides


def formats_of(chain: Chain) -> tuple[Mapping[str, Size], str]:
    """The sizes a layout can be made in, and the name of the usual one; nothing when it has only one."""
    formats: Mapping[str, Size] = said_for_flow(chain, "formats") or {}
    trim = chain.first("trim")[1]
    return formats, next((name for name, size in formats.items() if trim is not None and _same(size, trim)), "")


def check_flow(chain: Chain, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """What is wrong with the keys that belong to a flow, and with those that name fields.

    Findings: ``key-not-for-flow``, ``format-without-trim``, ``not-a-list``, ``wrong-field-type``, ``missing-field``,
    ``unknown-field``.
    """
    yield from _check_keys(chain)
    formats, usual = formats_of(chain)
    trim = chain.first("trim")[1]
    if formats and not usual and trim is not None:
        sizes = tuple(f"{name} {size} mm" for name, size in formats.items())
        yield error("format-without-trim", chain.place("formats"), trim=f"{trim} mm", formats=sizes)
    yield from _check_list(chain, "builds", "text", fields)
    yield from _check_list(chain, "timetable", "group", fields)
    yield from _check_rows(chain, fields)
    for number, group in enumerate(chain.first("one_of")[1] or ()):
        for position, name in enumerate(group):
            if name not in fields:
                yield _unknown(chain, "one_of", name, fields, number, position)


def _check_keys(chain: Chain) -> Iterator[Finding]:
    """Keys that do nothing; what a parent with another flow says is only left aside."""
    flow = flow_of(chain)
    for link in _since_flow(chain):
        for key, flows in _FLOWS_OF.items():
            if flow not in flows and getattr(link.form, key) is not None:
                yield error("key-not-for-flow", link.key(key), key=key, flow=flow, flows=flows)
        if flow != "card" and "back" in (link.form.sides or ()):
            yield error("key-not-for-flow", link.key("sides"), key="sides: [front, back]", flow=flow, flows=("card",))


def _since_flow(chain: Chain) -> Iterator[Link]:
    """The manifests from a layout's own to the one that says its flow."""
    for link in chain.links:
        yield link
        if link.form.flow is not None:
            return


def _check_list(chain: Chain, key: str, items: str, fields: Mapping[str, Field]) -> Iterator[Finding]:
    name = said_for_flow(chain, key)
    if name is None:
        return
    if name not in fields:
        yield _unknown(chain, key, name, fields)
    elif fields[name].items != items:
        yield error("not-a-list", chain.place(key), key=key, field=name, items=items)


def _check_rows(chain: Chain, fields: Mapping[str, Field]) -> Iterator[Finding]:
    """The fields that a timetable is worked out from, and that take what comes of it."""
    name = said_for_flow(chain, "timetable")
    rows = fields.get(name or "")
    if rows is None or rows.items != "group":
        return
    place = chain.place("timetable")
    for part in _ROW:
        if part not in rows.fields:
            yield error("missing-field", place, field=part, what=name)
    groups = ((rows.fields, _ROW), (fields, _WHOLE))
    for declared, known in groups:
        for part, types in known.items():
            if part in declared and declared[part].type not in types:
                yield error("wrong-field-type", place, field=part, type=declared[part].type, types=types)


def _unknown(chain: Chain, key: str, name: str, fields: Mapping[str, Field], *way: int) -> Finding:
    place = chain.place(key, *way)
    return error("unknown-field", place, field=name, what=key, near=near(name, fields), fields=tuple(fields))


def _same(one: Size, other: Size) -> bool:
    return abs(one.width - other.width) < _SAME and abs(one.height - other.height) < _SAME
