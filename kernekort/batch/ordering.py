"""Rows made into orders: everything that can be known before the first is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal

from kernekort import kits
from kernekort.batch.asking import Asking, Askings
from kernekort.batch.columns import NAMES, REMARKS
from kernekort.batch.model import Order
from kernekort.batch.naming import taken
from kernekort.batch.rows import Row, Sheet
from kernekort.content.selecting import read_selection
from kernekort.findings import Finding, Place, error, has_errors, near, note, warning
from kernekort.importers import Cell
from kernekort.library import Library, suggested_name
from kernekort.pipeline import Job, Target
from kernekort.shops import Shop, load_shop

TARGETS = {
    **{target.value: target for target in Target},
    "kontor": Target.OFFICE,
    "tryk": Target.PRESS,
    "skærm": Target.SCREEN,
}
_MOST_COPIES = 60
_MOST_PRINTED = 100_000
"""So many may be laid into a file for the office, and so many may be ordered of a file: more is a slip."""

_ALIKE = 0.72
"""How like a title must be to what it may have been meant for: a sheet has columns of its owner's too."""


@dataclass(frozen=True)
class Read:
    """The orders of a sheet, in its order; how many rows are refused, and what was found."""

    orders: tuple[Order, ...]
    refused: int
    findings: tuple[Finding, ...]


def read_orders(sheet: Sheet, base: Job, library: Library) -> Read:
    """What the rows ask for; a row with an error in it is refused, and no other.

    Args:
        sheet: the rows.
        base: what holds for every row that does not say otherwise.
        library: where what they name is found.

    Findings: those of the materials and kits that are named, ``batch-value-missing``, ``batch-name-unusable``,
    ``batch-name-twice``, ``batch-file-twice``, ``batch-target-unknown``, ``batch-qty-unusable``,
    ``batch-logo-outside``, ``batch-logo-missing``, ``only-unknown-value``, those of a kit's answers; the warning
    ``batch-column-unknown``, and the notes ``batch-column-remarks`` and ``batch-value-unused``.
    """
    reading = _Reading(base, library, Askings(library))
    orders = []
    for row in sheet.rows:
        order, findings = reading.order(row)
        reading.findings += findings
        if order is not None and not has_errors(findings):
            orders.append(order)
    found = (*reading.findings, *reading.unknown_columns(sheet))
    return Read(tuple(orders), sheet.spoilt + len(sheet.rows) - len(orders), found)


@dataclass
class _Reading:
    base: Job
    library: Library
    askings: Askings
    findings: list[Finding] = field(default_factory=list)
    names: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The row that will write a file, and the name of that row, by the name of the file without ending."""
    shops: dict[str, Shop | None] = field(default_factory=dict)
    unused: dict[tuple[str, str], Cell] = field(default_factory=dict)
    """The first value of a column that its material has no use for, by title and material."""

    def order(self, row: Row) -> tuple[Order | None, list[Finding]]:
        """The order of a row, and what is wrong with it."""
        named = row.of("material")
        if named is None:
            return None, [error("batch-value-missing", row.place, row=row.number)]
        asking, found = self.askings.of(named.text, named.place)
        findings = list(found)
        if asking is None:
            if found[0].place != named.place:
                count = sum(has_errors([one]) for one in found)
                findings.append(error("batch-row-failed", row.place, row=row.number, name=named.text, count=count))
            return None, findings
        brand, shop = (self._found(kind, row, findings) for kind in ("brand", "shop"))
        job = replace(self.base, brand=brand or self.base.brand, shop=shop or self.base.shop)
        job = replace(job, target=self._target(row, findings), logo=self._logo(row, findings))
        job = replace(job, unit=cell.text if (cell := row.of("unit")) else job.unit)
        job = replace(job, terms={column.key: cell.text for column, cell in row.all("term")})
        copies = self._copies(row, job.target, findings)
        order = Order(row.number, "", named.text, job, row.place, asking.kit is not None, {}, copies)
        order = (
            self._answered(order, row, asking, findings) if asking.kit else self._filled(order, row, asking, findings)
        )
        return self._named(order, row, findings), findings

    def _filled(self, order: Order, row: Row, asking: Asking, findings: list[Finding]) -> Order:
        """The order of a material: which cards, and what is set on them."""
        only: dict[str, tuple[str, ...]] = {}
        spots: dict[str, list[Place]] = {}
        given: dict[str, str] = {}
        for column, cell in row.all("only", "set", "other"):
            if column.meaning != "set" and (name := asking.filter(column.key, column.meaning == "only")):
                only[name] = _several(cell.text)
                spots[name] = [cell.place] * len(only[name])
            elif column.meaning != "only" and (name := asking.setting(column.key)):
                given[name] = cell.text
            else:
                self.unused.setdefault((column.title, asking.name), cell)
        deck = asking.deck
        if deck is not None and only:
            findings += read_selection(only, deck.items, deck.layout, None, spots)[1]
        cards = deck is not None and deck.layout.flow == "card" and order.job.target is Target.OFFICE
        job = replace(order.job, only=only, given=given, groups=order.copies if cards else 1)
        return replace(order, job=job)

    def _answered(self, order: Order, row: Row, asking: Asking, findings: list[Finding]) -> Order:
        """The order of a kit: what it asks for."""
        kit = asking.kit
        assert kit is not None  # noqa: S101 - whoever calls knows
        answers: dict[str, str] = {}
        for column, cell in row.all("only", "set", "other"):
            name = asking.setting(column.key) if column.meaning != "only" else None
            if name:
                answers[name] = cell.text
            else:
                self.unused.setdefault((column.title, asking.name), cell)
        if kit.unit and order.job.unit and kit.unit not in answers:
            answers[kit.unit] = order.job.unit
        findings += placed(kits.settled(kit, answers).findings, row.place)
        return replace(order, answers=answers, job=replace(order.job, target=Target.OFFICE))

    def _found(self, kind: Literal["brand", "shop"], row: Row, findings: list[Finding]) -> str:
        """The brand or the print shop of a row, known to be there; empty where the row does not say."""
        cell = row.of(kind)
        if cell is not None and self.library.find(kind, cell.text) is None:
            findings.append(self.library.unknown(kind, cell.text, cell.place))
        return cell.text if cell else ""

    def _target(self, row: Row, findings: list[Finding]) -> Target:
        cell = row.of("target")
        if cell is None:
            return self.base.target
        target = TARGETS.get(cell.text.casefold())
        if target is None:
            names = tuple(TARGETS)
            close = near(cell.text, names)
            findings.append(error("batch-target-unknown", cell.place, value=cell.text, near=close, targets=names))
        return target or self.base.target

    def _logo(self, row: Row, findings: list[Finding]) -> str:
        """The path of the logo below the project; a path that leads anywhere else is refused unread."""
        cell = row.of("logo")
        if cell is None:
            return ""
        path = cell.text.replace("\\", "/")
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or ":" in path or "\0" in path:
            findings.append(error("batch-logo-outside", cell.place, logo=cell.text))
        elif self.library.file(path) is None:
            # A link that leads out of the project is as good as absent: nothing behind it is looked at.
            findings.append(error("batch-logo-missing", cell.place, logo=cell.text))
        return path

    def _copies(self, row: Row, target: Target, findings: list[Finding]) -> int:
        cell, most = row.of("qty"), _MOST_COPIES if target is Target.OFFICE else _MOST_PRINTED
        if cell is None:
            return 1
        number = cell.number
        if number is None or not number.is_integer() or not 0 < number <= most:
            findings.append(error("batch-qty-unusable", cell.place, value=cell.text, most=most))
            return 1
        return int(number)

    def _named(self, order: Order, row: Row, findings: list[Finding]) -> Order:
        """The order with a name for its file, which no row before it has taken."""
        cell = row.of("name")
        job = order.job
        parts = (order.material, job.brand, job.unit, job.target.value)
        text = cell.text.removesuffix(".pdf") if cell else " ".join(part for part in parts if part)
        name, place = suggested_name(text)[:120].strip("-"), cell.place if cell else row.place
        if not name:
            findings.append(error("batch-name-unusable", place, value=text))
            return order
        order = replace(order, name=name)
        stems = list(taken(order, self._shop(job), self._of_cards(order)))
        clashing = next((one for one in stems if one in self.names), None)
        if clashing is None:
            self.names.update(dict.fromkeys(stems, (row.number, name)))
            return order
        other, theirs = self.names[clashing]
        if name == theirs:
            findings.append(error("batch-name-twice", place, name=name, other=other))
        else:
            findings.append(error("batch-file-twice", place, file=f"{clashing}.pdf", other=other))
        return order

    def _shop(self, job: Job) -> Shop | None:
        """The print shop of a row for the press; what is wrong with it is told when the row is made."""
        if job.target is not Target.PRESS:
            return None
        if job.shop not in self.shops:
            self.shops[job.shop] = load_shop(self.library, job.shop).value
        return self.shops[job.shop]

    def _of_cards(self, order: Order) -> bool:
        asking = self.askings.of(order.material, order.place)[0]
        return asking is not None and asking.deck is not None and asking.deck.layout.flow == "card"

    def unknown_columns(self, sheet: Sheet) -> Iterator[Finding]:
        """Columns that nothing in the sheet has use for, and values that the material of their row has none for."""
        known = {key for asking in self.askings.all() for key in asking.known}
        lost = set()
        for column, cell in sheet.columns:
            if column.meaning in ("other", "only", "set") and column.key not in known:
                lost.add(column.title)
                if column.meaning == "other" and column.key.split()[0] in REMARKS:
                    yield note("batch-column-remarks", cell.place, title=cell.text)
                    continue
                close = near(column.key, (*known, *NAMES), alike=_ALIKE)
                yield warning("batch-column-unknown", cell.place, title=cell.text, near=close)
        for (title, material), cell in self.unused.items():
            if title not in lost:
                yield note("batch-value-unused", cell.place, title=title, material=material)


def _several(text: str) -> tuple[str, ...]:
    """The values of a cell that may hold several."""
    return tuple(value for part in text.replace(";", ",").split(",") if (value := part.strip()))


def placed(findings: Sequence[Finding], place: Place) -> list[Finding]:
    """Findings that are about no file in particular, told of the row they came of."""
    return [one if one.place and one.place.file else replace(one, place=place) for one in findings]
