"""Functions of a PDF worked out: sampled, exponential and stitched ones, of one number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from pikepdf import Array, Name, Object, Stream

from kernekort.recolouring.model import Untold


def evaluate(function: Object, values: Sequence[float]) -> tuple[float, ...]:
    """What a function, or an array of functions with one result each, gives for one number.

    Raises:
        Untold: the function is of several numbers, or a little program.
    """
    if isinstance(function, Array):
        return tuple(result for part in function for result in evaluate(part, values))
    kinds = {0: _sampled, 2: _exponential, 3: _stitched}
    kind = int(function.FunctionType)
    if kind not in kinds or len(values) != 1:
        raise Untold(f"/FunctionType {kind}")
    low, high = _floats(function.Domain)[:2]
    return kinds[kind](function, min(high, max(low, values[0])))


def _sampled(function: Object, value: float) -> tuple[float, ...]:
    """A table of samples with straight lines between them."""
    if int(function.BitsPerSample) != 8:
        raise Untold("/BitsPerSample")
    ranges = _pairs(function.Range)
    decode = _pairs(function.get(Name.Decode, function.Range))
    size, count = int(function.Size[0]), len(ranges)
    low, high = _floats(function.Domain)
    first, last = _floats(function.get(Name.Encode, Array([0, size - 1])))
    position = min(size - 1.0, max(0.0, _between(value, low, high, first, last)))
    below = int(position)
    above, part = min(below + 1, size - 1), position - below
    table = cast("Stream", function).read_bytes()
    results = []
    for index, (start, end) in enumerate(decode):
        one, other = table[below * count + index], table[above * count + index]
        results.append(_between(one + (other - one) * part, 0, 255, start, end))
    return tuple(results)


def _exponential(function: Object, value: float) -> tuple[float, ...]:
    """From one colour to another along a power."""
    starts = _floats(function.get(Name.C0, Array([0])))
    ends = _floats(function.get(Name.C1, Array([1])))
    part = value ** float(function.N)
    return tuple(start + (end - start) * part for start, end in zip(starts, ends, strict=True))


def _stitched(function: Object, value: float) -> tuple[float, ...]:
    """Functions one after the other."""
    low, high = _floats(function.Domain)
    bounds = _floats(function.Bounds)
    index = sum(value >= bound for bound in bounds)
    edges = [low, *bounds, high]
    start, end = _pairs(function.Encode)[index]
    return evaluate(function.Functions[index], (_between(value, edges[index], edges[index + 1], start, end),))


def _between(value: float, low: float, high: float, start: float, end: float) -> float:
    """The value that lies between start and end as another lies between low and high."""
    return start if high == low else start + (value - low) * (end - start) / (high - low)


def _floats(array: Object) -> list[float]:
    return [float(value) for value in cast("Array", array)]


def _pairs(array: Object) -> list[tuple[float, float]]:
    values = _floats(array)
    return list(zip(values[::2], values[1::2], strict=True))
