"""A deck as a project: what a user of kernekort has on the disk."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.deck import Card, Deck

MATERIAL = "deck"


def write_project(folder: Path) -> Path:
    """An empty project; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kernekort.yml").write_text("name: Benchmark\nlanguage: da\nbrand: kernekort\n", encoding="utf-8")
    return folder


def write_deck(folder: Path, deck: Deck) -> None:
    """The deck as the material ``deck`` of a project, in the place of the one that was there."""
    head = ["layout: dialog-card", "title: Kernekort", "language: da", *(["fit: uniform"] if deck.uniform else [])]
    text = "\n".join([*head, "items:", *map(_item, deck.cards), ""])
    path = folder / "content" / f"{MATERIAL}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _item(card: Card) -> str:
    """A card as YAML; JSON is YAML too."""
    fields = {
        "id": card.id,
        "suit": card.question.suit,
        "level": card.help.level,
        "title": card.title,
        "question": card.question.text,
        **({"followups": card.help.followups} if card.help.followups else {}),
        "how": card.help.how,
        "listen": card.help.listen,
        "minutes": card.help.minutes,
        "group": card.help.group,
    }
    return f"  - {json.dumps(fields, ensure_ascii=False)}"
