"""A folder with a ``layout.yml``: the size of a face, the fields that content fills, and how text is fitted to it."""

from __future__ import annotations

from kernekort.layout.loading import load_layout
from kernekort.layout.model import COMMON_FIELDS, FLOWS, LANGUAGES, TYPES, Count, Field, Fit, FitStep, Layout, Suit
from kernekort.layout.schema import json_schema
from kernekort.layout.words import read_words

__all__ = [
    "COMMON_FIELDS",
    "FLOWS",
    "LANGUAGES",
    "TYPES",
    "Count",
    "Field",
    "Fit",
    "FitStep",
    "Layout",
    "Suit",
    "json_schema",
    "load_layout",
    "read_words",
]
