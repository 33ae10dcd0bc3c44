"""The deck in Typst's language: figures as files, texts at their places, lines as high as in CSS."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from benchmarks.sides import Box, Column, Drawing, Paragraph, Side
from benchmarks.voices import Voice

_HEAD = """
#set text(hyphenate: false, lang: "da", number-type: "lining")
#set par(leading: 0pt, spacing: 0pt)
#set block(spacing: 0pt)
#let ground(x, y, w, h, colour) = place(dx: x, dy: y, rect(width: w, height: h, fill: colour))
#let drawing(x, y, w, h, file) = place(dx: x, dy: y, image(file, width: w, height: h))
#let clipped(x, y, w, h, body) = place(dx: x, dy: y, box(width: w, height: h, clip: true, body))
#let column(x, y, w, side, body) = place(dx: x, dy: y, block(width: w, align(side, body)))
#let said(voice, size, colour, above, below, words) = block(text(..voice, size: size, fill: colour,
  top-edge: above, bottom-edge: below, words))
"""


def write_source(folder: Path, sides: Sequence[Side], voices: dict[str, Voice]) -> Path:
    """The source and the files of the figures; where the source is."""
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    first = sides[0]
    size = f"width: {_mm(first.width + 2 * first.bleed)}, height: {_mm(first.height + 2 * first.bleed)}"
    parts = [f"#set page({size}, margin: 0mm)", _HEAD, *(_voice(voice) for voice in voices.values())]
    for number, side in enumerate(sides):
        parts += [*(["#pagebreak()"] if number else []), *_side(side, voices, folder)]
    source = folder / "deck.typ"
    source.write_text("\n".join(parts), encoding="utf-8")
    return source


def _voice(voice: Voice) -> str:
    style = "italic" if voice.italic else "normal"
    return (
        f'#let {voice.name} = (font: "{voice.family}", weight: {voice.weight}, style: "{style}", '
        f"tracking: {voice.tracking}em)"
    )


def _side(side: Side, voices: dict[str, Voice], folder: Path) -> Iterator[str]:
    yield f'#ground({_box(side.grounded, side.bleed)}, rgb("{side.ground}"))'
    yield from (_drawing(drawing, side.bleed, folder) for drawing in side.drawings)
    yield from (_column(column, voices, side.bleed) for column in side.columns)


def _drawing(drawing: Drawing, bleed: float, folder: Path) -> str:
    name = f"figures/{blake2b(drawing.svg.encode(), digest_size=8).hexdigest()}.svg"
    if not (folder / name).exists():
        (folder / name).write_text(drawing.svg, encoding="utf-8")
    box, clip = drawing.box, drawing.clip
    if clip is None:
        return f'#drawing({_box(box, bleed)}, "{name}")'
    inner = Box(box.left - clip.left, box.top - clip.top, box.width, box.height)
    return f'#clipped({_box(clip, bleed)}, drawing({_box(inner, 0)}, "{name}"))'


def _column(column: Column, voices: dict[str, Voice], bleed: float) -> str:
    side = "right" if column.paragraphs[0].right else "left"
    inside = "\n".join(_paragraph(paragraph, voices[paragraph.voice]) for paragraph in column.paragraphs)
    place = ", ".join(map(_mm, (column.left + bleed, column.top + bleed, column.width)))
    return f"#column({place}, {side})[\n{inside}]"


def _paragraph(paragraph: Paragraph, voice: Voice) -> str:
    above = voice.baseline(paragraph)
    below = above - paragraph.leading
    words = " + linebreak() + ".join(json.dumps(line, ensure_ascii=False) for line in paragraph.text.split("\n"))
    said = f'#said({voice.name}, {paragraph.size}pt, rgb("{paragraph.colour}"), {_mm(above)}, {_mm(below)}, {words})'
    return "\n".join((*_gap(paragraph.before), said, *_gap(paragraph.after)))


def _gap(height: float) -> tuple[str, ...]:
    return (f"#v({_mm(height)})",) if height else ()


def _box(box: Box, bleed: float) -> str:
    return ", ".join(map(_mm, (box.left + bleed, box.top + bleed, box.width, box.height)))


def _mm(value: float) -> str:
    return f"{value:.4g}mm"
