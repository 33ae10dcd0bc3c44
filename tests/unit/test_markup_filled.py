"""Runs of words filled into lines before they are set."""

from __future__ import annotations

import pytest

from kernekort.brand import load_brand
from kernekort.fit import load_compounds
from kernekort.library import Library
from kernekort.markup.filled import SIZE, Run, filled
from kernekort.markup.fitting import Voices

WORDS = "Hvem kommer ind ad bagdøren hos os, uden at vi har regnet med dem? " * 4


@pytest.fixture(scope="module")
def voices() -> Voices:
    brand = load_brand(Library.open(), "kernekort").value
    assert brand is not None
    return Voices(brand, load_compounds([]))


def wide(run: Run, voices: Voices) -> float:
    return voices.width(run.text, "label" if run.kind == "label" else "text", SIZE)


@pytest.mark.parametrize("width", [20.0, 60.0, 91.0])
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(voices: Voices, width: float) -> None:
    runs = [Run("label", "Spørgsmål"), Run("same", WORDS), Run("gone", "ud"), Run("new", "ind")]
    lines = filled(runs, voices, width)
    for line in lines:
        assert sum(wide(run, voices) for run in line) <= width
    said = " ".join(run.text for line in lines for run in line)
    assert said.split() == ["Spørgsmål", *WORDS.split(), "ud", "ind"]


def test_line_breaks_are_kept(voices: Voices) -> None:
    assert filled([Run("same", "– en\n– to")], voices, 80) == [(Run("same", "– en"),), (Run("same", "– to"),)]


def test_a_word_that_is_wider_than_the_line_is_broken(voices: Voices) -> None:
    lines = filled([Run("same", "x" * 200)], voices, 30)
    assert len(lines) > 1
    assert "".join(run.text for line in lines for run in line) == "x" * 200
    assert all(wide(line[0], voices) <= 30 for line in lines)
