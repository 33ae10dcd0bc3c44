"""``build --for press``: files called as a shop wants them, and what is said of its sheets."""

from __future__ import annotations

from pathlib import Path

from kernekort.findings import Exit
from tests.cli.conftest import typed

SHOP = """\
title: {da: Torvet, en: The square}
extends: sra3
order: two-files
stacking: repeat
file_name: "{shop}_{material}.{brand}_{role}"
"""


def test_a_shop_names_its_files_and_its_sheets_are_told_of(project: Path) -> None:
    (project / "layouts" / "_shops").mkdir(parents=True)
    (project / "layouts" / "_shops" / "torvet.yml").write_text(SHOP, encoding="utf-8")
    ran = typed(project, "build", "kort", "--for", "press", "--shop", "torvet", "--brand", "kontor")
    assert ran.code == Exit.FINE
    roles = ("sheets-fronts.pdf", "sheets-backs.pdf", "ticket.pdf", "ticket.json")
    assert ran.lines == [f"build/torvet_kort.kontor_{role}" for role in roles]
    assert "Til trykkeriet: 1 trykark SRA3 på begge sider, vendt på den lange led." in ran.stderr
    assert "Hvor mange gange hvert ark trykkes, står på arket." in ran.stderr


def test_a_change_of_the_shop_is_a_reason_to_build(project: Path) -> None:
    file = project / "layouts" / "_shops" / "torvet.yml"
    file.parent.mkdir(parents=True)
    told = ("build", "kort", "--for", "press", "--shop", "torvet", "--brand", "kontor")
    file.write_text(SHOP.replace("extends: sra3", "extends: sra3\nturn: long"), encoding="utf-8")
    typed(project, *told)
    file.write_text(SHOP.replace("extends: sra3", "extends: sra3\nturn: short"), encoding="utf-8")
    assert "vendt på den korte led" in typed(project, *told).stderr
