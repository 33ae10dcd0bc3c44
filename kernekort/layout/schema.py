"""A layout as JSON Schema, so that an editor can complete and check content while it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kernekort.layout.model import COMMON_FIELDS, Field, Layout

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def json_schema(layout: Layout) -> Schema:
    """The JSON Schema (draft 2020-12) of one item: every field by its name or its alias, never by both."""
    role = replace(COMMON_FIELDS["role"], of=layout.roles)
    common = (COMMON_FIELDS["id"], role, COMMON_FIELDS["copies"])
    fields = (*common, *layout.fields.values())
    rules = [*_once_each(fields), *(rule for field in fields for rule in _role_rules(field, layout, role))]
    schema: Schema = {
        "$schema": DRAFT,
        "title": _title(layout.title, layout.name),
        "type": "object",
        "additionalProperties": False,
        "properties": _properties(fields),
    }
    return schema | ({"allOf": rules} if rules else {})


def _properties(fields: Iterable[Field]) -> Schema:
    return {name: _value(field) for field in fields for name in _names(field)}


def _value(field: Field) -> Schema:
    """What a field may hold; a text may be typed as a bare number too."""
    text: Schema = {"type": ["string", "integer"]}
    title = {"title": _title(field.title, field.alias or field.name)}
    if field.name == "id" and field is COMMON_FIELDS["id"]:
        return title | {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}
    if field.type in ("integer", "minutes"):
        return title | {"type": "integer", "minimum": 0} | ({"maximum": field.most} if field.most else {})
    if field.type == "choice":
        return title | {"enum": list(field.of)}
    if field.type == "list":
        items = _group(field.fields.values()) if field.items == "group" else text
        return title | {"type": "array", "items": items} | ({"maxItems": field.most} if field.most else {})
    return title | ({"type": "string"} if field.type == "image" else text)


def _group(fields: Iterable[Field]) -> Schema:
    known = tuple(fields)
    rules = [*_once_each(known), *(_one_of(field) for field in known if field.required is True)]
    group: Schema = {"type": "object", "additionalProperties": False, "properties": _properties(known)}
    return group | ({"allOf": rules} if rules else {})


def _once_each(fields: Iterable[Field]) -> list[Schema]:
    """No field under both its names."""
    return [{"not": {"required": list(_names(field))}} for field in fields if field.alias]


def _one_of(field: Field) -> Schema:
    """The field is there, under either name."""
    return {"anyOf": [{"required": [name]} for name in _names(field)]}


def _role_rules(field: Field, layout: Layout, role: Field) -> list[Schema]:
    """Who must have the field, and who may not."""
    rules: list[Schema] = []
    if field.required is True and not field.roles:
        rules.append(_one_of(field))
    elif field.required:
        needing = [one for one in layout.roles if field.needed_by(one) and field.open_to(one)]
        rules.append({"if": _has_role(needing, layout, role), "then": _one_of(field)})
    closed = [one for one in layout.roles if not field.open_to(one)]
    if closed:
        forbidden = {"properties": dict.fromkeys(_names(field), False)}
        rules.append({"if": _has_role(closed, layout, role), "then": forbidden})
    return rules


def _has_role(wanted: Sequence[str], layout: Layout, role: Field) -> Schema:
    """The item has one of the roles; one that names none has the first role of the layout."""
    names = _names(role)
    conditions: list[Schema] = [{"properties": {name: {"enum": list(wanted)}}, "required": [name]} for name in names]
    if layout.default_role in wanted:
        conditions.append({"not": {"anyOf": [{"required": [name]} for name in names]}})
    return {"anyOf": conditions}


def _names(field: Field) -> tuple[str, ...]:
    return (field.name, field.alias) if field.alias else (field.name,)


def _title(title: Mapping[str, str], name: str) -> str:
    return " / ".join(dict.fromkeys(title.values())) or name
