"""The words that templates print, and what the dimensions are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel

from kernekort.findings import Checked, Finding, Place, error, has_errors
from kernekort.layout.manifest import SuitsForm, WordsForm
from kernekort.layout.model import LANGUAGES, Suit
from kernekort.library import Library
from kernekort.sources import check_form, read_source

FormT = TypeVar("FormT", bound=BaseModel)

Words = Mapping[str, Mapping[str, str]]
"""Texts by language and key; every language is there."""

_SUITS = "layouts/_shared/suits.yml"


def read_words(library: Library, *names: str) -> Checked[Words]:
    """The words of folders below ``layouts/``, each laid over those before it; a folder without any has none.

    Findings: those of reading and checking ``words.yml``.
    """
    words: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    findings: list[Finding] = []
    for name in names:
        read = _read(library, f"layouts/{name}/words.yml", WordsForm)
        findings += read.findings
        if read.value is not None:
            words["da"] |= read.value.da
            words["en"] |= read.value.en
    return Checked(None if has_errors(findings) else words, tuple(findings))


def read_suits(library: Library) -> Checked[Mapping[str, Suit]]:
    """The eight dimensions by name.

    Findings: ``file-missing``, and those of reading and checking ``suits.yml``.
    """
    read = _read(library, _SUITS, SuitsForm)
    if read.value is None:
        absent = () if read.findings else (error("file-missing", Place(_SUITS)),)
        return Checked(None, read.findings + absent)
    suits = {name: getattr(read.value, name) for name in SuitsForm.model_fields}
    return Checked(
        {name: Suit(suit.title.model_dump(), suit.ask.model_dump()) for name, suit in suits.items()}, read.findings
    )


def _read(library: Library, relative: str, model: type[FormT]) -> Checked[FormT]:
    """A file of the library as a form; without a value and without findings when no root has it."""
    path = library.file(relative)
    if path is None:
        return Checked(None)
    shown = library.shown(path)
    read = read_source(path, shown)
    if read.value is None:
        return Checked(None, read.findings)
    checked = check_form(read.value, model, shown)
    return Checked(checked.value, read.findings + checked.findings)
