"""Libraries with a brand in them, built for tests over the fonts that are shipped."""

from __future__ import annotations

from pathlib import Path

from kernekort.brand import Brand, load_brand
from kernekort.findings import Checked
from kernekort.library import Library

FIRST = 'name: Prøve\ncolours: ["#0B5563", "#F2A33A"]\n'


def brand_of(folder: Path, text: str = FIRST) -> Checked[Brand]:
    """The brand of a project whose ``brand/brand.yml`` holds a text."""
    (folder / "brand").mkdir(exist_ok=True)
    (folder / "brand/brand.yml").write_text(text, encoding="utf-8")
    return load_brand(Library.open(folder, own_brand="prove"), "prove")


def codes(checked: Checked[Brand]) -> list[str]:
    """The codes of what was found, in order."""
    return [finding.code for finding in checked.findings]
