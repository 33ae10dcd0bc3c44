"""A project saved time and again, and built in a process that stays: what comes of it is what comes of it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PIL import Image

from kernekort.faces import Engine
from kernekort.findings import Checked
from kernekort.library import Library, built_in
from kernekort.pipeline import Job, Material, make
from kernekort.typeset import Pool
from kernekort.watching import Request, Workbench

LAYOUT = """\
extends: dialog-card
title: {da: Kort, en: Card}
fields:
  picture: {type: image, alias: billede}
"""
TEMPLATE = """\
{% if side == "front" %}<div class="figure" style="background-image:{{ figure() }}"></div><h1>{{ item.question }}</h1>
{% if item.picture %}<img src="{{ image(item.picture) }}" alt="">{% endif %}
{% else %}<p>{{ item.id }} {{ deck.title }}</p>{% endif %}
"""
DECK = """\
layout: kort
title: Vores kort
items:
  - {id: et, suit: maalgruppe, question: Hvem står uden for døren?}
  - {id: to, suit: vaerdi, question: Hvad er bedre i dag?, picture: content/x.png}
  - id: tre
    suit: tilgang
    question: Hvad gør vi
      kun af vane?
  - {id: fire, suit: tilgang, question: Hvad er vi gode til?}
"""
BRAND = 'name: Vores hus\ncolours: ["#14532D", "#FACC15"]\n'
SHEET = """\
title: {da: Vores ark, en: Our sheet}
source: Os selv.
paper: A4
gutter: 4mm
"""
STYLE = """\
.figure { width: 30mm; height: 30mm; background: no-repeat center / contain }
h1 { font-size: 12pt; margin: 6mm }
img { width: 10mm; margin: 6mm }
p { margin: 8mm }
"""


class Home:
    """A project, and what is built of it in a process that stays and anew."""

    def __init__(self, folder: Path, pool: Pool) -> None:
        self.folder, self.pool = folder, pool
        self.library = Library.open(folder, own_brand="vores")
        self.job = Job(brand="vores", sheet="vores-ark")
        for path, text in FILES.items():
            self.write(path, text)
        self.drawn("red")
        self.bench = Workbench(lambda: Request(("deck",), self.job, self.library), 1, folder / "cache", pool)

    def write(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def drawn(self, colour: str) -> None:
        """A picture of one colour."""
        Image.new("RGB", (40, 40), colour).save(self.folder / "content/x.png")

    def said(self, old: str, new: str, path: str = "content/deck.yml") -> None:
        """Something else in the place of what a file says."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def gone(self, path: str) -> None:
        (self.folder / path).unlink()

    def built(self) -> Checked[Material]:
        """What is built by whoever stays; and it is what is built anew."""
        warm = self.bench.rebuild()
        with Engine(1, None, self.pool) as engine:
            cold = make("deck", self.job, self.library, engine)
        assert warm.fault is None
        assert warm.findings == cold.findings
        assert warm.sound is (cold.value is not None)
        assert cold.value is None or warm.materials == (cold.value,)
        return cold


FILES = {
    "layouts/kort/layout.yml": LAYOUT,
    "layouts/kort/template.html.j2": TEMPLATE,
    "layouts/kort/style.css": STYLE,
    "layouts/_sheets/vores-ark.yml": SHEET,
    "brand/brand.yml": BRAND,
    "content/deck.yml": DECK,
}


@pytest.fixture
def home(tmp_path: Path, lasting: Pool) -> Iterator[Home]:
    home = Home(tmp_path / "p", lasting)
    with home.bench:
        yield home


def base_style() -> str:
    """What all layouts begin with."""
    return (built_in() / "layouts/_shared/base.css").read_text(encoding="utf-8")


Change = Callable[[Home], None]

SAVES: dict[str, Change] = {
    "a card": lambda home: home.said("bedre i dag", "bedre nu"),
    "the same again": lambda home: None,
    "a line above": lambda home: home.said("items:", "# Vores egne.\nitems:"),
    "a longer card": lambda home: home.said("kun af vane?", "kun\n      af vane?"),
    "a moved card": lambda home: home.said("{id: fire", "{id: fem"),
    "two cards": lambda home: home.said("Hvad er", "Hvad var"),
    "a slip": lambda home: home.said("Hvem står", 'Hvem "står'),
    "a copy": lambda home: home.said("question: Hvem", "copies: 3, question: Hvem"),
    "a fault": lambda home: home.said("suit: tilgang\n", "suit: hjerter\n"),
    "mended": lambda home: home.said("suit: hjerter\n", "suit: joker\n"),
    "the title": lambda home: home.said("title: Vores", "title: Jeres"),
    "the brand": lambda home: home.said("#14532D", "#7C2D12", "brand/brand.yml"),
    "the picture": lambda home: home.drawn("blue"),
    "the style": lambda home: home.said("12pt", "14pt", "layouts/kort/style.css"),
    "the template": lambda home: home.said("{{ item.id }}", "nr. {{ item.id }}", "layouts/kort/template.html.j2"),
    "the sheet": lambda home: home.said("4mm", "5mm", "layouts/_sheets/vores-ark.yml"),
    "the layout": lambda home: home.said("fields:", "bleed: 2mm\nfields:", "layouts/kort/layout.yml"),
    "no picture": lambda home: home.gone("content/x.png"),
    "a picture": lambda home: home.drawn("green"),
    "no sheet": lambda home: home.gone("layouts/_sheets/vores-ark.yml"),
    "a sheet": lambda home: home.write("layouts/_sheets/vores-ark.yml", SHEET),
    "no template": lambda home: home.gone("layouts/kort/template.html.j2"),
    "a template": lambda home: home.write("layouts/kort/template.html.j2", TEMPLATE),
    "a shadow": lambda home: home.write("layouts/_shared/base.css", f"{base_style()}\np {{ color: #222 }}"),
    "no deck": lambda home: home.gone("content/deck.yml"),
    "a deck": lambda home: home.write("content/deck.yml", DECK),
    "no brand": lambda home: home.gone("brand/brand.yml"),
}


def test_every_save_comes_to_what_it_would_anew(home: Home) -> None:
    first = home.built()
    assert first.value is not None
    sound = {}
    for name, save in SAVES.items():
        save(home)
        sound[name] = home.built().value is not None
    faulty = ["a fault", "no picture", "no sheet", "no template", "no deck", "no brand"]
    assert [name for name, made in sound.items() if not made] == faulty


def test_cards_that_change_places_are_the_cards_they_were(home: Home) -> None:
    home.built()
    head, *cards = DECK.split("  - ")
    for turn in range(1, len(cards)):
        home.write("content/deck.yml", "  - ".join((head, *cards[turn:], *cards[:turn])))
        assert home.built().value is not None


def test_another_typeface_in_the_place_of_one_is_seen(home: Home, checkout: Path) -> None:
    home.said("name: Vores hus", "name: Vores hus\nfonts: {display: x, text: literata}", "brand/brand.yml")
    home.write(
        "fonts/x/font.yml", "family: Familjen Grotesk\nlicence: OFL-1.1\nfiles:\n  - {file: x.ttf, weight: 700}\n"
    )
    made = []
    for name in ("familjen-grotesk/familjen-grotesk-700.ttf", "literata/literata-700.ttf"):
        copyfile(checkout / "fonts" / name, home.folder / "fonts/x/x.ttf")
        made.append(home.built())
    assert made[0] != made[1]
