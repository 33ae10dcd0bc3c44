"""A deck read again comes to what it comes to when it is read for the first time, whatever has changed in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kernekort.content import Deck, Rereading, load_deck, reading
from kernekort.content import rereading as module
from kernekort.findings import Checked
from kernekort.library import Found, Library
from tests.content_decks import LAYOUT, project

DECK = """\
layout: kort
title: Prøve
items:
  - {id: et, suit: vaerdi, question: Hvem er borger?}
  - id: to
    question: Og hvem
      lægger mærke til det?
    picture: content/x.svg
  - {id: tre, question: Hvorfor?}
"""
CHILD = """\
extends: prøve
title: Barn
change:
  et: {question: Hvem ellers?}
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = project(tmp_path, proeve=DECK, barn=CHILD.replace("prøve", "proeve"))
    write(library, "content/x.svg", PICTURE)
    return library


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read as a whole."""
    seen: list[str] = []
    deck_in = reading.deck_in

    def noted(*args: object) -> Checked[Deck]:
        seen.append(args[1].name)  # type: ignore[attr-defined]
        return deck_in(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "deck_in", noted)
    return seen


def write(library: Library, path: str, text: str) -> None:
    target = library.roots[0].path / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def gone(library: Library, path: str) -> None:
    (library.roots[0].path / path).unlink()


def read(library: Library, before: Rereading, name: str = "proeve") -> Checked[Deck]:
    """A deck read again, which is what it is when it is read anew."""
    again = load_deck(library, name, before=before)
    assert again == load_deck(library, name)
    return again


def test_what_says_the_same_is_the_same(library: Library, whole: list[str]) -> None:
    before = Rereading()
    first = read(library, before).value
    assert first is not None
    again = load_deck(library, "proeve", given={"level": "let"}, before=before)
    assert again == load_deck(library, "proeve", given={"level": "let"})
    assert read(library, before).value == first
    assert whole == ["proeve"]


def test_one_item_that_has_changed_is_read_by_itself(library: Library, whole: list[str]) -> None:
    before = Rereading()
    first = before.read(found(library), library).value
    write(library, "content/proeve.yml", DECK.replace("Hvorfor?", "Hvordan?"))
    after = before.read(found(library), library).value
    assert first is not None
    assert after is not None
    assert after.items[:2] == first.items[:2]
    assert [one is other for one, other in zip(after.items, first.items, strict=True)] == [True, True, False]
    assert read(library, before).value is not None
    assert whole == ["proeve"]


def found(library: Library) -> Found:
    one = library.find("material", "proeve")
    assert one is not None
    return one


CHANGES: list[tuple[str, Callable[[Library], None], list[str]]] = [
    ("an item", lambda home: write(home, "content/proeve.yml", DECK.replace("Hvorfor?", "Hvem?")), []),
    ("a line above", lambda home: write(home, "content/proeve.yml", "# Bemærk\n" + DECK), []),
    ("a longer item", lambda home: write(home, "content/proeve.yml", DECK.replace("    picture", "\n    picture")), []),
    ("two items", lambda home: write(home, "content/proeve.yml", DECK.replace("Hvem", "Hvad").replace("Hv", "v")), []),
    ("moved items", lambda home: write(home, "content/proeve.yml", moved(DECK)), []),
    ("an item less", lambda home: write(home, "content/proeve.yml", DECK.rpartition("  - ")[0]), []),
    ("an item twice", lambda home: write(home, "content/proeve.yml", DECK.replace("tre", "et")), ["duplicate-id"]),
    ("no YAML", lambda home: write(home, "content/proeve.yml", DECK.replace("Hvorfor?", "[")), ["yaml-syntax"]),
    (
        "a slip",
        lambda home: write(home, "content/proeve.yml", DECK.replace("question: Hvor", "x: Hvor")),
        ["unknown-field", "missing-field"],
    ),
    ("the title", lambda home: write(home, "content/proeve.yml", DECK.replace("Prøve", "En anden")), []),
    ("another layout", lambda home: write(home, "layouts/kort/layout.yml", LAYOUT.replace("63mm", "60mm")), []),
    (
        "a field less",
        lambda home: write(home, "layouts/kort/layout.yml", LAYOUT.replace("picture:", "photo:")),
        ["unknown-field"],
    ),
    ("no layout", lambda home: gone(home, "layouts/kort/layout.yml"), ["unknown-layout"]),
    ("no template", lambda home: gone(home, "layouts/kort/template.html.j2"), ["template-missing"]),
    ("its words", lambda home: write(home, "layouts/kort/words.yml", "da: {en: to}\nen: {en: two}\n"), []),
    ("its style", lambda home: write(home, "layouts/kort/style.css", "p { top: 1mm }"), []),
    ("no picture", lambda home: gone(home, "content/x.svg"), ["image-missing"]),
    ("a twin", lambda home: write(home, "content/proeve.md", "---\ntitle: x\n---\n"), ["material-twice"]),
    ("no file", lambda home: gone(home, "content/proeve.yml"), ["unknown-material"]),
]


def moved(deck: str) -> str:
    head, first, second, third = deck.split("  - ")
    return f"{head}  - {third}  - {second}  - {first}"


@pytest.mark.parametrize(("change", "codes"), [one[1:] for one in CHANGES], ids=[one[0] for one in CHANGES])
def test_whatever_changes_is_noticed(library: Library, change: Callable[[Library], None], codes: list[str]) -> None:
    before = Rereading()
    read(library, before)
    change(library)
    for _ in range(2):
        assert sorted(finding.code for finding in read(library, before).findings) == sorted(codes)


def test_a_picture_that_another_lies_over_is_found(tmp_path: Path) -> None:
    library = project(tmp_path)
    (built_in,) = [root.path for root in library.roots if root.name == "built-in"]
    name = next(path.relative_to(built_in).as_posix() for path in sorted(built_in.glob("layouts/*/style.css")))
    write(library, "content/proeve.yml", DECK.replace("content/x.svg", name))
    before = Rereading()
    first = read(library, before).value
    write(library, name, "p { top: 1mm }")
    second = read(library, before).value
    assert first is not None
    assert second is not None
    assert first.images[name] == built_in / name != second.images[name]


def test_what_extends_another_is_read_anew_when_that_has_changed(library: Library, whole: list[str]) -> None:
    before = Rereading()
    for _ in range(3):
        read(library, before, "barn")
    assert whole == ["barn", "proeve"]
    write(library, "content/proeve.yml", DECK.replace("Hvorfor?", "Hvordan?"))
    changed = read(library, before, "barn").value
    assert changed is not None
    assert changed.items[2].fields["question"] == "Hvordan?"
    assert whole == ["barn", "proeve", "barn"]
    write(library, "content/barn.yml", CHILD.replace("prøve", "proeve").replace("ellers", "så"))
    read(library, before, "barn")
    assert whole == ["barn", "proeve", "barn", "barn"]
    gone(library, "content/proeve.yml")
    assert [one.code for one in read(library, before, "barn").findings] == ["unknown-material"]


def test_a_deck_that_extends_itself_after_all_is_told(library: Library) -> None:
    before = Rereading()
    read(library, before, "barn")
    write(library, "content/proeve.yml", CHILD.replace("prøve", "barn"))
    for _ in range(2):
        assert "deck-circle" in {one.code for one in read(library, before, "barn").findings}
        assert "deck-circle" in {one.code for one in read(library, before).findings}
    write(library, "content/proeve.yml", DECK)
    assert read(library, before, "barn").findings == ()


def test_what_lies_over_what_it_extends_is_seen_through(tmp_path: Path) -> None:
    """A file of the project that extends the built-in one of its own name."""
    library = project(tmp_path, basis="extends: basis\ntitle: Vores\npick: {id: [spor]}\n")
    before = Rereading()
    for text in ("extends: basis\ntitle: Vores\n", "extends: basis\ntitle: Andres\n"):
        write(library, "content/basis.yml", text)
        for _ in range(2):
            found = load_deck(library, "basis", before=before).value
            assert found == load_deck(library, "basis").value
            assert found is not None


def test_a_text_with_a_head_is_kept_as_long_as_it_says_the_same(library: Library, whole: list[str]) -> None:
    text = "---\nlayout: kort\ntitle: Prøve\nquestion: Hvem?\n---\n"
    gone(library, "content/proeve.yml")
    write(library, "content/proeve.md", text)
    before = Rereading()
    read(library, before)
    read(library, before)
    write(library, "content/proeve.md", text.replace("Hvem?", "Hvad?"))
    read(library, before)
    assert whole == ["proeve", "proeve"]


def test_two_libraries_are_two(library: Library, tmp_path: Path) -> None:
    other = project(tmp_path / "other", proeve=DECK.replace("    picture: content/x.svg\n", ""))
    before = Rereading()
    for _ in range(2):
        assert read(library, before) != read(other, before)


def test_what_is_long_past_is_forgotten(library: Library, monkeypatch: pytest.MonkeyPatch, whole: list[str]) -> None:
    before = Rereading()
    for number in range(28):
        write(library, f"content/nr-{number}.yml", DECK)
        read(library, before, f"nr-{number}")
    assert len(before._kept) == 24
    read(library, before, "nr-27")
    read(library, before, "nr-4")
    assert len(whole) == 28
    read(library, before, "nr-0")
    assert len(whole) == 29
    monkeypatch.setattr(module, "_LONGEST", 10)
    read(library, before, "nr-1")
    read(library, before, "nr-1")
    assert len(whole) == 31
