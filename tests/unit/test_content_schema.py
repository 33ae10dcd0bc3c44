"""The JSON Schema of a content file agrees with what the reader takes and refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from kernekort.content import load_deck, schema
from kernekort.layout import load_layout
from kernekort.library import Library
from kernekort.sources import parse_source
from tests.content_decks import cards, project
from tests.meeting_decks import meeting

_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda data: isinstance(data, dict),
    "array": lambda data: isinstance(data, list),
    "string": lambda data: isinstance(data, str),
    "integer": lambda data: isinstance(data, int) and not isinstance(data, bool),
    "null": lambda data: data is None,
}
_LISTED: Mapping[str, Callable[[Any, Any], bool]] = {
    "minItems": lambda data, least: not isinstance(data, list) or len(data) >= least,
    "maxItems": lambda data, most: not isinstance(data, list) or len(data) <= most,
    "maxLength": lambda data, most: not isinstance(data, str) or len(data) <= most,
    "minimum": lambda data, least: not isinstance(data, int) or data >= least,
    "maximum": lambda data, most: not isinstance(data, int) or data <= most,
    "pattern": lambda data, pattern: not isinstance(data, str) or re.search(pattern, data) is not None,
    "required": lambda data, names: not isinstance(data, dict) or set(names) <= set(data),
    "const": lambda data, value: bool(data == value),
    "enum": lambda data, values: data in values,
    "type": lambda data, kinds: any(_TYPES[kind](data) for kind in ([kinds] if isinstance(kinds, str) else kinds)),
}
_IGNORED = {"$schema", "$defs", "title", "then", "else"}


class Judge:
    """The part of JSON Schema that our schemas use; a keyword it does not know is a ``KeyError``."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root

    def takes(self, data: Any, rule: Any = None) -> bool:
        """Whether the data is as the rule, or the whole schema, demands."""
        rule = self.root if rule is None else rule
        if isinstance(rule, bool):
            return rule
        return all(self._holds(data, rule, keyword, value) for keyword, value in rule.items())

    def _holds(self, data: Any, rule: Mapping[str, Any], keyword: str, value: Any) -> bool:
        if keyword == "additionalProperties":
            return "properties" in rule or self.takes(data, {"properties": {}, keyword: value})
        if keyword in _IGNORED:
            return True
        if keyword == "$ref":
            return self.takes(data, self.root["$defs"][value.removeprefix("#/$defs/")])
        if keyword in ("allOf", "anyOf"):
            return (all if keyword == "allOf" else any)(self.takes(data, one) for one in value)
        if keyword == "not":
            return not self.takes(data, value)
        if keyword == "if":
            return self.takes(data, rule.get("then" if self.takes(data, value) else "else", True))
        if keyword == "items":
            return not isinstance(data, list) or all(self.takes(one, value) for one in data)
        if keyword == "properties":
            return not isinstance(data, dict) or self._properties(data, value, rule.get("additionalProperties", True))
        return _LISTED[keyword](data, value)

    def _properties(self, data: dict[str, Any], named: Mapping[str, Any], other: Any) -> bool:
        return all(self.takes(value, named.get(name, other)) for name, value in data.items())


HEAD = "extends: basis\n"


@pytest.mark.parametrize(
    "text",
    [
        cards("id: a, question: Hvem?"),
        cards("id: a, spørgsmål: Hvem?, niveau: let, followups: [a, b], antal: 2", "id: b, rolle: blank"),
        cards("id: a, question: Hvem?, steps: [{navn: Læg, time: 5}]", "id: b, role: divider, suit: vaerdi"),
        "layout: kort\ntitel: K\nquestion: Hvem?\nitems:\n  - {id: a}\n",
        "layout: kort\ntitle: K\nsuit: vaerdi\nitems:\n  - {id: a, role: divider}\n",
        "layout: kort\ntitle: 2026\nsprog: en\nterms: {a: b}\nitems:\n  - {id: a, question: Hvem?, title: 7}\n",
        HEAD,
        f"{HEAD}layout: kort\npick: [m1]\ndrop: {{roles: [blank]}}\n",
        f"{HEAD}pick: {{suit: [vaerdi], niveau: let, tags: nu}}\nchange: {{m1: {{level: ~, title: Nyt}}}}\n",
        f"{HEAD}add:\n  - {{id: n, question: Ny?, after: m1}}\n",
    ],
)
def test_what_the_reader_takes_the_schema_takes(tmp_path: Path, text: str) -> None:
    assert _loads(tmp_path, text)
    assert _judge(tmp_path).takes(_data(text))


@pytest.mark.parametrize(
    "text",
    [
        "title: K\nitems:\n  - {id: a, question: Hvem?}\n",
        "layout: kort\nitems:\n  - {id: a, question: Hvem?}\n",
        "layout: kort\ntitle: K\n",
        "layout: kort\ntitle: K\ntitel: K\nitems:\n  - {id: a, question: Hvem?}\n",
        "layout: kort\ntitle: K\npick: [a]\nitems:\n  - {id: a, question: Hvem?}\n",
        "layout: kort\ntitle: K\nlevel: let\nniveau: let\nitems:\n  - {id: a, question: Hvem?}\n",
        "layout: kort\ntitle: K\nlanguage: de\nitems:\n  - {id: a, question: Hvem?}\n",
        "layout: kort\ntitle: K\nwieght: 2\nitems:\n  - {id: a, question: Hvem?}\n",
        "layout: kort\ntitle: K\nrole: card\nitems:\n  - {id: a, question: Hvem?}\n",
        cards("question: Hvem?"),
        cards("id: a"),
        cards("id: a, role: divider"),
        cards("id: a, role: blank, question: Hvem?"),
        cards("id: Æble, question: Hvem?"),
        cards("id: a, question: Hvem?, spørgsmål: Hvem?"),
        cards("id: a, question: Hvem?, level: svær"),
        cards("id: a, question: Hvem?, after: b"),
        cards("id: a, question: [Hvem?]"),
        cards("id: a, question: Hvem?, followups: [a, b, c]"),
        cards("id: a, question: Hvem?, group: 13"),
        cards("id: a, question: Hvem?, steps: [{time: 5}]"),
        f"{HEAD}items:\n  - {{id: a, question: Hvem?}}\n",
        f"{HEAD}pick: {{suti: vaerdi}}\n",
        f"{HEAD}pick: {{suit: værdi}}\n",
        f"{HEAD}pick: alle\n",
        f"{HEAD}change: {{m1: {{id: m2}}}}\n",
        f"{HEAD}add:\n  - {{id: n}}\n",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(tmp_path: Path, text: str) -> None:
    assert not _loads(tmp_path, text)
    assert not _judge(tmp_path).takes(_data(text))


ROW = "layout: my-programme\ntitle: D\nitems:\n  - id: d\n    title: D\n    rækker:\n      - {{{}}}\n"
BLOCK = "layout: my-worksheet\ntitle: D\nitems:\n  - id: d\n    felter: [{}]\n"
SLIDE = "layout: my-slide\ntitle: D\nitems:\n  - {{id: d, {}}}\n"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (ROW.format("start: 9, slut: kl. 10.15, tekst: Kaffe"), True),
        (ROW.format("start: Fra kl. 9 til 10, tekst: Kaffe"), True),
        (ROW.format("start: 09.00–10.15, text: Kaffe"), True),
        (ROW.format("start: 23.59, end: 24.00, text: Kaffe"), True),
        (ROW.format("start: 24.30, text: Kaffe"), False),
        (ROW.format("start: 25, text: Kaffe"), False),
        (ROW.format("start: 13.5, text: Kaffe"), False),
        (ROW.format("start: 9.00, end: 9.00–10.00, text: Kaffe"), False),
        (ROW.format("start: 9.00, minutes: 0, text: Kaffe"), False),
        (ROW.format("start: 9.00"), False),
        (ROW.replace("title: D\n    ræ", "dato: 2026-12-03\n    ræ").format("start: 9.00, text: a"), True),
        (ROW.replace("title: D\n    ræ", "dato: 3.12.2026\n    ræ").format("start: 9.00, text: a"), False),
        (BLOCK.format("{kind: prompt, dele: [{titel: Hvem, lines: 2, tips: [a, b]}]}"), True),
        (BLOCK.format(""), False),
        (BLOCK.format("{kind: prompt, dele: [{titel: Hvem, lines: 1}]}"), False),
        (BLOCK.format("{kind: prompt, dele: [{lines: 2}]}"), False),
        (BLOCK.format("{kind: prompt, dele: [{title: a, tips: {a: b}}]}"), False),
        (SLIDE.format("ord: Nu, note: Vent"), True),
        (SLIDE.format("bygges: [a, b]"), True),
        (SLIDE.format("bygges: [a]"), False),
        (SLIDE.format("ord: Nu, payoff: Så"), False),
        ("layout: my-article\ntitle: T\nitems:\n  - {id: a, title: T, brødtekst: Hej}\n", True),
        ("layout: my-article\ntitle: T\nitems:\n  - {id: a, title: T, body: [Hej]}\n", False),
    ],
)
def test_reader_and_schema_agree_on_what_a_meeting_needs(tmp_path: Path, text: str, right: bool) -> None:
    library = meeting(tmp_path, a=text)
    layout = load_layout(library, text.split()[1]).value
    assert layout is not None
    assert Judge(schema(layout)).takes(_data(text)) is right
    assert load_deck(library, "a").failed is not right


@pytest.mark.parametrize("name", ["basis", "redskaber"])
def test_the_built_in_decks_are_as_their_schema_says(name: str) -> None:
    library = Library.open()
    deck, found = load_deck(library, name).value, library.find("material", name)
    assert deck is not None
    assert found is not None
    assert Judge(schema(deck.layout)).takes(_data(found.path.read_text(encoding="utf-8")))


def test_the_same_schema_every_time(tmp_path: Path) -> None:
    first, second = (json.dumps(_judge(tmp_path / name).root) for name in "ab")
    assert first == second
    assert str(tmp_path) not in first


def _judge(folder: Path) -> Judge:
    layout = load_layout(project(folder / "schema"), "kort").value
    assert layout is not None
    return Judge(schema(layout))


def _loads(folder: Path, text: str) -> bool:
    base = "layout: kort\ntitle: B\nitems:\n  - {id: m1, suit: vaerdi, level: let, question: Hvem?, tags: [nu]}\n"
    return not load_deck(project(folder / "deck", basis=base, a=text), "a").failed


def _data(text: str) -> Any:
    source = parse_source(text, Path("a.yml"), "a.yml").value
    assert source is not None
    return source.data
