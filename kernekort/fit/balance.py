"""Lines broken by sense: the fewest, then the most even ones, without a word left alone on the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kernekort.fit.atoms import Atom, atoms_of, line_of
from kernekort.fit.sense import cost_of_break, cost_of_start, words_in
from kernekort.units import Mm

Measure = Callable[[str], Mm]
"""The width of a text set on one line, in millimetres."""

Score = tuple[float, int, int, float]
"""How bad an arrangement is, the gravest first: mm beyond the width, words broken, last words alone, unevenness."""

_FINE: Score = (0.0, 0, 0, 0.0)

_LONELY = 6.0
"""The cost of a short word alone on a line that is not the last."""

_WIDOW = 1.5
"""A last line of one word weighs as much as this many lines: one more line is taken to avoid it, two are not."""


@dataclass(frozen=True)
class _Span:
    """Atoms from one place up to another, set on one line; what it costs to begin and to end a line so."""

    end: int
    line: str
    width: Mm
    breaks_word: bool
    alone: bool
    begins: float
    ends: float

    @classmethod
    def of(cls, atoms: Sequence[Atom], end: int, measure: Measure) -> _Span:
        """The span of some atoms that ends at a place."""
        line = line_of(atoms)
        broken = atoms[-1].gap != " "
        return cls(end, line, measure(line), broken, words_in(line) <= 1, cost_of_start(line), cost_of_break(line))

    def judged(self, goal: Mm, width: Mm, first: bool, last: bool) -> Score:
        """How bad the line is in its place."""
        beyond = max(0.0, self.width - width)
        cost = ((self.width - goal) / width * 10) ** 2 + (0.0 if first else self.begins)
        if last:
            return beyond, 0, int(self.alone and not first), cost
        if self.alone and self.width < 0.72 * goal:
            cost += _LONELY
        return beyond, int(self.breaks_word), 0, cost + self.ends


@dataclass(frozen=True)
class _Arrangement:
    """Lines, and how bad they are."""

    lines: tuple[str, ...]
    score: Score = _FINE

    def plus(self, other: _Arrangement) -> _Arrangement:
        """The lines of both."""
        return _Arrangement(self.lines + other.lines, _sum(self.score, other.score))


def balance(text: str, measure: Measure, width: Mm, most: int | None = None) -> tuple[str, ...]:
    """A text as lines no wider than ``width``, broken where it hurts least.

    Typed line breaks are kept and each stretch between them is balanced by itself.  As few words as can be are broken
    (at soft hyphens or typed hyphens: only when a word is too wide, or when ``most`` lines are not enough otherwise),
    then the lines are as few as can be, then they are even and end where the sense allows.  A single word does not
    stand alone on the last line when one line more, within ``most``, helps.  A word that is wider than ``width`` and
    cannot be broken stands alone on a line that is too wide.
    """
    whole = {0: _Arrangement(())}
    for paragraph in text.strip().splitlines():
        whole = _joined(whole, _arrangements(atoms_of(paragraph), measure, width))

    def weight(arrangement: _Arrangement) -> tuple[float, int, int, float, float]:
        beyond, broken, widows, cost = arrangement.score
        count = len(arrangement.lines)
        over = 0 if most is None else max(0, count - most)
        return beyond, over, broken, count + _WIDOW * widows, cost

    return min(whole.values(), key=weight).lines


def _joined(before: dict[int, _Arrangement], after: Sequence[_Arrangement]) -> dict[int, _Arrangement]:
    """The best arrangement of two stretches together, for each number of lines."""
    best: dict[int, _Arrangement] = {}
    for first in before.values():
        for second in after:
            both = first.plus(second)
            known = best.get(len(both.lines))
            if known is None or both.score < known.score:
                best[len(both.lines)] = both
    return best


def _arrangements(atoms: Sequence[Atom], measure: Measure, width: Mm) -> list[_Arrangement]:
    """The best arrangement of a paragraph for each number of lines that may be worth having."""
    if not atoms:
        return [_Arrangement(("",))]
    spans = [_spans(atoms, start, measure, width) for start in range(len(atoms))]
    total = measure(line_of(atoms))
    least, enough = _fewest(spans, breaking=True), min(len(atoms), _fewest(spans, breaking=False) + 1)
    found = [_best(spans, count, total / count, width) for count in range(least, enough + 1)]
    return [arrangement for arrangement in found if arrangement is not None]


def _spans(atoms: Sequence[Atom], start: int, measure: Measure, width: Mm) -> list[_Span]:
    """The lines that can begin at an atom: all that fit, or the single atom that does not."""
    spans: list[_Span] = []
    for end in range(start + 1, len(atoms) + 1):
        span = _Span.of(atoms[start:end], end, measure)
        if span.width <= width or not spans:
            spans.append(span)
        # A hyphen at the end may make a line wider than the same line with the rest of its word.
        elif not span.breaks_word:
            break
    return spans


def _fewest(spans: Sequence[Sequence[_Span]], breaking: bool) -> int:
    """How many lines it takes when each is filled in turn; without ``breaking``, words are broken only in need."""
    count, start = 0, 0
    while start < len(spans):
        whole = [span.end for span in spans[start] if breaking or not span.breaks_word]
        start = max(whole or [span.end for span in spans[start]])
        count += 1
    return count


def _best(spans: Sequence[Sequence[_Span]], count: int, goal: Mm, width: Mm) -> _Arrangement | None:
    """The best arrangement in exactly ``count`` lines, or ``None`` when it cannot be done in so few."""
    ends = len(spans)
    reached: dict[int, _Arrangement] = {0: _Arrangement(())}
    for _ in range(count):
        further: dict[int, _Arrangement] = {}
        for start, before in reached.items():
            for span in spans[start] if start < ends else ():
                score = _sum(before.score, span.judged(goal, width, first=start == 0, last=span.end == ends))
                known = further.get(span.end)
                if known is None or score < known.score:
                    further[span.end] = _Arrangement((*before.lines, span.line), score)
        reached = further
    return reached.get(ends)


def _sum(one: Score, other: Score) -> Score:
    """Two scores together."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]
