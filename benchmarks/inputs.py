"""What every program is given of the deck: the same texts and figures, in its own language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.pages import browser_document, card_documents, document, poured
from benchmarks.peers.typst_source import write_source
from benchmarks.sides import Side, side_of
from benchmarks.voices import Voice, voices_of


def write_inputs(project: Path, folder: Path) -> tuple[Path, ...]:
    """Writes everything into a folder; the folders of the fonts that the deck is set in."""
    prepared = poured(project)
    faces, voices = prepared.faces, voices_of(prepared.brand)
    sides = [side_of(face, prepared.brand) for face in faces]
    (folder / "cards").mkdir(parents=True, exist_ok=True)
    _write(folder / "deck.html", document(faces))
    _write(folder / "browser.html", browser_document(faces))
    for number, card in enumerate(card_documents(faces)):
        _write(folder / "cards" / f"{number:04}.html", card)
    write_source(folder / "typst", sides, voices)
    _write(folder / "sides.json", _as_json(sides, voices))
    return tuple(dict.fromkeys(voice.path.parent for voice in voices.values()))


def _as_json(sides: Sequence[Side], voices: dict[str, Voice]) -> str:
    told = {
        name: {"name": f"{voice.family}-{name}", "path": str(voice.path), "tracking": voice.tracking}
        for name, voice in voices.items()
    }
    return json.dumps({"voices": told, "sides": [_plain(side, voices) for side in sides]}, ensure_ascii=False)


def _plain(side: Side, voices: dict[str, Voice]) -> dict[str, Any]:
    """A side as plain data, with where the letters of each paragraph stand in a line."""
    data = asdict(side)
    for column, plain in zip(side.columns, data["columns"], strict=True):
        for paragraph, told in zip(column.paragraphs, plain["paragraphs"], strict=True):
            told["baseline"] = voices[paragraph.voice].baseline(paragraph)
    return data


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
