"""The type step at which a text fits its place: the largest for one text, or one and the same for many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from kernekort.fit.atoms import SOFT_HYPHEN, atoms_of, line_of, units_of
from kernekort.fit.balance import Measure, balance
from kernekort.fit.compounds import Compounds
from kernekort.fit.memo import Memo, text_key
from kernekort.fit.ruler import Ruler
from kernekort.quick import dataclass
from kernekort.units import Mm


@dataclass(frozen=True)
class Step:
    """A type size: points, the distance of lines in millimetres, how many lines there is room for, and its name."""

    size: float
    leading: Mm
    lines: int
    name: str


@dataclass(frozen=True)
class Fitted:
    """A text broken into lines at a step, and what is wrong with it when it does not fit.

    ``excess`` is how many lines there are beyond the step's; ``too_wide`` is how far the widest word reaches beyond
    the width, and ``widest`` is that word.
    """

    lines: tuple[str, ...]
    step: Step
    height: Mm
    fits: bool
    excess: int = 0
    too_wide: Mm = 0.0
    widest: str = ""


@dataclass(frozen=True)
class _Place:
    """Where a text is to stand: the type it is set in and the width it has."""

    ruler: Ruler
    tracking: float
    optical: float
    width: Mm
    kept: bool = False

    def measure(self, step: Step) -> Measure:
        """Measures lines set at a step, after the typeface's optical correction."""
        return partial(self.ruler.width, size_pt=step.size * self.optical, tracking_em=self.tracking)

    def set_at(self, step: Step, text: str) -> Fitted:
        """A text balanced at one step; with breaks ``kept``, one that needs more of them does not fit."""
        measure = self.measure(step)
        lines = balance(text, measure, self.width, step.lines)
        excess = max(0, len(lines) - step.lines)
        beyond = max((measure(line) for line in lines), default=0.0) - self.width
        if beyond <= 0:
            broken = self.kept and "\n" in text and len(lines) > text.count("\n") + 1
            return Fitted(lines, step, len(lines) * step.leading, excess == 0 and not broken, excess)
        return Fitted(lines, step, len(lines) * step.leading, False, excess, beyond, _widest(text, measure))


def fit_text(
    text: str,
    ruler: Ruler,
    tracking: float,
    optical: float,
    width: Mm,
    steps: Sequence[Step],
    compounds: Compounds,
    kept: bool = False,
    memo: Memo | None = None,
) -> Fitted:
    """A text at the first step where it fits with its words whole; else at the first where it fits with words broken.

    ``tracking`` is in em; ``optical`` is the factor a typeface's sizes are corrected by.  When nothing fits, the text
    is set at the last step and says what is wrong.  With its breaks ``kept``, a text that was broken by hand rather
    takes a smaller step than more breaks, as long as there is one.

    What is in the ``memo`` is not worked out once more; it is of the same font file, and comes to the same.

    Raises:
        ValueError: there are no steps.
    """
    place = _Place(ruler, tracking, optical, width, kept)
    versions = _versions(text, compounds)
    if memo is None:
        return _fitted(text, versions, place, steps)
    sizes = [(step.size, step.leading, step.lines) for step in steps]
    key = text_key(text, versions, tracking, optical, width, kept, sizes)
    if known := _recalled(memo.get(key), text, steps):
        return known
    fitted = _fitted(text, versions, place, steps)
    if fitted.fits:
        memo.put(key, "\n".join((str(steps.index(fitted.step)), *fitted.lines)))
    return fitted


def _recalled(noted: str | None, text: str, steps: Sequence[Step]) -> Fitted | None:
    """A text that fits, from a note: the number of its step, and its lines. ``None`` when that is no note of it."""
    number, *lines = (noted or "").split("\n")
    if number not in map(str, range(len(steps))) or _bare("".join(lines)) != _bare(text):
        return None
    step = steps[int(number)]
    return Fitted(tuple(lines), step, len(lines) * step.leading, fits=True)


def _bare(text: str) -> str:
    """The signs of a text without blanks and hyphens: what breaking it does not change."""
    return "".join(text.split()).replace("-", "").replace(SOFT_HYPHEN, "")


def _fitted(text: str, versions: Sequence[str], place: _Place, steps: Sequence[Step]) -> Fitted:
    """A text at the first step where one of its versions fits, worked out."""
    if place.kept and (whole := _broken_as_typed(text, place, steps)):
        return whole
    place = replace(place, kept=False)
    fitted: Fitted | None = None
    for version in versions:
        for step in steps:
            fitted = place.set_at(step, version)
            if fitted.fits:
                return fitted
    if fitted is None:
        raise ValueError("no steps to fit a text at")
    return fitted


def _broken_as_typed(text: str, place: _Place, steps: Sequence[Step]) -> Fitted | None:
    """A text at the first step where every line stands as it was typed; ``None`` when there is no such step."""
    fitted = (place.set_at(step, text.replace(SOFT_HYPHEN, "")) for step in steps)
    return next((one for one in fitted if one.fits), None)


def fit_uniform(
    texts: Sequence[str],
    ruler: Ruler,
    tracking: float,
    optical: float,
    width: Mm,
    steps: Sequence[Step],
    compounds: Compounds,
    memo: Memo | None = None,
) -> tuple[Fitted, ...]:
    """Many texts at one step: the first at which they all fit, or the last, where those that do not fit say so.

    A text has its words whole where that fits, and broken at their joints where it does not.

    Raises:
        ValueError: there are no steps.
    """
    fitted: tuple[Fitted, ...] | None = None
    for step in steps:
        fitted = tuple(fit_text(text, ruler, tracking, optical, width, (step,), compounds, memo=memo) for text in texts)
        if all(one.fits for one in fitted):
            return fitted
    if fitted is None:
        raise ValueError("no steps to fit texts at")
    return fitted


def _versions(text: str, compounds: Compounds) -> tuple[str, ...]:
    """A text with its words whole, and then with its joints where it has any."""
    whole = text.replace(SOFT_HYPHEN, "")
    jointed = compounds.with_joints(text)
    return (whole,) if jointed == whole else (whole, jointed)


def _widest(text: str, measure: Measure) -> str:
    """The word that holds the widest piece no break can divide."""
    words = [word for paragraph in text.splitlines() for word in units_of(paragraph)]
    widths = {word: max((measure(line_of([atom])) for atom in atoms_of(word)), default=0.0) for word in words}
    return max(words, key=lambda word: widths[word]).replace(SOFT_HYPHEN, "")
