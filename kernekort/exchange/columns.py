"""Which field each column fills, whatever its order, capitals and language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kernekort.exchange.values import is_flat
from kernekort.findings import Checked, Finding, Place, error, has_errors, near, warning
from kernekort.importers import Table
from kernekort.layout import COMMON_FIELDS, Field, Layout

_MORE_NAMES: Mapping[str, tuple[str, ...]] = {"copies": ("qty", "quantity", "stk", "stk.")}


def fields_of(layout: Layout) -> dict[str, Field]:
    """Everything that a column can fill, by name: id, what the layout declares, role and copies."""
    common = dict(COMMON_FIELDS)
    common["role"] = replace(common["role"], of=layout.roles)
    flat = {name: one for name, one in layout.fields.items() if is_flat(one)}
    return {"id": common["id"], **flat, "role": common["role"], "copies": common["copies"]}


def columns_of(table: Table, layout: Layout) -> Checked[Mapping[int, Field]]:
    """The field of each column that has one.

    Findings: ``column-unknown`` for one that is left out, ``field-twice``, ``headings-unknown`` when not one column
    has a field of the layout.
    """
    fields = fields_of(layout)
    known = tuple(one.alias or name for name, one in fields.items())
    names = {name.casefold(): one for one, name in reversed(list(_names(fields)))}
    found: dict[int, Field] = {}
    findings: list[Finding] = []
    for number, cell in table.header.items():
        one = names.get(cell.text.casefold())
        if one is None:
            close = near(cell.text, names)
            findings.append(warning("column-unknown", cell.place, name=cell.text, near=close, known=known))
        elif one in found.values():
            other = next(table.header[at].text for at, field in found.items() if field == one)
            findings.append(error("field-twice", cell.place, field=cell.text, other=other, what=table.file))
        else:
            found[number] = one
    if not any(one.name in layout.fields for one in found.values()):
        place = Place(table.file, sheet=table.sheet)
        return Checked(None, (error("headings-unknown", place, layout=layout.name, known=known),))
    return Checked(None if has_errors(findings) else found, tuple(findings))


def _names(fields: Mapping[str, Field]) -> Iterator[tuple[Field, str]]:
    """Every name of every field, those that count most first."""
    yield from ((one, name) for name, one in fields.items())
    yield from ((one, one.alias) for one in fields.values() if one.alias)
    yield from ((one, name) for one in fields.values() for name in _MORE_NAMES.get(one.name, ()))
    yield from ((one, title) for one in fields.values() for title in one.title.values())
