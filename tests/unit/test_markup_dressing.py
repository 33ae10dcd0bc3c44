"""What is printed is in the house's typography; what is in the file stays as it was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kernekort.content import load_deck
from kernekort.markup.dressing import dressed
from kernekort.pipeline import Job, prepare
from kernekort.typography import House
from tests.pouring import inner, project, sound

LAYOUT = """
title: {da: Ark, en: Sheet}
trim: 210mm x 297mm
bleed: 0mm
safe: 10mm
flow: document
fields:
  suit: {type: choice, of: [vaerdi]}
  title: {type: text}
  text: {type: lines}
  body: {type: markdown}
  tags: {type: list, of: text}
  start: {type: clock}
  rows:
    type: list
    of: group
    fields:
      text: {type: text}
      notes: {type: list, of: text}
"""
DECK = """
layout: ark
title: '"Vores" ark'
items:
  - id: et
    suit: vaerdi
    title: 'Vi siger "ja" kl. 9:00'
    text: |
      "Hvad nu?"
      10 %
    body: 'Et "ord" kl. 9'
    tags: ['"mærke"']
    start: "9.00"
    rows:
      - {text: 'Først "et"', notes: ['så "to" ...']}
"""
TEMPLATE = "{{ item.title }}|{{ item.rows[0].text }}|{{ item.start|clock }}|{{ item.body|markdown }}"
FILES = {
    "layouts/ark/layout.yml": LAYOUT,
    "layouts/ark/template.html.j2": TEMPLATE,
    "content/ark.yml": DECK,
}


def test_every_text_is_dressed_however_deep_and_nothing_else(tmp_path: Path) -> None:
    loaded = load_deck(project(tmp_path, FILES), "ark")
    assert loaded.findings == ()
    assert loaded.value is not None
    deck = dressed(loaded.value, House())
    fields = deck.items[0].fields
    assert deck.title == "»Vores« ark"
    assert fields["title"] == "Vi siger »ja« kl.\u00a09.00"
    assert fields["text"] == "»Hvad nu?«\n10\u00a0%"
    assert fields["rows"] == ({"text": "Først »et«", "notes": ("så »to«\u00a0…",)},)
    assert fields["tags"] == ('"mærke"',)
    assert fields["body"] == 'Et "ord" kl. 9'
    assert fields["start"] == 540
    assert loaded.value.items[0].fields["title"] == 'Vi siger "ja" kl. 9:00'


def test_templates_see_it_and_write_values_in_the_same_style(tmp_path: Path) -> None:
    library = project(tmp_path, FILES)
    html = inner(sound(prepare("ark", Job(), library)))
    assert html.startswith("Vi siger »ja« kl.\u00a09.00|Først »et«|9.00|")
    assert "»ord«\u00a0kl.\u00a09" in html


def test_the_house_decides(tmp_path: Path) -> None:
    library = project(tmp_path, FILES)
    job = replace(Job(), house=House(quotes="curly", clock="09.00"))
    html = inner(sound(prepare("ark", job, library)))
    assert html.startswith("Vi siger ”ja” kl.\u00a009.00|Først ”et”|09.00|")
