"""YAML without surprises, and the place of every value and key."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kernekort.findings import Checked, Place
from kernekort.sources import Data, Source, parse_source, read_source
from kernekort.sources.tree import MAX_DEPTH, MAX_NODES


def parse(text: str) -> Checked[Source]:
    return parse_source(text, Path("kort.yml"), "content/kort.yml")


def data(text: str) -> Data:
    checked = parse(text)
    assert checked.findings == ()
    assert checked.value is not None
    return checked.value.data


def told(text: str) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in parse(text).findings if one.place is not None]


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("42", 42),
        ("-7", -7),
        ("999999999999999", 999999999999999),
    ],
)
def test_the_few_words_that_mean_something(scalar: str, value: Data) -> None:
    found = data(f"a: {scalar}")
    assert found == {"a": value}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(value)


LOOKS_LIKE_MORE = """
no yes on off No True TRUE Null NULL y n 12:30 1.10 0123 2026-12-03 1e3 0x1F 0o17 1_000 +5 -0 007 .5 .inf << =
9999999999999999 12345678901234567890123456789012345678901234567890
"""


@pytest.mark.parametrize("scalar", LOOKS_LIKE_MORE.split())
def test_all_else_is_text(scalar: str) -> None:
    assert data(f"a: {scalar}") == {"a": scalar}


@pytest.mark.parametrize("quoted", ['"true"', "'true'"])
def test_quotation_marks_make_text(quoted: str) -> None:
    assert data(f"a: {quoted}") == {"a": "true"}


def test_a_block_is_text_even_when_it_looks_like_a_number() -> None:
    assert data("a: |\n  12\nb: >-\n  true\n") == {"a": "12\n", "b": "true"}


def test_keys_are_text_as_they_stand() -> None:
    assert data("on: 1\n0: 2\ntrue: 3\n012: 4\n<<: 5\nkulør: 6\n") == {
        "on": 1, "0": 2, "true": 3, "012": 4, "<<": 5, "kulør": 6,
    }  # fmt: skip


def test_line_breaks_in_a_question_are_kept() -> None:
    assert data("q: |\n  Hvem kommer,\n  når vi går?\n") == {"q": "Hvem kommer,\nnår vi går?\n"}


@pytest.mark.parametrize("text", ["", "# kun en bemærkning\n", "---\n"])
def test_a_file_that_says_nothing(text: str) -> None:
    assert data(text) is None


def test_places_of_values_and_keys() -> None:
    source = parse("layout: kort\nitems:\n  - id: a1\n    tags: [x, y]\n  - {id: b}\n").value
    assert source is not None
    places = source.places
    assert places.at(("layout",)) == Place("content/kort.yml", 1, 9)
    assert places.key(("layout",)) == Place("content/kort.yml", 1, 1)
    assert places.at(("items", 0)) == Place("content/kort.yml", 3, 5)
    assert places.at(("items", 0, "tags", 1)) == Place("content/kort.yml", 4, 15)
    assert places.key(("items", 0, "tags")) == Place("content/kort.yml", 4, 5)
    assert places.key(("items", 1)) == Place("content/kort.yml", 5, 5)
    assert places.at(("items", 1, "id")) == Place("content/kort.yml", 5, 10)


def test_what_does_not_stand_in_the_file_is_placed_at_what_surrounds_it() -> None:
    source = parse("items:\n  - id: a1\n").value
    assert source is not None
    assert source.places.at(("items", 0, "question")) == Place("content/kort.yml", 2, 5)
    assert source.places.at(("items", 7)) == Place("content/kort.yml", 2, 3)
    assert source.places.at(("nothing", "at", "all")) == Place("content/kort.yml", 1, 1)
    assert source.places.key(("items", 0, "question")) == Place("content/kort.yml", 2, 5)


def test_excerpts() -> None:
    source = parse("første: 1\nanden: 2\n").value
    assert source is not None
    assert source.places.excerpt(2) == "anden: 2"
    assert (source.places.excerpt(0), source.places.excerpt(99)) == ("", "")


def test_columns_count_characters() -> None:
    source = parse('"blåbærgrød": {æ: ø}\n').value
    assert source is not None
    assert source.places.at(("blåbærgrød", "æ")) == Place("content/kort.yml", 1, 19)


def test_a_key_that_stands_twice_names_both_lines_and_keeps_the_first() -> None:
    checked = parse("a: 1\nb: {c: 1, c: [2, {d: 3}]}\na:\n  b: {c: 9}\n")
    assert [(one.code, one.place, one.facts) for one in checked.findings] == [
        ("duplicate-key", Place("content/kort.yml", 2, 11), {"key": "c", "first": 2}),
        ("duplicate-key", Place("content/kort.yml", 3, 1), {"key": "a", "first": 1}),
    ]
    assert checked.value is not None
    assert checked.value.data == {"a": 1, "b": {"c": 1}}
    assert checked.value.places.at(("b", "c")) == Place("content/kort.yml", 2, 8)


def test_keys_that_differ_only_in_how_a_letter_is_composed_are_the_same() -> None:
    assert told('blå: 1\n"bla\\u030a": 2\n') == [("duplicate-key", 2, 1)]


def test_references_and_types_are_refused_all_at_once() -> None:
    checked = parse("a: &x 1\nb: *x\nc: !!python/object/apply:os.system [ls]\nd: ! e\n")
    assert checked.value is None
    assert [(one.code, one.place and one.place.line, *one.facts.values()) for one in checked.findings] == [
        ("yaml-alias", 1, "&x"),
        ("yaml-alias", 2, "*x"),
        ("yaml-tag", 3, "!!python/object/apply:os.system"),
        ("yaml-tag", 4, "!"),
    ]


def test_an_alias_that_holds_itself_is_refused() -> None:
    assert told("a: &x [*x]\n") == [("yaml-alias", 1, 4), ("yaml-alias", 1, 8)]


def test_a_billion_laughs_are_refused() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert {code for code, _, _ in told(bomb)} == {"yaml-alias"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_the_depth_is_limited(opening: str) -> None:
    assert told(opening * 100_000)[0][0] == "yaml-too-deep"


def test_the_deepest_that_is_allowed() -> None:
    assert told("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert told("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == [("yaml-too-deep", 1, MAX_DEPTH + 1)]


def test_the_number_of_nodes_is_limited() -> None:
    assert told("[" + "1," * MAX_NODES + "]")[0][0] == "yaml-too-large"


def test_the_list_of_slips_is_bounded() -> None:
    checked = parse("- &a b\n" * 2000)
    assert checked.value is None
    assert len(checked.findings) == 500


def test_one_document_a_file() -> None:
    assert told("--- {a: 1}\n--- {b: 2}\n") == [("yaml-documents", 2, 1)]


@pytest.mark.parametrize("text", ["? [a, b]\n: 1\n", "? {a: 1}\n: 2\n", "'': 1\n", "{'': 1}"])
def test_a_key_must_be_a_text(text: str) -> None:
    assert [code for code, _, _ in told(text)] == ["yaml-key"]


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\e", r"\x85", r"\ud800", r"\uFFFE", r"\L"])
def test_escapes_cannot_smuggle_what_is_refused(escape: str) -> None:
    checked = parse(f'a: 1\nb: "x{escape}y"\n')
    assert checked.value is None
    assert [(one.code, one.place) for one in checked.findings] == [
        ("control-character", Place("content/kort.yml", 2, 4))
    ]


def test_escapes_are_composed_and_ordinary_ones_come_through() -> None:
    assert data(r'a: "bla\u030a\tb\nc \xe6"') == {"a": "blå\tb\nc æ"}


def test_raw_control_characters_are_told_with_their_spot() -> None:
    assert told("a: 1\nb: x\x07y\n") == [("control-character", 2, 5)]


@pytest.mark.parametrize("libyaml", [True, False])
def test_both_parsers_give_the_same(monkeypatch: pytest.MonkeyPatch, checkout: Path, libyaml: bool) -> None:
    text = (checkout / "content" / "basis.yml").read_text(encoding="utf-8")
    fast = parse(text)
    monkeypatch.setattr(yaml, "__with_libyaml__", libyaml and yaml.__with_libyaml__)
    assert parse(text) == fast
    assert fast.findings == ()


def test_files_are_read_with_what_was_found_about_their_text(tmp_path: Path) -> None:
    path = tmp_path / "kort.yml"
    path.write_bytes("title: Blå\ntitle: To\n".encode("cp1252"))
    checked = read_source(path, "content/kort.yml")
    assert checked.value is not None
    assert (checked.value.path, checked.value.shown, checked.value.data) == (path, "content/kort.yml", {"title": "Blå"})
    assert [one.code for one in checked.findings] == ["encoding-converted", "duplicate-key"]
    assert read_source(tmp_path / "ingen.yml", "ingen.yml").findings[0].code == "file-missing"
