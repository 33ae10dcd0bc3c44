"""Where this user's cache is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "KERNEKORT_CACHE"
"""The environment variable that names another folder."""


def cache_folder(env: Mapping[str, str] | None = None) -> Path | None:
    """The folder for what may be thrown away; ``None`` when this user has no home.

    ``env`` is the environment, that of the process when it is left out.
    """
    env = os.environ if env is None else env
    if chosen := env.get(VARIABLE):
        return Path(chosen).absolute()
    if sys.platform == "win32":
        local = env.get("LOCALAPPDATA")
        return Path(local) / "kernekort" / "cache" if local else None
    if chosen := env.get("XDG_CACHE_HOME"):
        return Path(chosen).absolute() / "kernekort"
    home = env.get("HOME")
    if not home:
        return None
    below = Path("Library", "Caches") if sys.platform == "darwin" else Path(".cache")
    return Path(home) / below / "kernekort"
