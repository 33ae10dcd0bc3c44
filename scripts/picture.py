"""Draws ``content/images/den-tomme-stol.png``: a meeting table seen from above, and one chair that nobody sits on."""

from __future__ import annotations

import sys
from math import cos, radians, sin
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1920, 1080
FINER = 3
"""The picture is drawn this many times as large and then made smaller, so that its edges are smooth."""

GROUND, TABLE, SHADE = "#DCD0BB", "#FBF7EE", "#CBBDA3"
INK, PEOPLE = "#17191C", ("#A3282F", "#D9730D", "#0C1D63", "#053F2C", "#1D6A9B", "#5B2A63", "#6E5A3E")


def disc(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str) -> None:
    """A filled circle."""
    pen.ellipse([FINER * (x - radius), FINER * (y - radius), FINER * (x + radius), FINER * (y + radius)], fill=colour)


def main(target: Path) -> None:
    """Draws the picture into a file."""
    canvas = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), GROUND)
    pen = ImageDraw.Draw(canvas)
    x, y = WIDTH / 2, HEIGHT / 2
    disc(pen, x, y, 300, SHADE)
    disc(pen, x, y, 286, TABLE)
    places = [(x + 400 * cos(radians(angle)), y + 400 * sin(radians(angle))) for angle in range(-68, 292, 45)]
    for (left, top), colour in zip(places[1:], PEOPLE, strict=True):
        disc(pen, left, top, 92, colour)
        disc(pen, left, top, 46, INK)
    left, top = places[0]
    disc(pen, left, top, 92, INK)
    disc(pen, left, top, 84, TABLE)
    canvas.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(64).save(target, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
