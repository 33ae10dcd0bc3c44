"""What the files of an output are called: known before the first is made, so that no two rows write one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kernekort.batch.model import Order
from kernekort.pipeline import Target
from kernekort.pipeline.ticket import ROLE
from kernekort.shops import Shop


def file_names(name: str, kinds: Sequence[tuple[str, str]]) -> list[str]:
    """The names of an output's files, of which ``kinds`` are target and role: the first is called as the row is.

    The others say what they are. Fronts and backs in two files are both called so: neither is more the output than the
    other.
    """
    if not kinds:
        return []
    target, role = kinds[0]
    first = f"{name}-{role}" if role.endswith("-fronts") else name
    names = [f"{first}.pdf"]
    for other, part in kinds[1:]:
        called = f"{name}-{other if other != target else part}.pdf"
        names.append(called if called not in names else f"{name}-{len(names) + 1}.pdf")
    return names


def ticket_names(name: str) -> tuple[str, str]:
    """The names of a job ticket as a page and as data."""
    return f"{name}-{ROLE}.pdf", f"{name}-{ROLE}.json"


def taken(order: Order, shop: Shop | None, cards: bool) -> Iterator[str]:
    """The stems of every file that an order can come to: its name, then those that begin with it.

    Args:
        order: the row, with its name.
        shop: the print shop of a row for the press.
        cards: whether the material is cards, which a shop may want in two files.
    """
    yield order.name
    if order.kit:
        yield f"{order.name}-{Target.SCREEN.value}"
    elif order.job.target is Target.PRESS:
        yield from _stems(ticket_names(order.name)[:1])
        if shop is not None and cards and shop.order == "two-files":
            part = "faces" if shop.sheet is None else "sheets"
            press = Target.PRESS.value
            yield from _stems(file_names(order.name, [(press, f"{part}-fronts"), (press, f"{part}-backs")]))


def _stems(names: Iterable[str]) -> Iterator[str]:
    return (name.removesuffix(".pdf") for name in names)
