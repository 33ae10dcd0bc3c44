"""From a content file to markup: everything before the first page is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kernekort.brand import Brand, load_brand
from kernekort.content import Deck, choose, load_deck
from kernekort.findings import Checked, Finding, has_errors
from kernekort.fit import Compounds, load_compounds
from kernekort.library import Library
from kernekort.markup import CardMarkup, FaceMarkup, Pouring, counted, pour
from kernekort.pipeline.job import Job, Target
from kernekort.sources import read_text
from kernekort.typeset import Setting

COMPOUNDS = "layouts/_shared/compounds.da.txt"


@dataclass(frozen=True)
class Prepared:
    """A deck read, chosen from, dressed in a brand and poured into its layout: ready to be laid out."""

    deck: Deck
    brand: Brand
    pouring: Pouring
    cards: tuple[CardMarkup, ...]

    @property
    def faces(self) -> tuple[FaceMarkup, ...]:
        """Every side of every card in the order of the deck."""
        return tuple(face for card in self.cards for face in card.faces)


def prepare(material: str, job: Job, library: Library) -> Checked[Prepared]:
    """Everything before the first page is set: deck, choice, brand, markup."""
    loaded = load_deck(library, material)
    brand = load_brand(library, job.brand)
    findings: list[Finding] = [*loaded.findings, *brand.findings]
    if loaded.value is None or brand.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    chosen = choose(loaded.value, job.only, job.pick, job.seed)
    findings += chosen.findings
    if chosen.value is None:
        return Checked(None, tuple(findings))
    # From here on the deck is that of the occasion, so its title may count the cards that were chosen.
    deck = replace(chosen.value, title=counted(chosen.value, chosen.value.title))
    pouring = Pouring(
        deck, brand.value, library, compounds(library, job.compounds), outline=job.target is Target.SCREEN
    )
    poured = pour(pouring)
    findings += poured.findings
    if poured.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    return Checked(Prepared(deck, brand.value, pouring, poured.value), tuple(findings))


def compounds(library: Library, own: Sequence[str] = ()) -> Compounds:
    """The joints of long words: the shipped list, the project's list lying over it, and the project's own words."""
    texts = []
    for root in reversed(library.roots):
        path = root.path / COMPOUNDS
        if path.is_file() and (text := read_text(path, library.shown(path)).value) is not None:
            texts.append(text)
    return load_compounds([*texts, "\n".join(own)])


def setting(prepared: Prepared, library: Library, variant: str | None = None) -> Setting:
    """What the typesetter needs to know besides the faces: names, typefaces, and what it may read."""
    brand = prepared.brand
    fonts = [
        (face.family, file.weight, file.style, file.path) for face in (brand.display, brand.text) for file in face.files
    ]
    return Setting(
        title=prepared.deck.title,
        language=prepared.deck.language,
        variant=variant,
        roots=tuple(root.path for root in library.roots),
        fonts=tuple(fonts),
    )
