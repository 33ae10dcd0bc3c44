"""Where this user's cache is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

VARIABLE = "KERNEKORT_CACHE"
"""The environment variable that names another folder."""


def cache_folder(env: Mapping[str, str] | None = None) -> Path | None:
    """The folder for what may be thrown away; ``None`` when this user has no home.

    ``env`` is the environment, that of the process when it is left out.
    """
    # Whoever asks whether anything has changed does without this module, which takes longer than the asking.
    from pathlib import Path

    found = cache_path(os.environ if env is None else env)
    return None if found is None else Path(found)


def cache_path(env: Mapping[str, str]) -> str | None:
    """The same folder as text."""
    if chosen := env.get(VARIABLE):
        return os.path.abspath(chosen)
    if sys.platform == "win32":
        local = env.get("LOCALAPPDATA")
        return os.path.join(local, "kernekort", "cache") if local else None
    if chosen := env.get("XDG_CACHE_HOME"):
        return os.path.join(os.path.abspath(chosen), "kernekort")
    home = env.get("HOME")
    if not home:
        return None
    below = ("Library", "Caches") if sys.platform == "darwin" else (".cache",)
    return os.path.join(home, *below, "kernekort")
