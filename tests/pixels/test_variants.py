"""Every layout in brands that differ in colours, logo and unit: recoloured and laid out anew are the same pixels."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops

from kernekort.faces import Engine
from kernekort.library import Library
from kernekort.pipeline import Job, Target, make
from kernekort.pipeline.variants import Variants
from tests.asset_files import SHAPE, svg

LAYOUTS = (
    "article",
    "diagram-wheel",
    "dialog-card",
    "game-board",
    "homework",
    "programme",
    "question-poster",
    "script",
    "slide",
    "tool-card",
    "worksheet",
)
DPI = 150
COLOURS = {
    "aaen": ("#7B2D5E", "#8CC04B"),
    # Light where the others are dark, so that ink and paper change places.
    "banken": ("#F2C33A", "#C9E4F5"),
    # Text cannot be read on the first of these: it is mended.
    "dalen": ("#8A8A8A", "#E5331B"),
    "engen": ("#101060", "#F2A33A"),
}
"""By the name of a brand its two colours; all else is that of ``aaloese``."""


@pytest.fixture(scope="module")
def library(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A project with the example of every layout, and brands that differ in their colours."""
    folder = tmp_path_factory.mktemp("varianter")
    (folder / "content").mkdir()
    (folder / "brand").mkdir()
    (folder / "brand" / "nord.svg").write_bytes(svg(SHAPE))
    for layout in LAYOUTS:
        shutil.copy(checkout / "layouts" / layout / "example.yml", folder / "content" / f"{layout}.yml")
    for name, (first, second) in COLOURS.items():
        own = folder / "layouts" / "_brands" / name
        shutil.copytree(checkout / "layouts" / "_brands" / "aaloese", own)
        text = (own / "brand.yml").read_text(encoding="utf-8")
        (own / "brand.yml").write_text(text.replace("#0B5563", first).replace("#F2A33A", second), encoding="utf-8")
    return Library.open(folder)


@pytest.fixture(scope="module")
def variants() -> Iterator[tuple[Variants, Engine]]:
    with Engine(2, None, warm=True) as engine:
        yield Variants(engine), engine


def jobs() -> Iterator[Job]:
    """Four variants: two in colours alone, one with a logo of its own besides, one with a unit."""
    base = Job(target=Target.PRESS, unit="Ældre og Sundhed")
    for number, name in enumerate(COLOURS):
        job = replace(base, brand=name)
        yield replace(job, logo="brand/nord.svg") if number == 2 else replace(job, unit="Nord") if number == 3 else job


@pytest.mark.parametrize("layout", LAYOUTS)
def test_recoloured_is_the_same_as_laid_out_anew(
    layout: str, library: Library, variants: tuple[Variants, Engine]
) -> None:
    many, engine = variants
    for number, job in enumerate(jobs()):
        before = engine.laid_out
        made, route = many.make(layout, job, library)
        assert route == "recoloured"
        # A page of the programme does as its colours are: whether a tone can be told from another.
        assert number != 1 or layout == "programme" or engine.laid_out == before, "colours alone need no layout"
        plain = make(layout, job, library, engine)
        assert made.value is not None
        assert plain.value is not None
        assert made.findings == plain.findings
        for one, other in zip(made.value.products, plain.value.products, strict=True):
            assert differing(one.data, other.data) == 0


def differing(one: bytes, other: bytes) -> int:
    """How many pages of two files differ in any pixel."""
    with pypdfium2.PdfDocument(BytesIO(one)) as first, pypdfium2.PdfDocument(BytesIO(other)) as second:
        assert len(first) == len(second)
        pairs = [(first[number], second[number]) for number in range(len(first))]
        pictures = [[page.render(scale=DPI / 72).to_pil().convert("RGB") for page in pair] for pair in pairs]
        return sum(ImageChops.difference(*pair).getbbox() is not None for pair in pictures)


def test_what_works_colours_out_for_itself_is_laid_out_in_the_plain_way(
    checkout: Path, library: Library, variants: tuple[Variants, Engine]
) -> None:
    # Those before have read the layout as it was.
    many = Variants(variants[1])
    own = library.roots[0].path / "layouts" / "tool-card"
    shutil.copytree(checkout / "layouts" / "tool-card", own)
    with (own / "style.css").open("a", encoding="utf-8") as style:
        style.write(".never { background: linear-gradient(var(--ink), var(--paper)) }\n")
    job = Job(target=Target.PRESS, brand="engen", unit="Øst")
    made, route = many.make("tool-card", job, library)
    assert made.value is not None
    assert route == "laid"
    assert many.make("worksheet", replace(job, target=Target.SCREEN), library)[1] == "laid"
