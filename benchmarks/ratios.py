"""Medians, and ratios taken pair by pair: two runs of one round see the same machine, two medians may not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.measuring import Measured

Value = Callable[[Measured], float]
"""What is compared of two runs."""

Runs = Sequence[Measured | None]
"""The runs of one case by round; ``None`` where it was not run, or did not end well."""


@dataclass(frozen=True)
class Spread:
    """The median of several values, the least and the most."""

    middle: float
    least: float
    most: float


def spread(values: Sequence[float]) -> Spread | None:
    """The spread of some values; ``None`` of none."""
    return Spread(median(values), min(values), max(values)) if values else None


def of(runs: Runs, value: Value) -> Spread | None:
    """The spread of one value over the rounds."""
    return spread([value(run) for run in runs if run is not None])


def paired(runs: Runs, reference: Runs, value: Value) -> Spread | None:
    """How many times its value the reference has, round by round: of time, how many times faster a case is."""
    pairs = [(run, other) for run, other in zip(runs, reference, strict=True) if run is not None and other is not None]
    return spread([value(other) / value(run) for run, other in pairs if value(run)])
