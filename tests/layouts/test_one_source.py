"""One source, two prints: what is only for whoever leads the day is nowhere in the file that participants get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from kernekort.content import Deck, load_deck
from kernekort.layout import load_layout
from kernekort.library import Library
from kernekort.pipeline import Job, Target
from tests.building import Builder
from tests.pdf_contents import holds, letters, letters_in

HIDDEN = ("goal", "room", "before", "afterwards", "trouble")
HIDDEN_IN_ROWS = ("why", "how", "say", "who", "materials", "plan_b")
SEEN = ("kicker", "title", "lead", "place")
SEEN_IN_ROWS = ("text", "detail", "subitems", "notes")

MARKED = """
layout: script
title: Drejebøger
items:
  - id: dag
    title: SYNLIGtitel
    kicker: SYNLIGrubrik
    lead: SYNLIGindledning er her.
    date: "2026-12-03"
    place: SYNLIGsted
    start: "9.00"
    goal: HEMMELIGTmål er det.
    room: HEMMELIGTlokale er det.
    before: [HEMMELIGTfør et, HEMMELIGTfør to]
    afterwards: [HEMMELIGTefterarbejde]
    trouble: [HEMMELIGTknibe]
    rows:
      - text: SYNLIGtekst
        minutes: 30
        kind: plenum
        detail: SYNLIGuddybning
        subitems: [SYNLIGTunderpunkt]
        notes: [SYNLIGnote]
        why: HEMMELIGThvorfor
        how: HEMMELIGThvordan
        say: »HEMMELIGTsagt«
        who: HEMMELIGThvem
        materials: [HEMMELIGTmateriale]
        plan_b: HEMMELIGplan
"""
PROGRAMME = "layout: programme\nextends: drejebog\ntitle: Programmer\n"
ONLY_HIDDEN = "hemmelig"


def values(deck: Deck, fields: tuple[str, ...], in_rows: tuple[str, ...]) -> Iterator[str]:
    """Every text of these fields of the items and of their rows."""
    for item in deck.items:
        rows = item.fields.get("rows", ())
        groups = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple) else []
        for names, group in ((fields, item.fields), *((in_rows, row) for row in groups)):
            for name in names:
                value = group.get(name, ())
                yield from (str(one) for one in (value if isinstance(value, tuple) else (value,)))


def sentences(text: str) -> list[str]:
    """The sentences of a text, for a part of a text told would be as bad as all of it."""
    return [one for one in text.replace("!", ".").replace("?", ".").replace(":", ".").split(".") if letters(one)]


def printed_words() -> Iterator[str]:
    """The words that a programme prints of its own."""
    layout = load_layout(Library.open(), "programme").value
    assert layout is not None
    yield from layout.words["da"].values()


def contents_of(builder: Builder, job: Job, library: Library | None = None, material: str = "programmer") -> list[str]:
    return list(letters_in(builder.product(material, job, library).data))


@pytest.fixture(scope="module")
def scripts() -> Deck:
    deck = load_deck(Library.open(), "drejeboeger").value
    assert deck is not None
    return deck


@pytest.mark.parametrize("brand", ["kernekort", "aaloese"])
@pytest.mark.parametrize("target", list(Target))
def test_no_sentence_for_the_leader_is_in_the_programmes(
    builder: Builder, scripts: Deck, target: Target, brand: str
) -> None:
    contents = contents_of(builder, Job(target=target, brand=brand))
    shown = letters(" ".join((*values(scripts, SEEN, SEEN_IN_ROWS), *printed_words())))
    hidden = [one for text in values(scripts, HIDDEN, HIDDEN_IN_ROWS) for one in sentences(text)]
    # What participants are told in another place gives nothing away: »Aftaleark«, »Hver for sig«.
    telling = [one for one in hidden if letters(one) not in shown and len(one.split()) > 1]
    assert len(telling) > 250
    assert len(telling) > 0.8 * len(hidden)
    assert [one for one in telling if holds(contents, one)] == []


@pytest.mark.parametrize("target", list(Target))
def test_every_word_for_participants_is_in_the_programmes(builder: Builder, scripts: Deck, target: Target) -> None:
    product = builder.product("programmer", Job(target=target))
    contents = list(letters_in(product.data))
    texts = [one for text in values(scripts, SEEN, SEEN_IN_ROWS) for one in sentences(text)]
    assert len(texts) > 100
    assert [one for one in texts if not holds(contents, one)] == []


@pytest.mark.parametrize("target", list(Target))
def test_what_is_marked_as_secret_stays_behind(builder: Builder, target: Target) -> None:
    """Words that occur nowhere else, in every field there is, searched for letter by letter."""
    files = {"content/drejebog.yml": MARKED, "content/program.yml": PROGRAMME}
    library = builder.project("one-source", files)
    programme = contents_of(builder, Job(target=target), library, "program")
    assert not [one for one in programme if ONLY_HIDDEN in one]
    script = contents_of(builder, Job(target=target), library, "drejebog")
    deck = load_deck(library, "drejebog").value
    assert deck is not None
    hidden, seen = list(values(deck, HIDDEN, HIDDEN_IN_ROWS)), list(values(deck, SEEN, SEEN_IN_ROWS))
    assert len(hidden) == 12
    assert len(seen) == 8
    assert [text for text in (*hidden, *seen) if not holds(script, text)] == []
    assert [text for text in seen if not holds(programme, text)] == []


def test_another_layout_asked_for_hides_as_much(builder: Builder) -> None:
    """``--layout programme`` makes the same of a script as a material that extends it."""
    library = builder.project("one-source", {"content/drejebog.yml": MARKED})
    contents = contents_of(builder, Job(layout="programme"), library, "drejebog")
    assert not [one for one in contents if ONLY_HIDDEN in one]
    assert holds(contents, "SYNLIGuddybning")


def test_the_search_finds_what_lies_hidden_in_a_file(builder: Builder, scripts: Deck) -> None:
    """In a script the sentences are there: the search that finds none in a programme can find them."""
    contents = contents_of(builder, Job(target=Target.PRESS), material="drejeboeger")
    hidden = [one for text in values(scripts, HIDDEN, HIDDEN_IN_ROWS) for one in sentences(text)]
    assert [one for one in hidden if not holds(contents, one)] == []
