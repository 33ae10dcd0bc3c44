"""A command line typed in a folder: run in this process, its answer looked at from outside."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kernekort.cli import run
from tests.faults.case import sound_project

DECK = """\
layout: dialog-card
title: Prøve
items:
  - {id: en, suit: vaerdi, level: let, question: Hvem er vi her for?}
  - {id: to, suit: social, level: dybde, question: Hvad kan de mærke?}
  - {id: tre, suit: vaerdi, level: modig, question: Hvornår lykkes det for jer?}
"""

ONE_CARD = "\n".join((*DECK.splitlines()[:4], ""))
"""The smallest deck there is."""


KIT = """
title: {da: Lille møde, en: Small meeting}
language: da
lead: {da: Et ark til hver., en: A sheet for each.}
variables:
  enhed: {type: text, title: {da: Enhed, en: Unit}, required: true, example: Team Nord}
  deltagere: {type: integer, title: {da: Deltagere, en: Participants}, required: true, example: 6, least: 1, most: 400}
unit: enhed
people: deltagere
per_table: 4
parts:
  - name: kort
    title: {da: Kort, en: Cards}
    material: kort
    copies: tables
    paper: card
    hand_out: {da: Til hvert bord., en: To each table.}
  - name: ark
    title: {da: Ark, en: Sheet}
    material: ark
    copies: people
    hand_out: {da: Til hver., en: To each.}
    screen: true
"""
SHEET = """
layout: worksheet
title: Ark
items:
  - id: ark
    title: Et ark
    blocks:
      - {kind: lines, title: Skriv, lines: 3}
"""


@dataclass(frozen=True)
class Ran:
    """How a command line ended, and what it said."""

    code: int
    stdout: str
    stderr: str

    @property
    def lines(self) -> list[str]:
        return self.stdout.splitlines()

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.stdout)


Typed = Callable[..., Ran]


def typed(folder: Path, *words: str) -> Ran:
    """Types a command line, without the program's name, in a folder."""
    with chdir(folder), redirect_stdout(io.StringIO()) as stdout, redirect_stderr(io.StringIO()) as stderr:
        code = run(words)
    ran = Ran(code, stdout.getvalue(), stderr.getvalue())
    assert "Traceback" not in ran.stderr
    return ran


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A sound project with a deck of three cards."""
    folder = tmp_path / "proeve"
    sound_project(folder)
    (folder / "content" / "kort.yml").write_text(DECK, encoding="utf-8")
    return folder


@pytest.fixture
def meeting(project: Path) -> Path:
    """A project with a small kit."""
    (project / "content" / "kits").mkdir()
    (project / "content" / "kits" / "lille.yml").write_text(KIT, encoding="utf-8")
    (project / "content" / "ark.yml").write_text(SHEET, encoding="utf-8")
    return project


@pytest.fixture
def personal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder for calibrated printers that no other test sees."""
    monkeypatch.setenv("KERNEKORT_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """An empty folder outside any project."""
    folder = tmp_path / "ingenting"
    folder.mkdir()
    return folder


@dataclass(frozen=True)
class Built:
    """A project and the build that was made of it."""

    folder: Path
    ran: Ran

    def pdf(self, name: str) -> Path:
        return self.folder / "build" / name


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The deck of three built for the office, once for all tests that only look at it."""
    folder = tmp_path_factory.mktemp("office") / "proeve"
    sound_project(folder)
    (folder / "content" / "kort.yml").write_text(DECK, encoding="utf-8")
    return Built(folder, typed(folder, "build", "--json"))


@pytest.fixture
def copied(office: Built, tmp_path: Path) -> Path:
    """A copy of the project that is built already."""
    return Path(shutil.copytree(office.folder, tmp_path / "bygget"))
