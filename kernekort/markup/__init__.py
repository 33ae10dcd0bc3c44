"""A deck poured into its layout: the only room that imports Jinja."""

from kernekort.markup.fitting import counted
from kernekort.markup.guide import Guide, pour_guide
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.markup.pouring import CardMarkup, Pouring, pour

__all__ = ["CardMarkup", "FaceMarkup", "Guide", "PageForm", "Pouring", "counted", "pour", "pour_guide"]
