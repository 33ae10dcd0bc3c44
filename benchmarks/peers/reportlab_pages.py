"""Draws sides with ReportLab: places, texts and paths are given, lines are broken at blanks, and nothing is kerned.

python -m benchmarks.peers.reportlab_pages SIDES.json OUT.pdf
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_SHAPE = re.compile(r"<path ([^>]*)/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_STEP = re.compile(r"([MLHVCQZ])([^MLHVCQZ]*)")
_NON_ZERO = 1
_NUMBER = re.compile(r"-?[\d.]+")
_ENDS = {"butt": 0, "miter": 0, "round": 1, "square": 2, "bevel": 2}


class Pages:
    """A file in the making; each drawing is a form that is made when it is first placed."""

    def __init__(self, path: str, voices: dict[str, Any]) -> None:
        self._canvas = Canvas(path, pageCompression=1)
        self._voices = voices
        self._forms: dict[str, str] = {}
        for voice in voices.values():
            pdfmetrics.registerFont(TTFont(voice["name"], voice["path"]))

    def add(self, side: dict[str, Any]) -> None:
        """One more page."""
        canvas, bleed = self._canvas, side["bleed"]
        width, height = ((side[name] + 2 * bleed) * mm for name in ("width", "height"))
        canvas.setPageSize((width, height))
        forms = [self._form(drawing["svg"]) for drawing in side["drawings"]]
        # From here on the origin is the upper left corner of the trimmed card; up is still up.
        canvas.translate(bleed * mm, height - bleed * mm)
        canvas.setFillColor(HexColor(side["ground"]))
        canvas.rect(*_rectangle(side["grounded"]), stroke=0, fill=1)
        for drawing, form in zip(side["drawings"], forms, strict=True):
            self._draw(drawing, form)
        for column in side["columns"]:
            self._write(column)
        canvas.showPage()

    def save(self) -> None:
        """Writes the file."""
        self._canvas.save()

    def _form(self, svg: str) -> str:
        if svg not in self._forms:
            name = self._forms[svg] = f"drawing{len(self._forms)}"
            side = _box_of(svg)
            self._canvas.beginForm(name, 0, 0, *side)
            self._canvas.transform(1, 0, 0, -1, 0, side[1])
            for shape in _SHAPE.finditer(svg):
                self._shape(dict(_ATTRIBUTE.findall(shape[1])))
            self._canvas.endForm()
        return self._forms[svg]

    def _shape(self, given: dict[str, str]) -> None:
        canvas, fill, stroke = self._canvas, given["fill"], given.get("stroke", "none")
        path = canvas.beginPath()
        _trace(path, given["d"])
        if fill != "none":
            canvas.setFillColor(HexColor(fill))
        if stroke != "none":
            canvas.setStrokeColor(HexColor(stroke))
            canvas.setLineWidth(float(given["stroke-width"]))
            canvas.setLineCap(_ENDS[given.get("stroke-linecap", "butt")])
            canvas.setLineJoin(_ENDS[given.get("stroke-linejoin", "miter")])
        canvas.drawPath(path, stroke=int(stroke != "none"), fill=int(fill != "none"), fillMode=_NON_ZERO)

    def _draw(self, drawing: dict[str, Any], form: str) -> None:
        canvas, (left, bottom, width, height) = self._canvas, _rectangle(drawing["box"])
        side = _box_of(drawing["svg"])
        canvas.saveState()
        if drawing["clip"]:
            path = canvas.beginPath()
            path.rect(*_rectangle(drawing["clip"]))
            canvas.clipPath(path, stroke=0, fill=0)
        canvas.translate(left, bottom)
        canvas.scale(width / side[0], height / side[1])
        canvas.doForm(form)
        canvas.restoreState()

    def _write(self, column: dict[str, Any]) -> None:
        canvas, down = self._canvas, column["top"]
        for paragraph in column["paragraphs"]:
            voice, size = self._voices[paragraph["voice"]], paragraph["size"]
            space = voice["tracking"] * size
            canvas.setFillColor(HexColor(paragraph["colour"]))
            canvas.setFont(voice["name"], size)
            down += paragraph["before"]
            for line in _lines(paragraph["text"], voice["name"], size, space, column["width"] * mm):
                height = -(down + paragraph["baseline"]) * mm
                if paragraph["right"]:
                    canvas.drawRightString((column["left"] + column["width"]) * mm, height, line, charSpace=space)
                else:
                    canvas.drawString(column["left"] * mm, height, line, charSpace=space)
                down += paragraph["leading"]
            down += paragraph["after"]


def _lines(text: str, font: str, size: float, space: float, width: float) -> Iterator[str]:
    for row in text.replace("\u00ad", "").split("\n"):
        line = ""
        for word in row.split(" "):
            longer = f"{line} {word}" if line else word
            if line and pdfmetrics.stringWidth(longer, font, size) + space * len(longer) > width:
                yield line
                longer = word
            line = longer
        yield line


def _trace(path: Any, steps: str) -> None:
    """Draws path data of absolute steps."""
    x = y = 0.0
    for step in _STEP.finditer(steps):
        numbers = [float(number) for number in _NUMBER.findall(step[2])]
        match step[1]:
            case "Z":
                path.close()
                continue
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "H":
                numbers = [numbers[0], y]
                path.lineTo(*numbers)
            case "V":
                numbers = [x, numbers[0]]
                path.lineTo(*numbers)
            case "C":
                path.curveTo(*numbers)
            case "Q":
                over, end = numbers[:2], numbers[2:]
                first = (x + (over[0] - x) * 2 / 3, y + (over[1] - y) * 2 / 3)
                second = (end[0] + (over[0] - end[0]) * 2 / 3, end[1] + (over[1] - end[1]) * 2 / 3)
                path.curveTo(*first, *second, *end)
        x, y = numbers[-2:]


def _box_of(svg: str) -> tuple[float, float]:
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if box is None:
        raise ValueError(svg[:80])
    return float(box[1]), float(box[2])


def _rectangle(box: dict[str, float]) -> tuple[float, float, float, float]:
    """Left, bottom, width and height in points."""
    return box["left"] * mm, -(box["top"] + box["height"]) * mm, box["width"] * mm, box["height"] * mm


def main(source: str, target: str) -> None:
    """Reads the sides and writes the file."""
    given = json.loads(Path(source).read_text(encoding="utf-8"))
    pages = Pages(target, given["voices"])
    for side in given["sides"]:
        pages.add(side)
    pages.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
