"""Lines broken by sense: the fewest, then the most even ones, without a word left alone on the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kernekort.fit.atoms import SOFT_HYPHEN, Atom, atoms_of, line_of
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


class _Span(NamedTuple):
    """Atoms from one place up to another, set on one line; what it costs to begin a line so."""

    end: int
    line: str
    width: Mm
    beyond: Mm
    """How far it reaches beyond the width there is."""
    breaks_word: bool
    alone: bool
    begins: float


class _Way(NamedTuple):
    """Lines up to a place, the last of them and those before it, and how bad they are."""

    score: Score
    line: str = ""
    before: _Way | None = None


class _Arrangement(NamedTuple):
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
    whole = line_of(atoms)
    total = measure(whole)
    if total <= width:
        return [_Arrangement((whole,))]
    spans = [_spans(atoms, start, measure, width) for start in range(len(atoms))]
    least, enough = _fewest(spans, breaking=True), min(len(atoms), _fewest(spans, breaking=False) + 1)
    needed = _needed(spans)
    found: list[_Arrangement] = []
    for count in range(least, enough + 1):
        arrangement = _best(spans, needed, count, total / count, width)
        if arrangement is None:
            continue
        found.append(arrangement)
        if arrangement.score[:3] == _FINE[:3]:
            # With nothing amiss, one line more makes nothing better.
            break
    return found


def _spans(atoms: Sequence[Atom], start: int, measure: Measure, width: Mm) -> list[_Span]:
    """The lines that can begin at an atom: all that fit, or the single atom that does not."""
    spans: list[_Span] = []
    inner, alone, begins = "", True, 0.0
    for end, (text, gap) in enumerate(atoms[start:], start + 1):
        breaks_word = gap != " "
        line = f"{inner}{text}-" if gap == SOFT_HYPHEN else inner + text
        wide = measure(line)
        if wide <= width or not spans:
            # A line that has two words has them whatever is set after them.
            alone = alone and words_in(line) <= 1
            begins = begins or cost_of_start(line)
            beyond = max(0.0, wide - width)
            spans.append(_Span(end, line, wide, beyond, breaks_word, alone, begins))
        # A hyphen at the end may make a line wider than the same line with the rest of its word.
        elif not breaks_word:
            break
        inner += text if breaks_word else f"{text} "
    return spans


def _fewest(spans: Sequence[Sequence[_Span]], breaking: bool) -> int:
    """How many lines it takes when each is filled in turn; without ``breaking``, words are broken only in need."""
    count, start = 0, 0
    while start < len(spans):
        furthest = spans[start][-1].end
        ends = (span.end for span in reversed(spans[start]) if breaking or not span.breaks_word)
        start = next(ends, furthest)
        count += 1
    return count


def _needed(spans: Sequence[Sequence[_Span]]) -> list[int]:
    """How many lines it takes at least from each place to the end."""
    needed = [0] * (len(spans) + 1)
    for start in range(len(spans) - 1, -1, -1):
        needed[start] = 1 + min(needed[span.end] for span in spans[start])
    return needed


def _best(
    spans: Sequence[Sequence[_Span]], needed: Sequence[int], count: int, goal: Mm, width: Mm
) -> _Arrangement | None:
    """The best arrangement in exactly ``count`` lines, or ``None`` when it cannot be done in so few."""
    ends = len(spans)
    reached: dict[int, _Way] = {0: _Way(_FINE)}
    for left in range(count - 1, -1, -1):
        further: dict[int, _Way] = {}
        for start, before in reached.items():
            for span in spans[start]:
                # Neither more lines than there are left, nor fewer.
                if needed[span.end] > left or ends - span.end < left:
                    continue
                score = _after(before.score, span, goal, width, first=start == 0, last=span.end == ends)
                known = further.get(span.end)
                if known is None or score < known.score:
                    further[span.end] = _Way(score, span.line, before)
        reached = further
    return _followed(reached[ends]) if ends in reached else None


def _after(before: Score, span: _Span, goal: Mm, width: Mm, first: bool, last: bool) -> Score:
    """How bad it is to set one more line, in its place."""
    cost = ((span.width - goal) / width * 10) ** 2 + (0.0 if first else span.begins)
    beyond, broken, widows, uneven = before
    if last:
        return beyond + span.beyond, broken, widows + (span.alone and not first), uneven + cost
    if span.alone and span.width < 0.72 * goal:
        cost += _LONELY
    ends = cost_of_break(span.line)
    return beyond + span.beyond, broken + span.breaks_word, widows, uneven + (cost + ends)


def _followed(way: _Way) -> _Arrangement:
    """The lines of a way, from the first."""
    lines: list[str] = []
    step: _Way | None = way
    while step is not None and step.before is not None:
        lines.append(step.line)
        step = step.before
    return _Arrangement(tuple(reversed(lines)), way.score)


def _sum(one: Score, other: Score) -> Score:
    """Two scores together."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]
