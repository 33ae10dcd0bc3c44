"""Findings put into the user's language: sentences for the terminal, plain data for JSON."""

from kernekort.wording.catalogue import Catalogue
from kernekort.wording.room import CatalogueError
from kernekort.wording.spoken import Language, language
from kernekort.wording.terminal import Excerpt, Worded

__all__ = ["Catalogue", "CatalogueError", "Excerpt", "Language", "Worded", "language"]
