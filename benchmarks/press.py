"""The cases of the press: the same deck in ink beside the same deck for the office, a poster that is one photograph,
and sheets alone."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from random import Random

from PIL import Image

from benchmarks.case import Case, always, told_by_itself
from benchmarks.deck import Deck
from benchmarks.own import PROGRAM, Home
from benchmarks.projects import MATERIAL, write_deck, write_project

_A1_AT_300 = (7087, 10004)
"""Pixels of an A1 with its bleed."""

_LAYOUT = {
    "layout.yml": """title: {da: Fotoplakat, en: Photograph}
trim: 594mm x 841mm
bleed: 3mm
safe: 12mm
flow: page
roles: [poster]
fields:
  image: {type: image, required: true, min_dpi: 150, title: {da: Billede, en: Picture}}
""",
    "template.html.j2": '<img class="photo" src="{{ image(item.image) }}" alt="" data-fit="image">\n',
    "style.css": ".photo { position: absolute; left: -3mm; top: -3mm; width: 600mm; height: 847mm }\n",
    "example.yml": "layout: photograph\ntitle: Foto\nitems:\n  - {id: en, image: content/photo.jpg}\n",
}


def press_cases(deck: Deck, made: Path, cold: Case, table: str) -> tuple[Case, ...]:
    """The deck from nothing for the press, compared with the case that does it for the office; and the poster."""
    home = Home(write_project(made / "kernekort-press-cold"))
    write_deck(home.folder, deck)
    cards = replace(
        cold,
        name=home.folder.name,
        table=table,
        command=always(PROGRAM, "build", MATERIAL, "--for", "press"),
        folder=home.folder,
        output=home.output,
        prepare=home.forget,
        environment=home.environment,
        reference=cold.name,
        note=f"with an empty cache: PDF/X-4, checked; the ratios are to `{cold.name}`",
    )
    return cards, _poster(made, table)


def imposing_case(deck: Deck, made: Path, table: str) -> Case:
    """Faces that are laid out put on sheets, and nothing else inside the clock."""
    home = Home(write_project(made / "kernekort-sheets-alone"))
    write_deck(home.folder, deck)
    command = (sys.executable, "-m", "benchmarks.imposing", str(home.folder), home.environment["KERNEKORT_CACHE"])

    return Case(
        name=f"kernekort-sheets-alone-{len(deck.cards)}",
        table=table,
        command=always(*command),
        folder=home.folder,
        output=home.output / "sheets.pdf",
        environment=home.environment,
        note="faces that are laid out are put on sheets, and nothing else inside the clock",
        clock=told_by_itself,
    )


def _poster(made: Path, table: str) -> Case:
    home = Home(write_project(made / "kernekort-press-poster"))
    layout = home.folder / "layouts" / "photograph"
    layout.mkdir(parents=True, exist_ok=True)
    for name, text in _LAYOUT.items():
        (layout / name).write_text(text, encoding="utf-8")
    content = home.folder / "content"
    content.mkdir(exist_ok=True)
    (content / "poster.yml").write_text(_LAYOUT["example.yml"], encoding="utf-8")

    def prepare(turn: int) -> None:
        home.forget()
        if not (content / "photo.jpg").exists():
            _photograph(content / "photo.jpg")

    return Case(
        name=home.folder.name,
        table=table,
        command=always(PROGRAM, "build", "poster", "--for", "press", "--jobs", "1"),
        folder=home.folder,
        output=home.output,
        prepare=prepare,
        environment=home.environment,
        rounds=2,
        note="an A1 that is one photograph of 300 dpi, 71 megapixels",
    )


def _photograph(path: Path) -> None:
    """Something as large as a photograph, and as hard to pack: slopes with grain on them."""
    width, height = _A1_AT_300
    slope = Image.linear_gradient("L").resize(_A1_AT_300)
    grain = Image.linear_gradient("L").rotate(90).resize((width // 4, height // 4))
    grain = Image.blend(grain, Image.frombytes("L", grain.size, _noise(grain.width * grain.height)), 0.4)
    picture = Image.merge("RGB", (slope, grain.resize(_A1_AT_300), slope.transpose(Image.Transpose.FLIP_TOP_BOTTOM)))
    picture.save(path, "JPEG", quality=90, dpi=(300, 300))


def _noise(count: int) -> bytes:
    """The same grain every time."""
    return Random(1).randbytes(count)  # noqa: S311 - grain is no secret
