"""The step at which texts fit: large if it can be, with words whole if they can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.fit import Compounds, Fitted, Ruler, Step, fit_text, fit_uniform, load_compounds

SHY = "\u00ad"
STEPS = (Step(17, 20 / 3, 4, "large"), Step(14.3, 16 / 3, 5, "medium"), Step(12, 14 / 3, 6, "small"))
SHORT = "Hvad skulle de gerne mangle, hvis vi forsvandt?"
MIDDLING = "Hvem har vi fået flere af, siden du begyndte her – og hvad har vi lavet om for deres skyld?"
COMPOUNDS = load_compounds(["medarbejder|udviklings|samtale borger|inddragelse"])


@pytest.fixture(scope="module")
def ruler(checkout: Path) -> Ruler:
    return Ruler(checkout / "fonts/familjen-grotesk/familjen-grotesk-700.ttf")


def fitted(text: str, ruler: Ruler, width: float = 51.5, optical: float = 1, joints: Compounds = COMPOUNDS) -> Fitted:
    """A text fitted as a card's question is."""
    return fit_text(text, ruler, -0.018, optical, width, STEPS, joints)


def test_short_text_is_set_large(ruler: Ruler) -> None:
    result = fitted(SHORT, ruler)
    assert result.step is STEPS[0]
    assert result.fits
    assert result.lines == ("Hvad skulle de", "gerne mangle,", "hvis vi forsvandt?")
    assert result.height == pytest.approx(20)
    assert (result.excess, result.too_wide, result.widest) == (0, 0, "")


def test_longer_text_takes_a_smaller_step(ruler: Ruler) -> None:
    result = fitted(MIDDLING, ruler)
    assert result.step is STEPS[1]
    assert result.fits
    assert len(result.lines) <= 5
    assert result.height == pytest.approx(len(result.lines) * 16 / 3)


def test_text_that_is_too_long_says_by_how_many_lines(ruler: Ruler) -> None:
    result = fitted(f"{MIDDLING} {MIDDLING} {MIDDLING}", ruler)
    assert not result.fits
    assert result.step is STEPS[2]
    assert result.excess == len(result.lines) - 6 > 0
    assert result.too_wide == 0


def test_a_smaller_step_comes_before_a_broken_word(ruler: Ruler) -> None:
    # Wider than the card at 17 points, but not at 12.
    result = fitted("Hvad er medarbejderudviklingssamtalen?", ruler, width=70)
    assert ruler.width("medarbejderudviklingssamtalen?", 14.3, -0.018) > 70
    assert result.fits
    assert result.step is STEPS[2]
    assert not any(line.endswith("-") for line in result.lines)


def test_a_word_wider_than_the_card_breaks_at_its_joint_and_large(ruler: Ruler) -> None:
    result = fitted("Hvad er medarbejderudviklingssamtalen?", ruler, width=58)
    assert result.fits
    assert result.step is STEPS[0]
    assert result.lines == ("Hvad er medarbejder-", "udviklingssamtalen?")


def test_a_typed_soft_hyphen_is_a_joint_too(ruler: Ruler) -> None:
    result = fitted(f"Brobygnings{SHY}medarbejdernes", ruler, joints=Compounds())
    assert result.lines == ("Brobygnings-", "medarbejdernes")
    assert result.fits


def test_a_word_without_joints_that_is_too_wide_is_named(ruler: Ruler) -> None:
    result = fitted("Hvad er speciallægepraksisplanlægningsstabiliseringsperioden for os?", ruler)
    assert not result.fits
    assert result.widest == "speciallægepraksisplanlægningsstabiliseringsperioden"
    wide = ruler.width(result.widest, 12, -0.018)
    assert result.too_wide == pytest.approx(wide - 51.5)


def test_the_typeface_is_corrected(ruler: Ruler) -> None:
    small, large = fitted(MIDDLING, ruler, optical=0.9), fitted(MIDDLING, ruler, optical=1.1)
    assert small.step.size >= large.step.size
    assert small.lines != large.lines or small.step != large.step


def test_no_text_fits_everywhere(ruler: Ruler) -> None:
    result = fitted("", ruler)
    assert (result.lines, result.height, result.fits, result.step) == ((), 0, True, STEPS[0])


def test_many_texts_share_the_largest_step_at_which_all_fit(ruler: Ruler) -> None:
    results = fit_uniform([SHORT, MIDDLING, SHORT], ruler, -0.018, 1, 51.5, STEPS, COMPOUNDS)
    assert {result.step.name for result in results} == {"medium"}
    assert all(result.fits for result in results)
    alone = fit_uniform([SHORT, SHORT], ruler, -0.018, 1, 51.5, STEPS, COMPOUNDS)
    assert {result.step.name for result in alone} == {"large"}


def test_texts_that_do_not_all_fit_share_the_last_step_and_say_which(ruler: Ruler) -> None:
    results = fit_uniform([SHORT, " ".join([MIDDLING] * 3)], ruler, -0.018, 1, 51.5, STEPS, COMPOUNDS)
    assert [result.step.name for result in results] == ["small", "small"]
    assert [result.fits for result in results] == [True, False]


def test_one_long_word_does_not_make_a_deck_small(ruler: Ruler) -> None:
    results = fit_uniform([SHORT, "Medarbejderudviklingssamtalen?"], ruler, -0.018, 1, 62, STEPS, COMPOUNDS)
    assert {result.step.name for result in results} == {"large"}
    assert results[1].lines[0].endswith("-")


def test_no_texts_are_fitted_to_nothing(ruler: Ruler) -> None:
    assert fit_uniform([], ruler, 0, 1, 50, STEPS, COMPOUNDS) == ()


def test_steps_are_needed(ruler: Ruler) -> None:
    with pytest.raises(ValueError, match="no steps"):
        fit_text(SHORT, ruler, 0, 1, 50, (), COMPOUNDS)
    with pytest.raises(ValueError, match="no steps"):
        fit_uniform([SHORT], ruler, 0, 1, 50, (), COMPOUNDS)
