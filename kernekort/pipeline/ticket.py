"""The job ticket of a press file: one page for the person at the shop, and the same facts for a machine."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from kernekort import imposition, preflight, sheets
from kernekort.brand import Brand
from kernekort.faces import Engine, lay_out
from kernekort.findings import Checked, has_errors
from kernekort.imposition import PAPERS
from kernekort.library import Library
from kernekort.markup import Bench, Dressing, pour_house
from kernekort.pipeline.job import Job, Material, Printed
from kernekort.pipeline.looking import families
from kernekort.pipeline.preparing import brand_of, compounds, setting_for
from kernekort.quick import dataclass
from kernekort.shops import Shop
from kernekort.units import Mm, Size, format_mm

ROLE = "ticket"

_PAPER = PAPERS["A4"]
_WIDTH: Mm = 175.0
_FILES_AT: Mm = 104.0
_FOOT_AT: Mm = 274.0
"""Where on the page the files begin, and the foot; the style sheet says the same."""


@dataclass(frozen=True)
class PressFile:
    """A finished file under the name that it is sent by."""

    name: str
    role: str
    data: bytes
    pages: int


@dataclass(frozen=True)
class Ticket:
    """The ticket as a page, and as JSON."""

    page: bytes
    data: bytes


@dataclass(frozen=True)
class _Facts:
    """What the ticket is about: the material, its shop, its files, and what they say of themselves."""

    material: Material
    printed: Printed
    shop: Shop
    files: Sequence[PressFile]
    told: Sequence[sheets.Told]
    copies: int

    @property
    def pages(self) -> int:
        return sum(file.pages for file in self.files)

    @property
    def plan(self) -> imposition.Plan | None:
        """How the cards lie on press sheets, where they do."""
        return next((product.plan for product in self.material.products if product.plan is not None), None)

    @property
    def plates(self) -> list[str]:
        return sorted({plate for one in self.told for plate in one.plates})

    @property
    def intent(self) -> str:
        return next((one.intent for one in self.told if one.intent), "")

    @property
    def inks(self) -> str:
        """``CMYK``, ``K`` or ``RGB``."""
        return "RGB" if self.shop.condition is None else "K" if self.printed.mono else "CMYK"


def ticket(
    material: Material,
    files: Sequence[PressFile],
    job: Job,
    library: Library,
    engine: Engine | None = None,
    copies: int = 1,
) -> Checked[Ticket]:
    """The ticket for the files of a material; the print run is written by hand unless it is said to be ``copies``.

    Raises:
        ValueError: the material is not for a print shop.
    """
    if material.shop is None or material.printed is None:
        raise ValueError("a ticket for no print shop")
    # What is wrong with the brand has been told with the material.
    brand = brand_of(job, library, Bench()).value
    if brand is None:
        return Checked(None)
    told = [sheets.told_of(file.data) for file in files]
    facts = _Facts(material, material.printed, material.shop, files, told, copies)
    page = _page(facts, brand, job, library, engine)
    if page.value is None:
        return Checked(None, page.findings)
    return Checked(Ticket(page.value, _as_json(facts, brand)), page.findings)


def _page(facts: _Facts, brand: Brand, job: Job, library: Library, engine: Engine | None) -> Checked[bytes]:
    dressing = Dressing(brand, library, compounds(library, job.compounds), job.house)
    data = {"ticket": _said(facts, job.language)}
    poured = pour_house(dressing, ROLE, _PAPER, data, language=job.language)
    if poured.value is None:
        return Checked(None, poured.findings)
    setting = setting_for(brand, facts.printed.title, job.language, library)
    made = lay_out([poured.value], setting, engine=engine)
    findings = (*poured.findings, *made.findings)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    part = sheets.Part(facts.printed.title, (sheets.PlainPage(poured.value.key),))
    pdf = sheets.write_book(made.value, [part], title=facts.printed.title, language=job.language, backs="none")
    expected = preflight.book_expected([(_PAPER, False)], "none", families(brand))
    return Checked(pdf, (*findings, *preflight.inspect(pdf, expected)))


def _said(facts: _Facts, language: str) -> dict[str, Any]:
    """What the page says, and its pages in small."""
    top = _FILES_AT + 5 + 10 * len(facts.files) + 2
    room = Size(_WIDTH, _FOOT_AT - top)
    small = imposition.thumbnails([one.pages for one in facts.told], room)
    picture = sheets.contact_picture([file.data for file in facts.files], small, room)
    first = {row.group: row.boxes[0].top for row in reversed(small.rows)}
    return {
        "title": facts.printed.title,
        "shop": facts.shop.title[language],
        "large": _large(facts, language),
        "rows": _rows(facts, language),
        "run": _counted(facts.copies, language) if facts.copies > 1 else None,
        "files": [
            {"name": file.name, "pages": file.pages, "sha256": sha256(file.data).hexdigest()} for file in facts.files
        ],
        "picture": f"data:image/png;base64,{b64encode(picture).decode()}",
        "top": top,
        "width": room.width,
        "height": room.height,
        "groups": [{"name": facts.files[group].name, "top": at - 5} for group, at in sorted(first.items())],
        "numbers": [
            {"first": row.first, "top": (row.boxes[0].top + row.boxes[0].bottom) / 2 - 2} for row in small.rows
        ],
        "left_out": small.left_out,
    }


def _large(facts: _Facts, language: str) -> dict[str, str]:
    """What decides the price; ``square`` is a key of the words."""
    shop, printed = facts.shop, facts.printed
    colours = {"CMYK": "4", "K": "1", "RGB": "RGB"}[facts.inks]
    back = f"/{colours if printed.sides > 1 else 0}"
    paper = f"{shop.paper.grammage} g · {_number(shop.paper.thickness, language)} mm"
    return {
        "trim": f"{_size(printed.trim, language)} mm",
        "amount": str(facts.pages),
        "paper": paper,
        "colours": colours if facts.inks == "RGB" else f"{colours}{back}",
        "corner": f"{_number(shop.corner, language)} mm" if shop.corner and printed.cards else "square",
    }


def _rows(facts: _Facts, language: str) -> list[dict[str, Any]]:
    """Pairs of a key of the words and what is said: a text, or in a list a key of the words again."""
    shop, deck = facts.shop, facts.material.deck
    condition = facts.intent or (shop.condition or "").upper()
    rows: list[tuple[str, str | list[str]]] = [
        ("bleed", f"{_number(shop.bleed, language)} mm"),
        ("safe", f"{_number(shop.safe, language)} mm"),
        ("order", [shop.order if facts.printed.cards else "as-read"]),
        *_sheet_rows(facts.plan, shop, language),
        ("condition", f"{condition}{' · PDF/X-4' if shop.pdfx else ''}" if condition else ["rgb"]),
        ("marks", [f"marks-{shop.marks}"]),
        ("plates", ", ".join(facts.plates) or ["no-plates"]),
        ("ink", f"{_number(shop.ink_limit, language)} %"),
    ]
    if deck is not None:
        # A word in braces is a key of the words.
        rows.append(("deck", f"{deck.cards} {{cards}} · {_number(deck.thickness, language)} mm"))
    return [{"key": key, "said": said} for key, said in rows]


def _sheet_rows(plan: imposition.Plan | None, shop: Shop, language: str) -> list[tuple[str, str | list[str]]]:
    """The press sheet: its paper, what lies on it, and how often each is printed where a card fills several places."""
    if plan is None:
        return [("sheet", ["no-sheet"])]
    name, size = imposition.paper_name(plan.paper), f"{_size(_upright(plan.paper), language)} mm"
    rows: list[tuple[str, str | list[str]]] = [
        ("sheet", size if size.startswith(name) else f"{name} · {size}"),
        ("on-sheet", f"{_most(plan)} {{cards}}"),
    ]
    if shop.stacking == "repeat":
        rows.append(("runs", _often(_runs(plan))))
    return rows


def _upright(paper: Size) -> Size:
    return paper if paper.height >= paper.width else paper.turned()


def _most(plan: imposition.Plan) -> int:
    """How many cards a sheet has, of the fullest."""
    return max(len(side.placements) for side in plan.sides)


def _runs(plan: imposition.Plan) -> list[int]:
    """How often each sheet is printed for one set."""
    return [side.run for side in plan.sides if side.kind != "back"]


def _often(runs: Sequence[int]) -> str:
    least, most = min(runs), max(runs)
    if least != most:
        return f"{least}–{most} {{times}}, {{see-sheet}}"
    often = "{once}" if most == 1 else f"{most} {{times}}"
    return often if len(runs) == 1 else f"{{each-sheet}} {often}"


def _sheet_as_data(plan: imposition.Plan | None, name: str | None) -> dict[str, Any] | None:
    if plan is None:
        return None
    paper = _upright(plan.paper)
    return {
        "name": name,
        "paper": imposition.paper_name(plan.paper),
        "width": paper.width,
        "height": paper.height,
        "cards": _most(plan),
        "runs": _runs(plan),
    }


def _as_json(facts: _Facts, brand: Brand) -> bytes:
    shop, printed, deck = facts.shop, facts.printed, facts.material.deck
    data: Mapping[str, Any] = {
        "product": {
            "material": facts.material.name,
            "title": printed.title,
            "brand": facts.material.brand,
            "client": brand.title if brand.client else None,
            "unit": brand.unit or None,
        },
        "shop": {"name": shop.name, "title": dict(shop.title)},
        "trim": {"width": printed.trim.width, "height": printed.trim.height},
        "bleed": shop.bleed,
        "safe": shop.safe,
        "corner": shop.corner if printed.cards else 0.0,
        "pages": facts.pages,
        "copies": facts.copies,
        "deck": None if deck is None else {"cards": deck.cards, "thickness": deck.thickness},
        "paper": {"grammage": shop.paper.grammage, "thickness": shop.paper.thickness},
        "sides": printed.sides,
        "colours": facts.inks,
        "plates": facts.plates,
        "ink_limit": shop.ink_limit,
        "pdfx": "PDF/X-4" if shop.pdfx else None,
        "output_intent": facts.intent or None,
        "condition": shop.condition,
        "order": shop.order if printed.cards else None,
        "marks": shop.marks,
        "sheet": _sheet_as_data(facts.plan, shop.sheet),
        "files": [
            {
                "name": file.name,
                "role": file.role,
                "pages": file.pages,
                "bytes": len(file.data),
                "sha256": sha256(file.data).hexdigest(),
            }
            for file in facts.files
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _size(size: Size, language: str) -> str:
    return f"{_number(size.width, language)} × {_number(size.height, language)}"


def _counted(count: int, language: str) -> str:
    """A whole number with its thousands apart."""
    text = f"{count:,}"
    return text.replace(",", ".") if language == "da" else text


def _number(value: float, language: str) -> str:
    text = format_mm(round(value, 2))
    return text.replace(".", ",") if language == "da" else text
