"""A layout as JSON Schema, so that an editor can complete and check content while it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from kernekort.layout.model import COMMON_FIELDS, Field, Layout

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "integer"]}

_TIME = r"([Kk][Ll]\.?|[Kk]lokken)?\s*(([01]?\d|2[0-3])([.:][0-5]\d)?|24([.:]00)?)\s*"
_CLOCK = rf"^\s*{_TIME}$"
_SPAN = rf"^\s*([Ff]ra|[Ff]rom)?\s*{_TIME}(([-–—]|til|to)\s*{_TIME})?$"
_DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"


def json_schema(layout: Layout) -> Schema:
    """The JSON Schema (draft 2020-12) of one item: every field by its name or its alias, never by both."""
    role = replace(COMMON_FIELDS["role"], of=layout.roles)
    common = (COMMON_FIELDS["id"], role, COMMON_FIELDS["copies"])
    fields = (*common, *layout.fields.values())
    rules = [
        *_once_each(fields),
        *_at_most_one(layout),
        *(rule for field in fields for rule in _role_rules(field, role, layout.default_role)),
    ]
    schema: Schema = {
        "$schema": DRAFT,
        "title": _title(layout.title, layout.name),
        "type": "object",
        "additionalProperties": False,
        "properties": _properties(fields),
    }
    return schema | ({"allOf": rules} if rules else {})


def _properties(fields: Iterable[Field]) -> Schema:
    known = tuple(fields)
    spanned = {field.name for field in known if field.type == "clock"} >= {"start", "end"}
    return {name: _value(field, spanned and field.name == "start") for field in known for name in _names(field)}


def _value(field: Field, spanned: bool) -> Schema:
    """What a field may hold; a text may be typed as a bare number too, and a start may bring its end along."""
    title = {"title": _title(field.title, field.alias or field.name)}
    if field.name == "id" and field is COMMON_FIELDS["id"]:
        return title | {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}
    if field.type in ("integer", "minutes"):
        return title | {"type": "integer"} | _limits(field, "minimum", "maximum", int(field.type == "minutes"))
    if field.type == "choice":
        return title | {"enum": list(field.of)}
    if field.type == "list":
        items = _group(field) if field.items == "group" else _TEXT
        return title | {"type": "array", "items": items} | _limits(field, "minItems", "maxItems")
    if field.type == "clock":
        hour = {"type": "integer", "minimum": 0, "maximum": 24}
        return title | {"anyOf": [hour, {"type": "string", "pattern": _SPAN if spanned else _CLOCK}]}
    if field.type == "date":
        return title | {"type": "string", "pattern": _DAY}
    return title | ({"type": "string"} if field.type == "image" else _TEXT)


def _limits(field: Field, lower: str, upper: str, usual: int | None = None) -> Schema:
    """The least and the most of a field, as far as there is a limit."""
    limits = {lower: usual if field.least is None else field.least, upper: field.most}
    return {name: limit for name, limit in limits.items() if limit is not None}


def _group(listed: Field) -> Schema:
    """What each group of a list may hold; kinds are to groups what roles are to items."""
    known = tuple(listed.fields.values())
    kind = listed.fields.get(listed.kinds or "") or Field("", "choice")
    rules = [*_once_each(known), *(rule for field in known for rule in _role_rules(field, kind))]
    group: Schema = {"type": "object", "additionalProperties": False, "properties": _properties(known)}
    return group | ({"allOf": rules} if rules else {})


def _at_most_one(layout: Layout) -> list[Schema]:
    """No two fields together of which an item may have one."""
    return [
        {"if": _one_of(layout.fields[one]), "then": {"not": _one_of(layout.fields[other])}}
        for group in layout.one_of
        for one, other in combinations(group, 2)
    ]


def _once_each(fields: Iterable[Field]) -> list[Schema]:
    """No field under both its names."""
    return [{"not": {"required": list(_names(field))}} for field in fields if field.alias]


def _one_of(field: Field) -> Schema:
    """The field is there, under either name."""
    return {"anyOf": [{"required": [name]} for name in _names(field)]}


def _role_rules(field: Field, role: Field, usual: str = "") -> list[Schema]:
    """Who must have the field, and who may not: ``usual`` is the role of an item that names none."""
    rules: list[Schema] = []
    if field.required is True and not field.roles:
        rules.append(_one_of(field))
    elif field.required:
        needing = [one for one in role.of if field.needed_by(one) and field.open_to(one)]
        rules.append({"if": _has_role(needing, role, usual), "then": _one_of(field)})
    closed = [one for one in role.of if not field.open_to(one)]
    if closed:
        forbidden = {"properties": dict.fromkeys(_names(field), False)}
        rules.append({"if": _has_role(closed, role, usual), "then": forbidden})
    return rules


def _has_role(wanted: Sequence[str], role: Field, usual: str) -> Schema:
    """The item has one of the roles, which one that names none may have too."""
    names = _names(role)
    conditions: list[Schema] = [{"properties": {name: {"enum": list(wanted)}}, "required": [name]} for name in names]
    if usual in wanted:
        conditions.append({"not": {"anyOf": [{"required": [name]} for name in names]}})
    return {"anyOf": conditions}


def _names(field: Field) -> tuple[str, ...]:
    return (field.name, field.alias) if field.alias else (field.name,)


def _title(title: Mapping[str, str], name: str) -> str:
    return " / ".join(dict.fromkeys(title.values())) or name
