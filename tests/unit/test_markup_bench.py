"""A bench saves work and changes nothing: what is poured on it is what would be poured anew, whatever has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kernekort.library import Library
from kernekort.markup import Bench, FaceMarkup
from kernekort.markup.asking import BrandTold
from kernekort.markup.environment import Templates
from kernekort.markup.model import drawings_of
from kernekort.pipeline import Job, Target, prepare
from kernekort.store import Store
from kernekort.typography import House
from tests.pouring import LAYOUT, project

IMAGE = "  picture: {type: image}\n"
TEMPLATE = """
{% from "slip/part.html.j2" import shown with context %}
{% include "slip/more.html.j2" ignore missing %}
<h1>{{ balanced(item.question, "display", 17, 40)|join("<br>"|safe) }}</h1>{{ figure() }}{{ shown() }}
<i>{{ width(item.question, "display", 17) }}</i>
{% if item.picture %}{{ image(item.picture) }}{% endif %}
<p>{{ (item.note or "")|joints }}</p><p>{{ deck.title }} {{ brand.unit }} {{ side }}</p>
"""
PART = "{% macro shown() %}{{ item.minutes }}{% endmacro %}"
DECK = """
layout: slip
title: Lapper
items:
  - {id: et, suit: vaerdi, question: 'Hvad er "værdien" kl. 9.00 for dem, der kommer ind ad døren?', minutes: 5}
  - {id: to, suit: joker, question: Og hvem lægger mærke til dem?, note: Fra medarbejderudviklingssamtalen}
  - {id: tre, question: Hvorfor?, picture: content/images/x.png}
"""
FILES = {
    "layouts/slip/layout.yml": LAYOUT + IMAGE,
    "layouts/slip/template.html.j2": TEMPLATE,
    "layouts/slip/part.html.j2": PART,
    "layouts/slip/style.css": "p { top: 1mm }",
    "content/slips.yml": DECK,
    "content/images/x.png": "no picture, but a file",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return project(tmp_path / "p", FILES)


@pytest.fixture
def poured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been poured of a template, by the id of the item."""
    seen: list[str] = []
    pour = Templates.pour

    def noted(self: Templates, template: str, data: dict[str, dict[str, str]]) -> object:
        seen.append(data["item"]["id"])
        return pour(self, template, data)

    monkeypatch.setattr(Templates, "pour", noted)
    return seen


def faces(library: Library, bench: Bench | None = None, job: Job | None = None) -> tuple[FaceMarkup, ...]:
    checked = prepare("slips", job or Job(), library, bench)
    assert checked.findings == ()
    assert checked.value is not None
    return checked.value.faces


def write(library: Library, path: str, text: str) -> None:
    project(library.roots[0].path, {path: text})


def test_what_serves_one_run_keeps_no_faces(library: Library, poured: list[str]) -> None:
    bench = Bench(warm=False)
    first, again = faces(library, bench), faces(library, bench)
    assert first == again == faces(library, Bench())
    assert poured == ["et", "et", "to", "to", "tre", "tre"] * 3


def test_the_same_deck_is_poured_once(library: Library, poured: list[str]) -> None:
    bench = Bench()
    first = faces(library, bench)
    assert poured == ["et", "et", "to", "to", "tre", "tre"]
    assert faces(library, bench) == first
    assert len(poured) == 6
    assert faces(library) == first
    assert len(poured) == 12


CHANGES = [
    ("content/slips.yml", DECK.replace("Og hvem", "Men hvem"), ["to"]),
    ("content/slips.yml", DECK.replace("minutes: 5", "minutes: 6"), ["et"]),
    ("content/slips.yml", "# en bemærkning\n" + DECK, []),
    ("content/slips.yml", DECK.replace("suit: joker", "suit: vaerdi"), ["to"]),
    ("content/slips.yml", DECK.replace("title: Lapper", "title: Sedler"), ["et", "to", "tre"]),
    ("content/slips.yml", DECK.replace("id: tre", "id: fire"), ["fire"]),
    ("layouts/slip/template.html.j2", TEMPLATE + "x", ["et", "to", "tre"]),
    ("layouts/slip/part.html.j2", PART.replace("{{ item", "i alt {{ item"), ["et", "to", "tre"]),
    ("layouts/slip/more.html.j2", "mere", ["et", "to", "tre"]),
    ("layouts/slip/style.css", "p { top: 2mm }", ["et", "to", "tre"]),
    ("layouts/slip/layout.yml", FILES["layouts/slip/layout.yml"].replace("63mm", "64mm"), ["et", "to", "tre"]),
    ("layouts/slip/words.yml", "da: {en: to}\nen: {en: two}", ["et", "to", "tre"]),
    ("layouts/_shared/compounds.da.txt", "læg|ger mær|ke", ["et", "to", "tre"]),
    ("content/images/x.png", "another file", []),
]


@pytest.mark.parametrize(("path", "text", "anew"), CHANGES)
def test_what_has_changed_is_poured_anew_and_nothing_else(
    library: Library, poured: list[str], path: str, text: str, anew: list[str]
) -> None:
    bench = Bench()
    faces(library, bench)
    write(library, path, text)
    poured.clear()
    after = faces(library, bench)
    assert poured == [name for name in anew for _ in range(2)]
    assert after == faces(library)


@pytest.mark.parametrize(
    "job",
    [
        Job(brand="aaloese"),
        Job(unit="Hjemmeplejen"),
        Job(house=House(clock="09.00")),
        Job(house=House(quotes="curly")),
        Job(compounds=("medarbejderudviklings|samtale",)),
        Job(target=Target.SCREEN),
    ],
)
def test_another_job_on_the_same_bench_comes_to_what_it_should(library: Library, job: Job) -> None:
    bench = Bench()
    usual = faces(library, bench)
    assert faces(library, bench, job) == faces(library, None, job) != usual
    assert faces(library, bench) == usual


def test_a_picture_that_is_gone_is_told_of_though_its_face_is_known(library: Library) -> None:
    write(library, "layouts/slip/template.html.j2", "{{ image('content/images/x.png') }}")
    bench = Bench()
    faces(library, bench)
    (library.roots[0].path / "content/images/x.png").unlink()
    deck = DECK.replace(", picture: content/images/x.png", "")
    write(library, "content/slips.yml", deck)
    told = prepare("slips", Job(), library, bench)
    assert told.value is None
    assert [one.code for one in told.findings] == ["template-error"]
    assert told.findings == prepare("slips", Job(), library).findings


def test_a_template_that_is_mended_is_poured(library: Library) -> None:
    bench = Bench()
    write(library, "layouts/slip/part.html.j2", "{% macro shown() %}{{ nothing }}{% endmacro %}")
    assert [one.code for one in prepare("slips", Job(), library, bench).findings] == ["template-error"]
    write(library, "layouts/slip/part.html.j2", PART)
    assert faces(library, bench) == faces(library)


def test_another_typeface_is_measured_anew(tmp_path: Path, checkout: Path) -> None:
    library = project(tmp_path / "p", {**FILES, "fonts/familjen-grotesk/font.yml": FONT})
    folder = library.roots[0].path / "fonts/familjen-grotesk"
    fonts = checkout / "fonts"
    (folder / "x.ttf").write_bytes((fonts / "familjen-grotesk/familjen-grotesk-700.ttf").read_bytes())
    bench = Bench(Store(tmp_path / "cache"))
    before = faces(library, bench)
    (folder / "x.ttf").write_bytes((fonts / "literata/literata-700.ttf").read_bytes())
    after = faces(library, bench)
    assert after == faces(library)
    assert after[0].html != before[0].html


FONT = "family: Familjen Grotesk\nlicence: OFL-1.1\nfiles:\n  - {file: x.ttf, weight: 700}\n"


def test_what_was_made_of_texts_is_there_for_the_next_run(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "cache")
    first = faces(library, Bench(store))
    assert store.usage.written > 0

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("worked out once more")

    monkeypatch.setattr("kernekort.fit.steps.balance", refuse)
    monkeypatch.setattr("kernekort.markup.dressing.dress", refuse)
    assert faces(library, Bench(Store(store.folder))) == first
    written = store.usage.written
    faces(library, Bench(store))
    assert store.usage.written == written


@pytest.mark.parametrize("body", [b"", b"[]", b"\0" * 99])
def test_a_store_with_anything_in_it_changes_nothing(library: Library, tmp_path: Path, body: bytes) -> None:
    store = Store(tmp_path / "cache")
    first = faces(library, Bench(store))
    kept = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert len(kept) >= 2
    for path in kept:
        store.put(path.parts[-3], path.name, body)
    assert faces(library, Bench(store)) == first
    for path in kept:
        path.write_bytes(body)
    assert faces(library, Bench(Store(store.folder))) == first


def test_a_store_that_cannot_be_written_is_no_obstacle(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert faces(library, Bench(Store(tmp_path / "file"))) == faces(library)


def test_a_bench_forgets_what_is_long_past(library: Library) -> None:
    bench = Bench()
    for number in range(20):
        faces(library, bench, replace(Job(), unit=f"Enhed {number}"))
    assert all(len(desk._poured) <= 12 for desk in bench._desks)
    for number in range(9):
        faces(library, bench, Job(compounds=(f"ord|{'x' * number}",)))
    assert len(bench._desks) <= 4
    assert faces(library, bench) == faces(library)


WHOSE = """
{% from "_shared/parts.html.j2" import client_line with context %}
<p>{{ item.question }}</p>{{ client_line(90) }}
{% if item.minutes %}{{ brand.unit }}{% endif %}{% if item.note %}{{ logo() }}{% endif %}
{% if item.picture %}{% for name in brand %}{{ name }}{% endfor %}{% endif %}
"""


def test_another_client_is_poured_only_where_it_is_asked_who_that_is(library: Library, poured: list[str]) -> None:
    write(library, "layouts/slip/template.html.j2", WHOSE)
    bench = Bench()
    first = faces(library, bench, Job(brand="aaloese", unit="Hjemmeplejen"))
    poured.clear()
    other = faces(library, bench, Job(brand="aaloese", unit="Bakkeskolen & SFO"))
    assert poured == ["et", "et", "tre", "tre"]
    assert other == faces(library, None, Job(brand="aaloese", unit="Bakkeskolen & SFO"))
    assert all("Bakkeskolen &amp; SFO</p>" in face.html for face in other)
    assert all(face.html.count("Hjemmeplejen</p>") == 1 for face in first)


def test_a_mark_that_a_text_says_is_a_text(library: Library) -> None:
    marked = DECK.replace("Hvorfor?", "'<p data-line=\"40.0\"></p>'")
    write(library, "layouts/slip/template.html.j2", "<p>{{ item.question }}</p>")
    write(library, "content/slips.yml", marked)
    checked = prepare("slips", Job(brand="aaloese"), library)
    assert checked.value is None or not any("Åløse" in face.html for face in checked.value.faces)


@pytest.mark.parametrize(
    "look",
    [
        dict,
        list,
        lambda told: told == {},
        lambda told: told != {},
        lambda told: told.copy(),
        lambda told: list(told.values()),
    ],
)
def test_whoever_goes_through_a_brand_has_asked_for_all_of_it(look: Callable[[BrandTold], object]) -> None:
    asked: set[str] = set()
    told = BrandTold({"title": "Åløse", "unit": "Hjemmeplejen"}, asked)
    assert told.get("unit") == "Hjemmeplejen"
    assert told.get("logo") is None
    assert asked == {"unit", "logo"}
    look(told)
    assert asked == {"title", "unit", "logo"}


def test_a_face_that_says_the_same_is_the_same(library: Library) -> None:
    bench = Bench()
    before = faces(library, bench)
    write(library, "content/slips.yml", DECK.replace("Og hvem", "Men hvem"))
    after = faces(library, bench)
    # The two of the changed item are new, and so are those that show a picture: it may have changed.
    assert [one is other for one, other in zip(after, before, strict=True)] == [True] * 2 + [False] * 4
    assert all(one.css is before[0].css for one in after)
    write(library, "content/slips.yml", "# en bemærkning\n" + DECK)
    moved = faces(library, bench)
    assert [one.key for one in moved] == [one.key for one in before]
    assert [one.place.line for one in moved] == [one.place.line + 1 for one in before]
    assert moved == faces(library)


def test_items_that_change_places_keep_their_faces(library: Library) -> None:
    bench = Bench()
    faces(library, bench)
    *head, first, second, third, _ = DECK.split("\n")
    write(library, "content/slips.yml", "\n".join([*head, third, first, second, ""]))
    assert faces(library, bench) == faces(library)


def test_a_page_that_ends_where_it_is_cut_has_its_fields_on_a_screen_alone(library: Library) -> None:
    """Its style sheet is the same for paper and for a screen."""
    write(library, "layouts/slip/layout.yml", FILES["layouts/slip/layout.yml"].replace("bleed: 3mm", "bleed: 0mm"))
    write(library, "layouts/slip/template.html.j2", "{% if screen %}<input>{% endif %}")
    bench, screen = Bench(), Job(target=Target.SCREEN)
    printed, shown = faces(library, bench), faces(library, bench, screen)
    assert {one.css for one in printed} == {one.css for one in shown}
    assert (printed, shown) == (faces(library), faces(library, None, screen))
    assert all("<input>" in face.html for face in shown)


FIT = """
fit:
  question:
    font: display
    width: 51.5mm
    steps:
      - {size: 17pt, leading: 6mm, lines: 2, name: large}
      - {size: 12pt, leading: 4mm, lines: 6, name: small}
"""


def test_texts_in_one_size_follow_one_another(library: Library) -> None:
    write(library, "layouts/slip/layout.yml", FILES["layouts/slip/layout.yml"] + FIT)
    write(library, "layouts/slip/template.html.j2", "<p>{{ fit.question.step }}</p>")
    bench = Bench()
    short = DECK.replace("Hvad er", "Er").replace(" kl. 9.00 for dem, der kommer ind ad døren", "")
    wordy = short.replace("Hvorfor?", "Hvorfor? " * 12)
    for deck in (short, wordy):
        for text in (deck, deck + "fit: uniform\n", deck):
            write(library, "content/slips.yml", text)
            shown = faces(library, bench)
            assert shown == faces(library)
            together = "uniform" in text and deck is wordy
            assert ("<p>small</p>" in shown[0].html) is together


def test_nothing_is_kept_of_what_a_deck_said_before(library: Library) -> None:
    write(library, "layouts/slip/template.html.j2", "{{ figure() }}<p>{{ item.question }}</p>")
    bench = Bench()
    faces(library, bench)
    for number in range(4):
        write(library, "content/slips.yml", DECK.replace("id: et", f"id: nr-{number}"))
        shown = faces(library, bench)
    (desk,) = bench._desks
    ((_, pile),) = desk._poured
    assert pile.items.keys() == {"nr-3", "to", "tre"}
    assert pile.drawings.keys() == {piece for face in shown for piece in drawings_of(face)} != set()
