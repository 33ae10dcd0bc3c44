"""Type steps and line breaks given to texts before they are set, as the layout and the deck ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.library import built_in
from kernekort.pipeline import Job, Prepared, prepare
from tests.pouring import DECK, LAYOUT, inner, project, slips, sound

FIT = """
fit:
  question:
    font: display
    width: 51.5mm
    mode: MODE
    roles: [card]
    steps:
      - {size: 17pt, leading: 6mm, lines: 2, name: large}
      - {size: 12pt, leading: 4.5mm, lines: 4, name: small}
  note:
    font: text
    width: 51.5mm
    steps: [{size: 10.1pt, leading: 5mm, lines: 9, name: only}]
"""
TEMPLATE = (
    "{% if fit.question %}{{ fit.question.step }}|{{ fit.question.height }}|{{ fit.question.lines|join('/') }}"
    "|{{ fit.question.css }}{% endif %}{% if fit.note %}{{ fit.note.css }}{% endif %}"
)
TWO = """
layout: slip
title: Lapper
items:
  - {id: kort, question: Hvem?}
  - {id: lang, question: "Hvem af os lægger mærke til dem, der kommer ind ad bagdøren, uden at vi har regnet med det?"}
  - {id: forside, role: title, note: En lille note}
"""


def poured(folder: Path, mode: str, deck: str = TWO) -> Prepared:
    return sound(slips(folder, TEMPLATE, deck, LAYOUT + FIT.replace("MODE", mode)))


def test_stepwise_gives_each_text_the_largest_step_it_can_take(tmp_path: Path) -> None:
    one = poured(tmp_path, "stepwise")
    assert inner(one, "kort").startswith("large|6.0|Hvem?|")
    assert inner(one, "lang").startswith("small|18.0|")


def test_uniform_gives_all_the_step_that_every_text_can_take(tmp_path: Path) -> None:
    one = poured(tmp_path, "uniform")
    assert inner(one, "kort").startswith("small|4.5|Hvem?|")
    assert inner(one, "lang").startswith("small|18.0|")


@pytest.mark.parametrize(("asked", "step"), [("uniform", "small"), ("stepwise", "large")])
def test_a_deck_may_ask_for_another_mode_than_its_layout(tmp_path: Path, asked: str, step: str) -> None:
    other = {"uniform": "stepwise", "stepwise": "uniform"}[asked]
    one = poured(tmp_path, other, TWO.replace("title: Lapper", f"title: Lapper\nfit: {asked}"))
    assert inner(one, "kort").startswith(f"{step}|")


def test_a_role_that_is_not_named_is_not_fitted(tmp_path: Path) -> None:
    one = poured(tmp_path, "stepwise")
    assert inner(one, "forside") == "font-size:10.1pt;line-height:5mm"


def test_display_type_is_corrected_and_text_type_is_not(tmp_path: Path) -> None:
    one = poured(tmp_path, "stepwise")
    assert inner(one, "kort").endswith("|font-size:calc(17pt * var(--opt));line-height:6mm")


def test_typed_line_breaks_are_kept(tmp_path: Path) -> None:
    deck = DECK.replace("Hvad er værdien?", "Hvad\\ner værdien?")
    assert "|Hvad/er værdien?|" in inner(poured(tmp_path, "stepwise", deck))


def test_a_text_that_fits_nowhere_is_set_at_the_last_step(tmp_path: Path) -> None:
    """It is measured on the page, which names the millimetres; here it is only handed on."""
    deck = DECK.replace("Hvad er værdien?", "Hvad er værdien af det hele, når alt kommer til alt? " * 4)
    assert inner(poured(tmp_path, "stepwise", deck)).startswith("small|")


def test_a_field_without_a_text_has_no_fit(tmp_path: Path) -> None:
    one = sound(slips(tmp_path, "{{ fit.note is none }}", DECK, LAYOUT + FIT.replace("MODE", "stepwise")))
    assert inner(one) == "True"


def test_the_cards_of_a_real_layout_take_different_steps(tmp_path: Path) -> None:
    """The longest question of the example and the shortest."""
    example = (built_in() / "layouts" / "dialog-card" / "example.yml").read_text(encoding="utf-8")
    one = sound(prepare("example", Job(), project(tmp_path, {"content/example.yml": example})))
    assert "calc(17pt" in inner(one, "kort")
    assert "calc(12pt" in inner(one, "langt")
