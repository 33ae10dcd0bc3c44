"""What lies in output folders by the word of their manifest, so that it is nobody's input."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable

from kernekort.freshness.listing import Listing, below

Rows = dict[str, dict[str, object]]
"""What a manifest says of files, by name."""

MANIFEST = "build.json"
_LARGEST = 10_000_000
_BUILT = (".pdf", ".json")
_SOURCES = ("content", "layouts", "brand", "fonts", "icc")


def rows(folder: str) -> Rows:
    """What the manifest of a folder says; nothing when there is none.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not one.
    """
    path = os.path.join(folder, MANIFEST)
    try:
        if os.path.getsize(path) > _LARGEST:
            raise ValueError("no manifest of ours is that large")
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except FileNotFoundError:
        return {}
    listed = data.get("files") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        raise ValueError("not a manifest")
    return {row["path"]: row for row in listed if isinstance(row, dict) and _is_plain(row.get("path"))}


def without_products(root: str, found: Listing, folders: Iterable[str]) -> Listing:
    """The files below a folder without what was built into output folders.

    A manifest may have come along with a folder from anywhere, so only what may be built is taken for built.

    Raises:
        OSError: a manifest cannot be read.
        ValueError: a manifest is not one, or an output folder lies among the sources.
    """
    ours: set[str] = set()
    for folder in folders:
        names = [MANIFEST, *(name for name in rows(folder) if name.endswith(_BUILT))]
        # A folder that is a link is listed as one, and what it links to where it lies.
        for place in {folder, os.path.realpath(folder)}:
            prefix = below(root, place)
            if prefix is not None:
                if prefix.partition("/")[0] in _SOURCES:
                    raise ValueError("what is built here may be read")
                ours.update(f"{prefix}/{name}" if prefix else name for name in (*names, ""))
    return {path: known for path, known in found.items() if path not in ours}


def _is_plain(name: object) -> bool:
    return isinstance(name, str) and name not in ("", ".", "..") and not {"/", "\\", "\0"} & set(name)
