"""The JSON Schema of an item says what the layout says: checked by holding items against it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kernekort.layout import Layout, json_schema, load_layout
from kernekort.layout.schema import DRAFT
from kernekort.library import Library
from kernekort.sources import read_source

KNOWN = {
    "$schema", "title", "type", "additionalProperties", "properties", "required", "allOf", "anyOf", "not", "if", "then",
    "enum", "pattern", "minimum", "maximum", "items", "minItems", "maxItems",
}  # fmt: skip
TYPES = {"string": str, "integer": int, "array": list, "object": dict}


def accepts(schema: Any, value: Any) -> bool:
    """Whether a value is valid: the few keywords that our schemas use, and no others."""
    if isinstance(schema, bool):
        return schema
    assert set(schema) <= KNOWN
    types = schema.get("type", [])
    wanted = tuple(TYPES[name] for name in ([types] if isinstance(types, str) else types))
    if wanted and (not isinstance(value, wanted) or isinstance(value, bool)):
        return False
    return all(rule(schema, value) for rule in (_combined, _of_scalar, _of_list, _of_object))


def _combined(schema: Any, value: Any) -> bool:
    conditional = "if" not in schema or not accepts(schema["if"], value) or accepts(schema["then"], value)
    return (
        conditional
        and all(accepts(one, value) for one in schema.get("allOf", []))
        and ("anyOf" not in schema or any(accepts(one, value) for one in schema["anyOf"]))
        and ("not" not in schema or not accepts(schema["not"], value))
    )


def _of_scalar(schema: Any, value: Any) -> bool:
    if "enum" in schema and value not in schema["enum"]:
        return False
    if isinstance(value, str):
        return re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, int):
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    return True


def _of_list(schema: Any, value: Any) -> bool:
    if not isinstance(value, list):
        return True
    in_bounds = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
    return in_bounds and all(accepts(schema.get("items", True), v) for v in value)


def _of_object(schema: Any, value: Any) -> bool:
    if not isinstance(value, dict):
        return True
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    return all(name in value for name in schema.get("required", [])) and all(
        accepts(known.get(name, others), entry) for name, entry in value.items()
    )


def layout(name: str) -> Layout:
    loaded = load_layout(Library.open(), name).value
    assert loaded is not None
    return loaded


CARD = {"id": "a1", "suit": "vaerdi", "question": "Hvad?"}


@pytest.mark.parametrize(
    "item",
    [
        CARD,
        {"id": "a1", "kulør": "vaerdi", "spørgsmål": "Hvad?", "niveau": "let", "antal": 3},
        CARD | {"title": 2026, "group": 0, "tags": ["a", 7]},
        {"role": "title"},
        {"rolle": "blank", "oplæg": "Vores eget"},
        {"role": "instruction", "titel": "Sådan", "trin": ["Sæt jer."]},
        {"role": "divider", "suit": "joker", "question": "Hvem?", "text": "Her"},
    ],
)
def test_items_that_are_right(item: dict[str, Any]) -> None:
    assert accepts(json_schema(layout("dialog-card")), item)


@pytest.mark.parametrize(
    "item",
    [
        {"id": "a1", "question": "Hvad?"},
        {"id": "a1", "suit": "vaerdi"},
        CARD | {"kulør": "vaerdi"},
        CARD | {"role": "card", "rolle": "card"},
        CARD | {"suit": "kerne"},
        CARD | {"wieght": 3},
        CARD | {"id": "A 1"},
        CARD | {"group": 13},
        CARD | {"minutes": "otte"},
        CARD | {"minutes": -1},
        CARD | {"followups": ["a", "b", "c", "d"]},
        CARD | {"title": ["a"]},
        CARD | {"level": True},
        CARD | {"prompt": "kun på blanke kort"},
        CARD | {"role": "colophon"},
        {"role": "blank"},
        {"role": "instruction", "title": "Sådan"},
        {"role": "ukendt"},
    ],
)
def test_items_that_are_wrong(item: dict[str, Any]) -> None:
    assert not accepts(json_schema(layout("dialog-card")), item)


STEP = {"title": "Begynd", "text": "Sig det.", "minutes": 1}


@pytest.mark.parametrize(
    ("steps", "right"),
    [
        ([STEP], True),
        ([{"titel": "Begynd", "tekst": "Sig det.", "minutter": 1}], True),
        ([STEP] * 6, False),
        ([{"title": "Begynd", "text": "Sig det."}], False),
        ([STEP | {"titel": "Igen"}], False),
        ([STEP | {"tip": "Nej"}], False),
        (["Begynd"], False),
    ],
)
def test_lists_of_groups(steps: list[Any], right: bool) -> None:
    assert accepts(json_schema(layout("tool-card")), {"title": "Runden", "trin": steps}) is right


@pytest.mark.parametrize(("name", "material"), [("dialog-card", "basis"), ("tool-card", "redskaber")])
def test_the_built_in_materials_are_right(name: str, material: str) -> None:
    found = Library.open().find("material", material)
    assert found is not None
    source = read_source(found.path, found.shown).value
    assert source is not None
    assert isinstance(source.data, dict)
    items = source.data["items"]
    assert isinstance(items, list)
    schema = json_schema(layout(name))
    assert [item for item in items if not accepts(schema, item)] == []


def test_the_schema_is_plain_json_and_titled_in_both_languages(tmp_path: Path) -> None:
    schema = json_schema(layout("dialog-card"))
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == DRAFT
    assert schema["title"] == "Dialogkort / Dialogue card"
    assert schema["properties"]["kulør"]["title"] == "Kulør / Dimension"
    assert schema["properties"]["suit"] == schema["properties"]["kulør"]


@pytest.mark.parametrize(
    ("block", "right"),
    [
        ({"kind": "prompt"}, True),
        ({"kind": "prompt", "lines": 3, "number": 1, "parts": [{"title": "Hvem?"}]}, True),
        ({"kind": "prompt", "columns": ["a", "b"]}, False),
        ({"slags": "prompt", "kolonner": ["a", "b"]}, False),
        ({"kind": "table"}, False),
        ({"slags": "table", "kolonner": ["a", "b"]}, True),
        ({"kind": "table", "columns": ["a"]}, False),
        ({"kind": "table", "columns": ["a"] * 14}, False),
        ({"kind": "scale", "options": ["1", "2"]}, False),
        ({"slags": "scale", "valg": ["1", "2"], "rows": ["Vi griner."]}, True),
        ({"kind": "boxes", "options": ["ja"], "number": 2}, False),
        ({"title": "Hvor?"}, False),
    ],
)
def test_a_kind_of_block_has_fields_of_its_own(block: dict[str, Any], right: bool) -> None:
    item = {"id": "ark", "title": "Ark", "blocks": [block]}
    assert accepts(json_schema(layout("worksheet")), item) is right
