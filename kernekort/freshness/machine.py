"""What files are made with: this Python, the packages that are installed, and the text engine."""

from __future__ import annotations

import os
import sys
from hashlib import sha256

from kernekort.freshness.native import native_versions

_ENDINGS = (".dist-info", ".egg-info", ".egg-link")
"""What the folder or file that tells of an installed package ends with; it is made anew with each installation."""


def machine() -> dict[str, str]:
    """Everything but files of ours, by name.

    Raises:
        OSError: the text engine is not to be found.
    """
    return {
        "python": f"{sys.version} {sys.executable}",
        "packages": sha256("\n".join(_packages(sys.path)).encode("utf-8", "surrogatepass")).hexdigest(),
        **native_versions(),
    }


def _packages(folders: list[str]) -> list[str]:
    """The packages that can be imported, each with the time it was installed."""
    found = []
    for folder in folders:
        try:
            with os.scandir(folder or ".") as entries:
                found += [
                    f"{folder}\0{entry.name}\0{entry.stat().st_mtime_ns}"
                    for entry in entries
                    if entry.name.endswith(_ENDINGS)
                ]
        except OSError:
            continue
    return sorted(found)
