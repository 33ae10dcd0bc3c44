"""Links inside a document: their targets get names of their own, since one file holds many documents."""

from __future__ import annotations

from urllib.parse import unquote
from xml.etree.ElementTree import Element


def keep_apart(section: Element, number: int) -> None:
    """Renames what a document links to in itself, so that no link leads to the same name in another document.

    What nothing in it links to keeps its name: a stylesheet or another document may ask for it.
    """
    linked = {_target(element) for element in section.iter()} - {""}
    own = {name: f"{name}--{number + 1}" for element in section.iter() if (name := element.get("id", "")) in linked}
    for element in section.iter():
        if (target := _target(element)) in own:
            element.set("href", f"#{own[target]}")
        if (name := element.get("id", "")) in own:
            element.set("id", own[name])


def _target(element: Element) -> str:
    reference = element.get("href", "") if element.tag == "a" else ""
    return unquote(reference[1:]) if reference.startswith("#") else ""
