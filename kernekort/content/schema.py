"""A whole content file as JSON Schema, so that an editor can complete and check it while it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kernekort.content.entries import AFTER, COPIES, ROLE, entry_names
from kernekort.content.head import CHILD_KEYS, FITS, HEAD_ALIASES, HEAD_KEYS, LANGUAGES
from kernekort.content.model import ID
from kernekort.content.selecting import selecting_fields, selection_names
from kernekort.layout import Layout, json_schema

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "integer"]}
_NAME: Schema = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}
_ID: Schema = {**_NAME, "maxLength": 64}
_AFTER_NAMES = (AFTER, "efter")


def schema(layout: Layout) -> Schema:
    """The JSON Schema (draft 2020-12) of a content file of the layout: a deck of its own, or one that extends another.

    A field that items must have may stand at the top of the file instead, where the head does not use its name.
    """
    whole = json_schema(layout)
    rules: list[Schema] = whole.get("allOf", [])
    demands = [rule for rule in rules if _demanded(rule)]
    movable = [rule for rule in demands if not set(_demanded(rule)) <= _head_names()]
    item = _without(whole, "$schema", "title", "allOf") | {"required": [ID]}
    item["properties"] = item["properties"] | {ID: item["properties"][ID] | _ID}
    item_rules = [rule for rule in rules if rule not in movable]
    return {
        "$schema": whole["$schema"],
        "title": whole["title"],
        "type": "object",
        "additionalProperties": False,
        "properties": _head(layout) | _shared(layout, item),
        "allOf": [*_file_rules(layout, rules), *(_unless_shared(rule) for rule in movable)],
        "$defs": {
            "item": _ruled(item, item_rules),
            "added": _ruled(_added(item), item_rules),
            "change": _change(layout, item, [rule for rule in rules if "not" in rule]),
            "selection": _selection(layout),
        },
    }


def _head_names() -> set[str]:
    return {*HEAD_KEYS, *HEAD_ALIASES}


def _without(schema: Schema, *keys: str) -> Schema:
    return {key: value for key, value in schema.items() if key not in keys}


def _ruled(schema: Schema, rules: list[Schema]) -> Schema:
    return schema | ({"allOf": rules} if rules else {})


def _demanded(rule: Schema) -> tuple[str, ...]:
    """The names of the field that a rule demands, when it is such a rule."""
    then = rule.get("then", rule)
    return tuple(name for way in then.get("anyOf", ()) for name in way.get("required", ()))


def _head(layout: Layout) -> Schema:
    """What the top of a file may say about the deck."""
    title: Schema = {**_TEXT}
    items = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/item"}}
    said: Schema = {
        "layout": {"const": layout.name},
        "extends": _NAME,
        "title": title,
        "subtitle": title,
        "language": {"enum": list(LANGUAGES)},
        "fit": {"enum": list(FITS)},
        "items": items,
        "terms": {"type": "object", "additionalProperties": _TEXT},
        "pick": {"$ref": "#/$defs/selection"},
        "drop": {"$ref": "#/$defs/selection"},
        "change": {"type": "object", "additionalProperties": {"$ref": "#/$defs/change"}},
        "add": {"type": "array", "items": {"$ref": "#/$defs/added"}},
    }
    return said | {alias: said[name] for alias, name in HEAD_ALIASES.items()}


def _shared(layout: Layout, item: Schema) -> Schema:
    """The fields that may stand once at the top for all items."""
    names = (name for name in entry_names(layout, COPIES) if name not in _head_names())
    return {name: item["properties"][name] for name in names}


def _added(item: Schema) -> Schema:
    """An item under ``add``, which may say where it is to stand."""
    return item | {"properties": item["properties"] | dict.fromkeys(_AFTER_NAMES, _ID)}


def _change(layout: Layout, item: Schema, rules: list[Schema]) -> Schema:
    """An entry under ``change``: any field, or nothing to take it away."""
    fields = {name: {"anyOf": [item["properties"][name], {"type": "null"}]} for name in entry_names(layout, COPIES)}
    return _ruled({"type": "object", "additionalProperties": False, "properties": fields}, rules)


def _selection(layout: Layout) -> Schema:
    """What stands under ``pick`` and ``drop``: ids, or values by field."""
    fields = selecting_fields(layout)
    roles: Schema = {"enum": list(layout.roles)}
    values: dict[str, Schema] = {ID: _ID, ROLE: roles}
    for name, one in fields.items():
        values[name] = {"enum": list(one.of)} if one.type == "choice" else _TEXT
    wanted = {alias: _one_or_more(values[name]) for alias, name in selection_names(layout).items()}
    return {
        "anyOf": [
            {"type": "array", "items": _ID},
            {"type": "object", "additionalProperties": False, "properties": wanted},
        ]
    }


def _one_or_more(value: Schema) -> Schema:
    return {"anyOf": [value, {"type": "array", "items": value}]}


def _file_rules(layout: Layout, rules: Iterable[Mapping[str, Any]]) -> list[Schema]:
    """A deck stands on its own, or extends another; no name beside its alias."""
    titled = [name for name in ("title", *HEAD_ALIASES) if HEAD_ALIASES.get(name, name) == "title"]
    alone: Schema = {
        "required": ["layout", "items"],
        "anyOf": [{"required": [name]} for name in titled],
        "properties": dict.fromkeys(CHILD_KEYS, False),
    }
    twice = [{"not": {"required": sorted((name, alias))}} for alias, name in HEAD_ALIASES.items()]
    shared = set(entry_names(layout, COPIES)) - _head_names()
    once = [dict(rule) for rule in rules if "not" in rule and set(rule["not"]["required"]) <= shared]
    return [
        {"if": {"required": ["extends"]}, "then": {"properties": {"items": False}}, "else": alone},
        *twice,
        *once,
    ]


def _unless_shared(rule: Schema) -> Schema:
    """A field that items must have, unless it stands at the top of the file."""
    names = [name for name in _demanded(rule) if name not in _head_names()]
    lists = {key: {"items": rule} for key in ("items", "add")}
    return {"if": {"not": {"anyOf": [{"required": [name]} for name in names]}}, "then": {"properties": lists}}
