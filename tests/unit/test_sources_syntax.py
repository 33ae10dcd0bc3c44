"""Mistakes in YAML, told in terms of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kernekort.findings import Fact, Place
from kernekort.sources import parse_source
from kernekort.wording import Catalogue

SLIPS: list[tuple[str, tuple[int, int], dict[str, Fact]]] = [
    ("a:\n\tb: 1", (2, 1), {"tab": 2}),
    ("a: 1\n\tb: 2", (2, 1), {"tab": 2}),
    ('a: "x\nb: 2\n', (1, 4), {"quote": 1}),
    ("a: 1\nb: 'x\nc: 2\n", (2, 4), {"quote": 2}),
    ("title: x\n  \nid:a1\nb: 2", (3, 1), {"spaced": "id: a1"}),
    ("- id:a1\n  b: 2", (1, 3), {"spaced": "id: a1"}),
    ("q: Hun sagde: ja", (1, 13), {"quoted": 'q: "Hun sagde: ja"'}),
    ('q: Hun sagde "ja": fint', (1, 18), {"quoted": "q: 'Hun sagde \"ja\": fint'"}),
    ("title Kort\nb: 1", (1, 1), {"colonless": "title Kort"}),
    ('"a": 1\n"b" 2\n', (2, 1), {"colonless": '"b" 2'}),
    ("a: @x", (1, 4), {"sign": "@"}),
    ("a: `x`", (1, 4), {"sign": "`"}),
    ("a: [1, 2\nb: 3", (2, 2), {"bracket": "[", "opened": 1}),
    ("a: 1\nc: [#0B5563, #F2A33A]\nb: 3\nd: 4", (2, 5), {"colours": '["#0B5563", "#F2A33A"]'}),
    ("c: [#0B5563, #F2A33A]", (1, 5), {"colours": '["#0B5563", "#F2A33A"]'}),
    ("c: [#0B5563, #F2A33A]\nd:\n  e: 1", (1, 5), {"colours": '["#0B5563", "#F2A33A"]'}),
    ("c: ['#0B5563', #abc]  # x\n", (1, 16), {"colours": "['#0B5563', \"#abc\"]"}),
    ("t: {ink: #000}\nb: 1", (1, 10), {"colours": '{ink: "#000"}'}),
    ("c: [\n  #0B5563, #F2A33A]\nb: 1", (2, 3), {"colours": '"#0B5563", "#F2A33A"]'}),
    ("a: [et, #to]\nb: 1", (1, 9), {"remark": "#to"}),
    ("a: [1, [2], #tre]\nb: 1", (1, 13), {"remark": "#tre"}),
    ("a: [1,  # et\n  2\nb: 3", (3, 2), {"bracket": "[", "opened": 1}),
    ("a: [1, 2]  # se [3]\nc: [4\nb: 3", (3, 2), {"bracket": "[", "opened": 2}),
    ("a: {b: 1", (1, 9), {"bracket": "{", "opened": 1}),
    ('a: "\\q"', (1, 6), {"escape": "\\q"}),
    ("a: 'it's'", (1, 8), {"after": "s'"}),
    ('a: "x" y', (1, 8), {"after": "y"}),
    ("items:\n  - id: a\n   x: 2", (3, 4), {"indent": 3}),
    ("a: 1\n b: 2", (2, 3), {"indent": 2}),
    ("id: a\n- b", (2, 1), {"indent": 2}),
    ("a: |x\n  b", (1, 5), {}),
    ("%x\n", (2, 1), {}),
]


@pytest.mark.parametrize("libyaml", [True, False], ids=["libyaml", "python"])
@pytest.mark.parametrize(("text", "place", "facts"), SLIPS)
def test_the_likeliest_slip_is_named_whichever_parser_reads(
    monkeypatch: pytest.MonkeyPatch, text: str, place: tuple[int, int], facts: dict[str, Fact], libyaml: bool
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", libyaml and yaml.__with_libyaml__)
    checked = parse_source(text, Path("a.yml"), "a.yml")
    assert checked.value is None
    assert [(one.code, one.place, dict(one.facts)) for one in checked.findings] == [
        ("yaml-syntax", Place("a.yml", *place), facts)
    ]


def test_every_clue_has_a_hint_of_its_own() -> None:
    words = Catalogue.open("da")
    hints: dict[str, str | None] = {}
    for text, _, facts in SLIPS:
        finding = parse_source(text, Path("a.yml"), "a.yml").findings[0]
        hints.setdefault(",".join(facts), words.sentence(finding).hint)
    assert len(set(hints.values())) == len(hints)
    assert None not in hints.values()


def test_what_was_found_before_the_mistake_is_told_too() -> None:
    checked = parse_source("a: 1\na: 2\nb: [", Path("a.yml"), "a.yml")
    assert [one.code for one in checked.findings] == ["duplicate-key", "yaml-syntax"]


def test_a_large_file_is_not_read_twice() -> None:
    checked = parse_source("a: |\n" + "  ord\n" * 200_000 + "b: [", Path("a.yml"), "a.yml")
    assert [(one.code, one.place) for one in checked.findings] == [("yaml-syntax", Place("a.yml", 200_003, 1))]
