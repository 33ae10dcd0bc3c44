"""Which type step each text takes and where its lines break, as the layout declares it, before anything is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from kernekort.brand import Brand
from kernekort.content import Deck, Item
from kernekort.fit import Compounds, Fitted, Ruler, Step, fit_text, fit_uniform, lines_filled
from kernekort.layout import Fit
from kernekort.markup.bench import Bench
from kernekort.markup.running import tied
from kernekort.quick import dataclass
from kernekort.units import Mm

Fits = Mapping[str, Fitted]
"""The fitted texts of one item by field name."""


@dataclass(frozen=True)
class Voices:
    """The brand's voices, ready to measure.

    ``display`` is what is said aloud, ``label`` the same without tracking, ``text`` and ``italic`` explain.
    """

    brand: Brand
    compounds: Compounds
    bench: Bench | None = field(default=None, repr=False, compare=False)
    """What has been fitted before, and is not worked out once more."""
    _rulers: dict[str, Ruler] = field(default_factory=dict, repr=False, compare=False)

    def ruler(self, voice: str) -> Ruler:
        """The ruler of a voice, made once.

        Raises:
            ValueError: there is no such voice.
        """
        if voice not in self._rulers:
            self._rulers[voice] = Ruler(self._file(voice))
        return self._rulers[voice]

    def _file(self, voice: str) -> Path:
        if voice in ("display", "label"):
            return self.brand.display.file(self.brand.display_weight).path
        if voice not in ("text", "italic"):
            raise ValueError(f"no voice {voice}; there are display, label, text and italic")
        return self.brand.text.file(400, "italic" if voice == "italic" else "normal").path

    def fitted(self, text: str, voice: str, width: Mm, steps: Sequence[Step]) -> Fitted:
        """A text at the first of the steps where it fits a width."""
        return self.all_fitted([text], voice, width, steps)[0]

    def all_fitted(
        self,
        texts: Sequence[str],
        voice: str,
        width: Mm,
        steps: Sequence[Step],
        uniform: bool = False,
        kept: bool = False,
    ) -> Sequence[Fitted]:
        """Texts fitted each on its own, with the breaks typed in it ``kept`` where that can be; or all at one step."""
        ruler = self.ruler(voice)
        tracking = self.brand.tracking if voice == "display" else 0.0
        optical = self.brand.optical if voice == "display" else 1.0
        memo = self.bench.fits(ruler) if self.bench else None
        if uniform:
            return fit_uniform(texts, ruler, tracking, optical, width, steps, self.compounds, memo)
        return [fit_text(text, ruler, tracking, optical, width, steps, self.compounds, kept, memo) for text in texts]

    def balanced(self, text: str, voice: str, size: float, width: Mm) -> list[str]:
        """A text of ``size`` points broken by sense into lines of at most ``width`` millimetres, for a template."""
        return list(self.fitted(text, voice, width, [Step(size, 0.0, _ANY_NUMBER, "")]).lines)

    def width(self, text: str, voice: str, size: float) -> Mm:
        """How wide a text of ``size`` points is on one line, for a template."""
        optical = self.brand.optical if voice == "display" else 1.0
        return self.ruler(voice).width(text, size * optical, self.brand.tracking if voice == "display" else 0.0)

    def sized(self, texts: Sequence[str], voice: str, sizes: Sequence[float], width: Mm, rows: int = 1) -> float:
        """The first of the sizes, in points, at which every text has room on so many lines; else the last."""
        fitting = (size for size in sizes if all(self._has_room(text, voice, size, width, rows) for text in texts))
        return next(fitting, sizes[-1])

    def _has_room(self, text: str, voice: str, size: float, width: Mm, rows: int) -> bool:
        lines = [text] if rows == 1 else self.balanced(text, voice, size, width)
        return len(lines) <= rows and all(self.width(line, voice, size) <= width for line in lines)

    def boxes(
        self, lines: Sequence[str], voice: str, size: float, left: Mm, top: Mm, leading: Mm
    ) -> list[dict[str, Mm]]:
        """The boxes of lines set under one another, for a template that keeps something clear of them."""
        return [
            {"left": left, "top": top + leading * row, "width": self.width(line, voice, size), "height": leading}
            for row, line in enumerate(lines)
        ]

    def wrapped(self, text: str, voice: str, size: float, width: Mm) -> int:
        """How many lines of ``width`` millimetres a text set by ``joints`` takes, for a template."""
        jointed = tied(self.compounds.with_joints(text))
        return lines_filled(jointed, lambda line: self.width(line, voice, size), width)


_ANY_NUMBER = 99


COUNT_MARKS = ("{antal}", "{count}")
"""Where a text of a title card or a colophon says how many cards the deck has."""


def counted(deck: Deck, text: str) -> str:
    """A text with the number of cards in the place of its marks."""
    for mark in COUNT_MARKS:
        if mark in text:
            text = text.replace(mark, str(deck.count))
    return text


def text_of(deck: Deck, item: Item, name: str) -> str | None:
    """The text of a field; an item without a title or subtitle of its own takes the deck's."""
    value = item.fields.get(name)
    if value is None and item.role == "title" and name in ("title", "subtitle"):
        value = deck.title if name == "title" else deck.subtitle
    return counted(deck, value) if isinstance(value, str) else None


def fit_deck(deck: Deck, voices: Voices, known: Callable[[Item], Fits | None] = lambda _: None) -> Iterator[Fits]:
    """The fitted texts of every item, in the order of the items: each when it is asked for, but those in one size.

    What is ``known`` of an item is not fitted again, unless it is to have one size with what others say.
    """
    together = {name: _in_one_size(deck, name, rule, voices) for name, rule in deck.layout.fit.items()}
    alone = all(fitted is None for fitted in together.values())
    for number, item in enumerate(deck.items):
        before = known(item) if alone else None
        if before is not None:
            yield before
            continue
        fits: dict[str, Fitted] = {}
        for name, rule in deck.layout.fit.items():
            fitted = together[name]
            if fitted is not None:
                fits |= {name: fitted[number]} if number in fitted else {}
            elif text := _wanted(deck, item, name, rule):
                fits[name] = _fitted([text], rule, voices)[0]
        yield fits


def _in_one_size(deck: Deck, name: str, rule: Fit, voices: Voices) -> Mapping[int, Fitted] | None:
    """The texts of a field by the numbers of their items, all at one step; ``None`` when each has its own."""
    if (deck.fit or rule.mode) != "uniform":
        return None
    wanted = {number: text for number, item in enumerate(deck.items) if (text := _wanted(deck, item, name, rule))}
    return dict(zip(wanted, _fitted(list(wanted.values()), rule, voices, uniform=True), strict=True))


def _fitted(texts: Sequence[str], rule: Fit, voices: Voices, uniform: bool = False) -> Sequence[Fitted]:
    steps = [Step(step.size, step.leading, step.lines, step.name) for step in rule.steps]
    return voices.all_fitted(texts, rule.font, rule.width, steps, uniform, rule.breaks == "kept")


def _wanted(deck: Deck, item: Item, name: str, rule: Fit) -> str | None:
    """The text of a field that is to be fitted."""
    return None if rule.roles and item.role not in rule.roles else text_of(deck, item, name) or None
