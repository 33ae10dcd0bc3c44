"""Makes the picture of the README: cards, slides, a poster, the board, and sheets of A4, as they are cut."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from kernekort import pipeline
from kernekort.library import Library
from kernekort.pipeline import Job, Target

ROWS = (
    (("basis", "tomrummet-front"), ("basis", "koekkendoeren-front"), ("basis", "sovepuden-front"),
     ("basis", "pennen-front"), ("basis", "uden-klapsalver-back"), ("basis", "familiefotoet-back"),
     ("redskaber", "tre-stole-front"), ("redskaber", "tre-stole-back")),
    (("plakater", "forsvandt"), ("provokationer", "skolevejen"), ("provokationer", "bedst"), ("hjul", "skole")),
    (("kerneruten", "kerneruten"), ("programmer", "modul-3"), ("drejeboeger", "personalemoede-60-1"),
     ("handleplan", "handleplan")),
)  # fmt: skip
"""Each row of the picture: material and the label of its page, as ``kernekort export`` names it."""

WIDTH = 1680
GAP = 22
GROUND = "#E9E8E6"
DPI = {"plakater": 40, "provokationer": 60, "hjul": 60, "kerneruten": 70, "basis": 150, "redskaber": 120}
USUAL_DPI = 90


def main() -> None:
    """Writes ``docs/gallery.png``."""
    library = Library.open()
    drawn = {name: _drawn(name, library) for name in dict.fromkeys(name for row in ROWS for name, _ in row)}
    rows = [_row([drawn[name][label] for name, label in row]) for row in ROWS]
    height = sum(row.height for row in rows) + GAP * (len(rows) + 1)
    sheet = Image.new("RGB", (WIDTH + 2 * GAP, height), GROUND)
    top = GAP
    for row in rows:
        sheet.paste(row, (GAP, top))
        top += row.height + GAP
    target = Path("docs/gallery.png")
    sheet.quantize(200).save(target, optimize=True)
    print(target)


def _drawn(material: str, library: Library) -> dict[str, Image.Image]:
    """The pictures of a material by their labels."""
    wanted = {label.rsplit("-", 1)[0] if label.endswith(("-front", "-back", "-1")) else label
              for row in ROWS for name, label in row if name == material}  # fmt: skip
    job = Job(target=Target.PRESS, only={"id": tuple(sorted(wanted))})
    pictures = pipeline.draw(material, job, library, DPI.get(material, USUAL_DPI)).value
    if pictures is None:
        raise SystemExit(f"{material} has errors: kernekort check {material}")
    return {one.label: Image.open(BytesIO(one.data)).convert("RGB") for one in pictures}


def _row(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures beside one another, all as high as makes the row as wide as the sheet."""
    room = WIDTH - GAP * (len(pictures) - 1)
    height = round(room / sum(picture.width / picture.height for picture in pictures))
    row = Image.new("RGB", (WIDTH, height), GROUND)
    left = 0.0
    for picture in pictures:
        width = height * picture.width / picture.height
        row.paste(picture.resize((round(width), height), Image.Resampling.LANCZOS), (round(left), 0))
        left += width + GAP
    return row


if __name__ == "__main__":
    main()
