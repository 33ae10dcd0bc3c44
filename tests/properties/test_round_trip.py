"""Cards that go out as a spreadsheet come back as they were, whatever a text begins with or holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kernekort.content import Deck, Item, Value
from kernekort.content.reading import deck_of, read_deck
from kernekort.content.written import Written
from kernekort.exchange import Look, bring, separated, target_at, workbook
from kernekort.importers import read_table
from kernekort.layout import load_layout
from kernekort.library import Found, Library
from kernekort.sources import parse_source
from tests.content_decks import project

LOOK = Look({word: word for word in ("sheet", "refusal", "required", "id", "number", "list")}, "#1D3FAF", "#FFFFFF")
SIGNS = "abæøå ÅZ0123456789-=+@'\"#:,;.?!&*|>%{}[]_x»«–…\u00a0é\U0001f600"
line = st.text(SIGNS, min_size=1, max_size=24).map(lambda text: " ".join(text.split(" ")).strip()).filter(bool)
word = st.one_of(
    line, st.sampled_from(["007", "0", "2026-12-03", "1/2", "true", "null", "=1+1", "-5", "'=a", "_x000D_", "12:30"])
)
texts = st.lists(word, min_size=1, max_size=3).map("\n".join)
blanks = st.lists(word, min_size=1, max_size=2).map("\n\n".join)


@st.composite
def items(draw: st.DrawFn) -> dict[str, Value]:
    optional: dict[str, st.SearchStrategy[Value]] = {
        "suit": st.sampled_from(["maalgruppe", "vaerdi", "tilgang"]),
        "title": word.map(collapsed),
        "followups": st.lists(word.map(collapsed), min_size=1, max_size=2).map(tuple),
        "minutes": st.integers(1, 600),
        "tags": st.lists(word.map(collapsed), min_size=1, max_size=3).map(tuple),
    }
    fields: dict[str, Value] = {"question": draw(st.one_of(texts, blanks))}
    for name, strategy in optional.items():
        if draw(st.booleans()):
            fields[name] = draw(strategy)
    return fields


def collapsed(text: str) -> str:
    return " ".join(text.split(" ")).strip()


def deck(library: Library, cards: list[dict[str, Value]], copies: int) -> Deck:
    layout = load_layout(library, "kort").value
    found = library.find("material", "a")
    assert layout is not None
    assert found is not None
    empty = read_deck(found, library, ()).value
    assert empty is not None
    (one,) = empty.items
    made = []
    for number, fields in enumerate(cards):
        ordered = {name: fields[name] for name in layout.fields if name in fields}
        made.append(Item(f"k{number}", "card", ordered, copies, one.place, {}))
    return replace(empty, items=tuple(made))


@settings(max_examples=40, deadline=None)
@given(st.lists(items(), min_size=1, max_size=4), st.integers(1, 99), st.booleans())
def test_out_and_in_again_is_the_same_deck(cards: list[dict[str, Value]], copies: int, packed: bool) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        library = project(folder, a="layout: kort\ntitle: P\nitems:\n  - {id: a, question: Hvem?}\n")
        before = deck(library, cards, copies)
        path = folder / ("kort.xlsx" if packed else "kort.csv")
        path.write_bytes((workbook if packed else separated)(before, LOOK)[0])
        read = read_table(path, path.name)
        target = target_at(library, folder, "ny", "kort").value
        assert read.value is not None, read.findings
        assert target is not None
        made = bring(read.value, target, library, "P", "da")
        assert made.value is not None, made.findings
        source = parse_source(made.value.text, target.path, "ny.yml").value
        assert source is not None
        after = deck_of(Written(source), Found("material", "ny", target.path, "project", "ny.yml"), library).value
        assert after is not None
        assert [(one.id, one.role, one.fields, one.copies) for one in after.items] == (
            [(one.id, one.role, one.fields, one.copies) for one in before.items]
        )
