"""What the press needs beyond pages: inks by the brand and the shop's condition, the cut as a plate, the label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kernekort import press
from kernekort.brand import Brand
from kernekort.faces import Faces
from kernekort.findings import Checked, has_errors
from kernekort.library import Library
from kernekort.pipeline.job import Job
from kernekort.quick import dataclass
from kernekort.shops import Shop
from kernekort.units import Mm, Size


@dataclass(frozen=True)
class Cut:
    """Where a card is cut out of its page: the bottom left corner from the page's origin, in mm, and the size."""

    left: Mm
    bottom: Mm
    size: Size


@dataclass(frozen=True)
class Pressroom:
    """Where a brand meets a shop: without a ``condition`` colours stay as they are on a screen."""

    shop: Shop
    condition: press.Condition | None = None
    inks: press.Inks | None = None
    dated: str = ""

    def inked(self, faces: Faces) -> Faces:
        """The faces in ink, each of them and all that they share once.

        Raises:
            Stop: something whose colours cannot be told (``press-not-possible``).
        """
        if self.condition is None or self.inks is None:
            return faces
        return replace(faces, pdf=press.converted(faces.pdf, self.inks, self.condition), laid=None)

    def finished(self, pdf: bytes, title: str, cuts: Sequence[Sequence[Cut]] = ()) -> bytes:
        """Pages as the shop gets them: with the ``cuts`` of each page on a plate of their own, and labelled."""
        if self.shop.die_line:
            lines = {
                page: [press.die_line(cut.size, self.shop.corner, cut.left, cut.bottom) for cut in here]
                for page, here in enumerate(cuts)
            }
            pdf = press.with_spots(pdf, lines)
        if self.condition is None:
            return pdf
        label = press.Label(title, press.made_at(self.dated), self.shop.pdfx, self.shop.icc)
        return press.labelled(pdf, label, self.condition)


def pressroom(brand: Brand, shop: Shop, job: Job, library: Library) -> Checked[Pressroom]:
    """The pressroom for a brand in a shop.

    Findings: those of the condition's profile, ``colour-unprintable``.
    """
    if shop.condition is None:
        return Checked(Pressroom(shop, dated=job.dated))
    found = press.condition(shop.condition, library, job.profiles)
    if found.value is None or has_errors(found.findings):
        return Checked(None, found.findings)
    file = library.find("brand", brand.name)
    remarks = press.unprintable(brand, found.value, file.shown if file else "")
    room = Pressroom(shop, found.value, press.inks_of(brand, shop.ink_limit), job.dated)
    return Checked(room, (*found.findings, *remarks))
