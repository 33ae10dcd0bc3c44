"""Makes the picture of the README: twelve fronts and eight backs of the deck ``basis``, as they are cut."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from kernekort import pipeline, sheets
from kernekort.library import Library
from kernekort.pipeline import Job, Target

FRONTS = (
    "tomrummet", "koekkendoeren", "sovepuden", "pennen", "uden-klapsalver", "familiefotoet",
    "paa-koeleskabet", "haandelaget",
)  # fmt: skip
BACKS = FRONTS[:4]
DPI = 150
RADIUS = 3.0
GAP = 28
GROUND = "#E9E8E6"


def main() -> None:
    """Writes ``docs/gallery.png``."""
    library = Library.open()
    job = Job(target=Target.PRESS)
    prepared = pipeline.prepare("basis", job, library).value
    made = pipeline.make("basis", job, library).value
    if prepared is None or made is None:
        raise SystemExit("the deck has errors: kernekort check basis")
    pictures = sheets.pictures(made.products[0].data, DPI)
    named = {
        (face.item, face.side): Image.open(BytesIO(picture)).convert("RGB")
        for face, picture in zip(prepared.faces, pictures, strict=True)
    }
    wanted = [named[item, "front"] for item in FRONTS] + [named[item, "back"] for item in BACKS]
    target = Path("docs/gallery.png")
    contact_sheet(wanted, columns=4).quantize(160).save(target, optimize=True)
    print(target)


def contact_sheet(cards: list[Image.Image], columns: int) -> Image.Image:
    """The cards in rows, their corners rounded."""
    width, height = cards[0].size
    rows = -(-len(cards) // columns)
    sheet = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    mask = Image.new("L", (width * 2, height * 2), 0)
    corner = round(RADIUS / 25.4 * DPI * 2)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width * 2 - 1, height * 2 - 1), corner, fill=255)
    mask = mask.resize((width, height))
    for index, card in enumerate(cards):
        row, column = divmod(index, columns)
        sheet.paste(card, (GAP + column * (width + GAP), GAP + row * (height + GAP)), mask)
    return sheet


if __name__ == "__main__":
    main()
