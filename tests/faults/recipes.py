"""Files that cannot be stored as they are: of a wrong encoding, too large, or binary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

Recipe = Callable[[Path], None]

RECIPES: Mapping[str, Recipe] = {}
