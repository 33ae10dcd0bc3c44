"""A deck poured into its layout: the only room that imports Jinja."""

from kernekort.markup.bench import Bench
from kernekort.markup.fitting import counted
from kernekort.markup.guide import Guide, Patch, pour_guide
from kernekort.markup.house import Dressing, pour_house
from kernekort.markup.kit_guide import KitGuide, KitRow, guide_of_kit, pour_kit_guide
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.markup.pouring import CardMarkup, Pouring, pour

__all__ = [
    "Bench",
    "CardMarkup",
    "Dressing",
    "FaceMarkup",
    "Guide",
    "KitGuide",
    "KitRow",
    "PageForm",
    "Patch",
    "Pouring",
    "counted",
    "guide_of_kit",
    "pour",
    "pour_guide",
    "pour_house",
    "pour_kit_guide",
]
