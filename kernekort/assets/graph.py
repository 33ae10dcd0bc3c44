"""What a drawing that reuses its own parts grows to when every part is drawn where it is used."""

from __future__ import annotations

from collections.abc import Sequence

from kernekort.quick import dataclass

MOST = 200_000
"""Drawing steps that a picture may grow to."""


class Circle(Exception):  # noqa: N818 - the name of what was found
    """A part uses itself, directly or through others."""

    def __init__(self, part: int) -> None:
        self.part = part
        super().__init__(f"part {part} uses itself")


@dataclass(frozen=True)
class Use:
    """That a part draws another one, so many times."""

    part: int
    times: int = 1


def grown(uses: Sequence[Sequence[Use]]) -> tuple[int, ...]:
    """The number of steps that drawing each part takes: itself, and all it uses; counting stops just above the limit.

    Raises:
        Circle: a part uses itself.
    """
    costs = [0] * len(uses)
    under_way = [False] * len(uses)
    for start in range(len(uses)):
        stack = [start]  # A stack of our own: a chain of uses may be longer than Python's.
        while stack:
            part = stack[-1]
            if costs[part]:
                stack.pop()
            elif under_way[part]:
                steps = sum(use.times * costs[use.part] for use in uses[part])
                costs[part] = min(1 + steps, MOST + 1)
                under_way[part] = False
                stack.pop()
            else:
                under_way[part] = True
                _enter(uses[part], costs, under_way, stack)
    return tuple(costs)


def _enter(uses: Sequence[Use], costs: Sequence[int], under_way: Sequence[bool], stack: list[int]) -> None:
    for use in uses:
        if under_way[use.part]:
            raise Circle(use.part)
        if not costs[use.part]:
            stack.append(use.part)
