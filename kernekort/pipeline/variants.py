"""One material in many brands: laid out once in stand-ins for colours, and given each brand's colours afterwards.

What a brand changes besides colours, such as its name on a card, is laid out for it; the faces that have nothing of it
are found where they were kept. What cannot be given other colours is made in the plain way.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace
from typing import Literal

from kernekort import preflight
from kernekort.brand import undyed
from kernekort.content import Deck
from kernekort.faces import Dye, Engine, UndyeableError, Vat
from kernekort.findings import Checked, has_errors
from kernekort.library import Library
from kernekort.pipeline import finished, make
from kernekort.pipeline.job import Job, Material, Target
from kernekort.pipeline.preparing import brand_of, deck_of, poured
from kernekort.shops import Shop, load_shop

Route = Literal["laid", "recoloured"]
"""How a material came to be: laid out in its brand's colours, or recoloured."""

_MOST_DECKS = 8


class Variants:
    """Makes materials with an engine, one brand after another; what is the same for several is made once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._vat = Vat()
        self._seen = preflight.seen_so_far()
        self._decks: OrderedDict[Hashable, Checked[Deck]] = OrderedDict()
        self._undyeable: set[Hashable] = set()

    def make(self, material: str, job: Job, library: Library) -> tuple[Checked[Material], Route]:
        """A material, and the way that was taken; what it looks like does not depend on the way."""
        kind = (material, repr(replace(job, brand="", unit="", logo="")))
        if job.target is not Target.SCREEN and kind not in self._undyeable:
            try:
                return self._dyed(material, job, library, kind), "recoloured"
            except UndyeableError:
                self._undyeable.add(kind)
            finally:
                self._engine.dye = None
        return make(material, job, library, self._engine), "laid"

    def _dyed(self, material: str, job: Job, library: Library, kind: Hashable) -> Checked[Material]:
        """The material laid out in stand-ins and dyed.

        Raises:
            UndyeableError: it cannot be.
        """
        shop = load_shop(library, job.shop) if job.target is Target.PRESS else Checked[Shop](None)
        if shop.failed and job.target is Target.PRESS:
            return Checked(None, shop.findings)
        deck = self._deck(material, job, library, shop.value, kind)
        brand = brand_of(job, library, self._engine.bench)
        findings = (*shop.findings, *deck.findings, *brand.findings)
        if deck.value is None or brand.value is None or has_errors(findings):
            return Checked(None, findings)
        worn = undyed(brand.value)
        prepared = poured(deck.value, brand.value, job, library, self._engine.bench, worn)
        findings = (*findings, *prepared.findings)
        if prepared.value is None:
            return Checked(None, findings)
        self._engine.dye = Dye(worn.answers, self._vat)
        made = finished(material, prepared.value, shop.value, job, library, self._engine, self._seen)
        return Checked(made.value, (*findings, *made.findings))

    def _deck(self, material: str, job: Job, library: Library, shop: Shop | None, kind: Hashable) -> Checked[Deck]:
        """The deck of the occasion, read once for all brands."""
        if kind not in self._decks:
            self._decks[kind] = deck_of(material, job, library, shop)
            if len(self._decks) > _MOST_DECKS:
                self._decks.popitem(last=False)
        return self._decks[kind]
