"""A deck poured into its layout: the only room that imports Jinja."""

from kernekort.markup.guide import Guide, pour_guide
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.markup.pouring import CardMarkup, Pouring, pour

__all__ = ["CardMarkup", "FaceMarkup", "Guide", "PageForm", "Pouring", "pour", "pour_guide"]
