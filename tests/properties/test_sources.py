"""Whatever is written, reading it raises nothing; and what is written plainly comes back as it was."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kernekort.findings import Checked, has_errors
from kernekort.sources import Data, Keys, Source, parse_source
from kernekort.sources.characters import check_text
from kernekort.sources.encoding import decode
from kernekort.sources.scalars import plain_value

YAMLISH = st.text(st.sampled_from(list("ab:- \n\t\"'[]{},#&*!|>%@`?\\~0å\u030a\u2028")), max_size=60)
WORDS = st.text(st.characters(codec="utf-8"), max_size=20).filter(lambda text: not check_text(text, "a.yml"))
KEYS = WORDS.map(lambda text: unicodedata.normalize("NFC", f"k{text}"))
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15) + 1, 10**15 - 1) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def parse(text: str) -> Checked[Source]:
    return parse_source(text, Path("a.yml"), "a.yml")


def composed(data: Data) -> Data:
    """The data with every text composed, as reading leaves it."""
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, list):
        return [composed(entry) for entry in data]
    return {key: composed(value) for key, value in data.items()} if isinstance(data, dict) else data


def ways(data: Data, way: Keys = ()) -> list[Keys]:
    inner: list[tuple[str | int, Data]] = []
    if isinstance(data, dict):
        inner = list(data.items())
    elif isinstance(data, list):
        inner = list(enumerate(data))
    return [way, *(deeper for key, value in inner for deeper in ways(value, (*way, key)))]


@settings(deadline=None, max_examples=300)
@given(YAMLISH | st.text(max_size=40))
def test_any_text_gives_data_or_a_finding_with_a_place(text: str) -> None:
    checked = parse(text)
    assert checked.value is not None or has_errors(checked.findings)
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    for finding in checked.findings:
        assert finding.place is not None
        assert finding.place.file == "a.yml"
        assert 1 <= finding.place.line <= len(lines) + 1
        assert finding.place.column >= 1
    if checked.value is not None:
        assert set(checked.value.places.values) == set(ways(checked.value.data))


@settings(deadline=None)
@given(TREES)
def test_json_comes_back_as_it_was(data: Data) -> None:
    checked = parse(json.dumps(data, ensure_ascii=False))
    assert checked.findings == ()
    assert checked.value is not None
    assert checked.value.data == composed(data)


@settings(deadline=None)
@given(TREES)
def test_what_another_writer_writes_comes_back_with_its_places(data: Data) -> None:
    checked = parse(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    if checked.value is not None:
        assert set(checked.value.places.values) == set(ways(checked.value.data))


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is but one parser here")
@settings(deadline=None)
@given(TREES, st.booleans(), st.booleans(), st.integers(20, 200), st.none() | st.integers(0, 400))
def test_both_parsers_say_the_same(data: Data, flow: bool, letters: bool, width: int, cut: int | None) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=letters, width=width, sort_keys=False)
    # A file that ends in the middle of things is a mistake that people make.
    text = text[:cut]
    fast = parse(text)
    with patch.object(yaml, "__with_libyaml__", False):
        assert parse(text) == fast


@given(st.integers(-(10**20), 10**20))
def test_numbers_are_numbers_only_when_that_loses_nothing(number: int) -> None:
    value = plain_value(str(number))
    assert str(value) == str(number)
    assert isinstance(value, int) == (abs(number) < 10**15)


@given(st.binary(max_size=80))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    decoded = decode(data, "a.yml")
    assert (decoded.value is None) == has_errors(decoded.findings)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    data = text.encode()
    decoded = decode(data, "a.yml")
    if decoded.value is not None:
        assert decoded.value == text.removeprefix("\ufeff")
        assert decoded.findings == ()


OLD_WORDS = ["Ærø", "ÆBLE", "BÆR", "Kære", "blå", "pære", "ØL", "kø", "Åen", "og"]


@given(st.lists(st.sampled_from(OLD_WORDS), min_size=1).map(" ".join), st.sampled_from(["mac-roman", "cp865", "cp850"]))
def test_danish_of_old_machines_is_never_misread(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.yml")
    assert decoded.value is None or decoded.value == text
