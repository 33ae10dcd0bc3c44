"""What holds for any text, any terms and any deck."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kernekort.content import Value, choose
from kernekort.content.converting import converted
from kernekort.content.ids import is_safe, suggest
from kernekort.content.notebook import Notebook
from kernekort.content.terms import Swap
from kernekort.content.times import read_date
from kernekort.findings import Place
from kernekort.layout import Field
from kernekort.sources import parse_source
from tests.content_decks import deck

WORDS = st.text(alphabet="abøÆi", min_size=1, max_size=4)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", ", ", "-", "\u00ad", "", " – "])), max_size=12).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
SUITS = st.lists(st.sampled_from(["maalgruppe", "vaerdi", "tilgang"]), min_size=1, max_size=30)


@given(st.text(max_size=80), st.sets(st.text(alphabet="ab-12", max_size=4), max_size=5))
def test_a_suggested_id_is_safe_and_free(text: str, taken: set[str]) -> None:
    name = suggest(text, taken)
    assert not name or (is_safe(name) and name not in taken)


@given(TEXTS, WORDS)
def test_a_word_swapped_for_itself_changes_nothing(text: str, word: str) -> None:
    assert Swap({word: word}).text(text) == text


@given(TEXTS, st.dictionaries(WORDS, WORDS, max_size=4))
def test_swapping_leaves_gaps_and_longer_words_alone(text: str, terms: dict[str, str]) -> None:
    swapped = Swap(terms).text(text)
    whole = r"[\w\-\u00ad]+"
    assert re.split(whole, swapped) == re.split(whole, text)
    known = {variant for term in terms for variant in (term, term[:1].upper() + term[1:], term.upper())}
    for before, after in zip(re.findall(whole, text), re.findall(whole, swapped), strict=True):
        assert after == before or before in known


@given(SUITS, st.integers(1, 30), st.integers())
def test_drawn_cards_are_spread_as_evenly_as_the_suits_allow(suits: list[str], number: int, seed: int) -> None:
    whole = deck(*({"suit": suit} for suit in suits))
    chosen = choose(whole, {}, number, seed).value
    assert (chosen is None) == (number > len(suits))
    if chosen is None:
        return
    assert len(chosen.cards) == number
    drawn = [card.suit for card in chosen.cards]
    left = {suit for suit in suits if drawn.count(suit) < suits.count(suit)}
    fewest = min((drawn.count(suit) for suit in left), default=number)
    assert max(drawn.count(suit) for suit in suits) <= fewest + 1 or not left


NAMES = st.sampled_from(["title", "rows", "why", "how", "note"])
FIELDS = st.recursive(
    st.sampled_from(["text", "lines", "tags"]),
    lambda inner: st.dictionaries(NAMES, inner, min_size=1, max_size=4),
    max_leaves=8,
)
LAYOUTS = st.dictionaries(NAMES, FIELDS, min_size=1, max_size=4)
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
HABITS = st.sampled_from(["{d}. {m} {y}", "den {d}. {m} {y}", "{d}/{n} {y}", "{d:02}.{n:02}.{y}", "{d:02}-{n:02}-{y}"])
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31))


def declared(name: str, kind: object) -> Field:
    """A field of text, of a list of texts, or of a list of groups."""
    if isinstance(kind, dict):
        return Field(name, "list", items="group", fields=declarations(kind))
    return Field(name, "list", items="text") if kind == "tags" else Field(name, str(kind))


def declarations(kinds: Mapping[str, object]) -> dict[str, Field]:
    return {name: declared(name, kind) for name, kind in kinds.items()}


def written(field: Field, way: str) -> Value:
    """A value in which every text says where it stands."""
    if field.items == "group":
        return ({name: written(part, f"{way}/{name}") for name, part in field.fields.items()},)
    return (f"{way}!",) if field.items == "text" else f"{way}!"


def shared(before: Mapping[str, Field], fields: Mapping[str, Field], way: str = "") -> Iterator[str]:
    """The texts that two layouts have in common."""
    for name, one in fields.items():
        other = before.get(name)
        if other is None or one.items != other.items:
            continue
        yield from shared(other.fields, one.fields, f"{way}/{name}") if one.items == "group" else [f"{way}/{name}!"]


@given(LAYOUTS, LAYOUTS)
def test_a_converted_deck_holds_what_both_layouts_declare_and_nothing_else(
    kinds: dict[str, object], other: dict[str, object]
) -> None:
    whole = deck({"id": "a"})
    before = replace(whole.layout, fields=declarations(kinds))
    after = replace(whole.layout, name="andet", fields=declarations(other))
    fields = {name: written(field, f"/{name}") for name, field in before.fields.items()}
    places = {f"{name}.0.why": Place("a", 1) for name in fields}
    item = replace(whole.items[0], fields=fields, places=places)
    made = converted(replace(whole, layout=before, items=(item,), extra=fields), after).value
    kept = sorted(set(shared(before.fields, after.fields)))
    if made is None:
        assert kept == []
        return
    assert sorted(set(re.findall(r"/[a-z/]+!", repr(made.items[0].fields)))) == kept
    assert sorted(set(re.findall(r"/[a-z/]+!", repr(made)))) == kept
    assert set(made.items[0].places) <= set(places)


@given(DAYS, HABITS)
def test_a_date_in_words_or_figures_is_told_as_it_is_to_be_written(day: date, pattern: str) -> None:
    text = pattern.format(d=day.day, n=day.month, y=day.year, m=MONTHS[day.month - 1])
    source = parse_source(f"date: {text}", Path("a.yml"), "a.yml").value
    assert source is not None
    notebook = Notebook(source)
    assert read_date(text, ("date",), notebook) is None
    assert [finding.facts["near"] for finding in notebook.findings] == [day.isoformat()]
    assert read_date(day.isoformat(), ("date",), notebook) == day.isoformat()
